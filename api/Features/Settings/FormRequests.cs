using System.Text.Json;
using EmailSync.Domain.Settings;
using EmailSync.Features.Connections;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.Settings;

/// <summary>
/// A save of a form over HTTP, the same for every owner: 428 without a version, 412 over a newer save, then 400 and 409 (S6). After it, whoever
/// schedules is told.
/// </summary>
internal sealed class FormRequests(
    SettingsForms forms, Mailboxes mailboxes, SalesforceConnections salesforce, SettingsNews news, ILogger<FormRequests> logger)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static FormState SetTag(HttpResponse response, FormState state)
    {
        response.Headers.ETag = state.Tag;
        return state;
    }

    /// <returns>The form as it is now, or the problem.</returns>
    /// <exception cref="BadHttpRequestException">The body is not JSON.</exception>
    public async Task<(FormState? State, ProblemHttpResult? Problem)> SaveAsync(
        FormOwner owner, string actorId, string? ifMatch, HttpRequest request, CancellationToken cancellationToken)
    {
        if (ifMatch is null)
        {
            return (null, FormProblems.VersionMissing);
        }

        if (!FormTag.Matches(ifMatch, (await forms.LoadAsync(owner, cancellationToken)).Tag))
        {
            return (null, FormProblems.Stale);
        }

        var change = await ReadAsync(owner, request, cancellationToken);
        if (!change.IsValid)
        {
            return (null, FormProblems.Invalid(change.Errors));
        }

        switch (await forms.SaveAsync(owner, actorId, tag => FormTag.Matches(ifMatch, tag), change, cancellationToken))
        {
            case SaveResult.Stale:
                return (null, FormProblems.Stale);
            case SaveResult.Locked locked:
                return (null, FormProblems.Locked(locked.LevelsByName));
            case SaveResult.NothingToLock nothing:
                return (null, FormProblems.NothingToLock(nothing.Names));
            case SaveResult.Saved result:
                if (result.HasChanged)
                {
                    logger.SettingsSaved(owner.Level, owner.Id);
                    await news.AnnounceAsync(owner.UserId);
                }

                return (SetTag(request.HttpContext.Response, result.State), null);
            default:
                throw new InvalidOperationException("A save has ended in a way that is not known here.");
        }
    }

    /// <summary>What would be in force for a person, were the form saved with this body; nothing is saved (N2).</summary>
    /// <exception cref="BadHttpRequestException">The body is not JSON.</exception>
    public async Task<(EffectiveSettings? Settings, ProblemHttpResult? Problem)> TryOnAsync(
        FormOwner owner, HttpRequest request, CancellationToken cancellationToken)
    {
        var change = await ReadAsync(owner, request, cancellationToken);
        if (!change.IsValid)
        {
            return (null, FormProblems.Invalid(change.Errors));
        }

        var (settings, locked) = await forms.TryOnAsync(owner, change, cancellationToken);
        return locked.Count == 0 ? (settings, null) : (null, FormProblems.Locked(locked));
    }

    private async Task<ValidationResult> ReadAsync(FormOwner owner, HttpRequest request, CancellationToken cancellationToken)
    {
        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(request.Body, Strict, cancellationToken);
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The body is not JSON.", e);
        }

        using (body)
        {
            if (body.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Invalid("body", "An object was expected: { \"values\": { … }, \"unset\": [ … ] }.");
            }

            var mayLock = owner.Form != SettingsForm.User;
            foreach (var field in body.RootElement.EnumerateObject())
            {
                if (field.Name is not ("values" or "unset") && !(mayLock && field.Name == "locks"))
                {
                    return Invalid(field.Name, $"This field is not known here; {(mayLock ? "values, unset and locks" : "values and unset")} are.");
                }
            }

            using var empty = JsonDocument.Parse("{}");
            var values = body.RootElement.TryGetProperty("values", out var given) ? given : empty.RootElement;
            JsonElement? unset = body.RootElement.TryGetProperty("unset", out var names) ? names : null;
            JsonElement? locks = body.RootElement.TryGetProperty("locks", out var asked) ? asked : null;
            return SettingsCatalogue.Validate(values, unset, owner.Form, await FactsAsync(owner, values, cancellationToken), locks);
        }
    }

    /// <summary>What a change is checked against: fresh where it is about that, and not checked where it is not known.</summary>
    private async Task<ValidationFacts> FactsAsync(FormOwner owner, JsonElement values, CancellationToken cancellationToken)
    {
        if (owner.UserId is not { } userId || values.ValueKind != JsonValueKind.Object)
        {
            return new();
        }

        if (values.TryGetProperty(SettingNames.Folders, out _))
        {
            await mailboxes.TryRefreshAsync(userId, TimeSpan.FromMinutes(5), cancellationToken);
        }

        var folders = await mailboxes.FoldersAsync(userId, cancellationToken);
        var organisation = values.TryGetProperty(SettingNames.SalesforceType, out _)
            ? await salesforce.TryRefreshOrganisationAsync(userId, SalesforceConnections.DescribeEvery, cancellationToken)
            : null;
        return new() { Folders = folders.Count > 0 ? folders : null, TaskTypes = organisation?.TaskTypes };
    }

    private static ValidationResult Invalid(string field, string sentence) =>
        new(new Dictionary<string, string>(), [], new Dictionary<string, string[]> { [field] = [sentence] });
}
