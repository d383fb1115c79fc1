using EmailSync.Features.Me;
using EmailSync.Features.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using FromHeaderAttribute = Microsoft.AspNetCore.Mvc.FromHeaderAttribute;

namespace EmailSync.Features.Administration;

/// <param name="IsActive">False: nobody in it syncs (S3).</param>
/// <param name="People">How many are in it.</param>
/// <param name="IsBuiltIn">New people come into it, so it cannot be deleted.</param>
/// <param name="Version">The ETag that a change names in If-Match.</param>
internal sealed record ProfileDocument(string Id, string Name, bool IsActive, int People, bool IsBuiltIn, string Version);

internal sealed record ProfilesDocument(IReadOnlyList<ProfileDocument> Items);

/// <param name="Name">1 to 80 characters, like no other profile's.</param>
internal sealed record NewProfileDocument(string Name);

/// <summary>Only what is to change.</summary>
/// <param name="Name">1 to 80 characters, like no other profile's.</param>
/// <param name="IsActive">False: nobody in it syncs (S3).</param>
internal sealed record SaveProfileDocument(string? Name = null, bool? IsActive = null);

/// <summary>Profiles, and the settings that they set and lock (S1 to S3). The group lets only administrators in.</summary>
internal static class ProfileEndpoints
{
    private const int LongestName = 80;

    public static void MapProfiles(this RouteGroupBuilder admin)
    {
        var profiles = admin.MapGroup("/profiles");
        profiles.MapGet("", GetProfiles).WithName("GetProfiles").WithSummary("The profiles, each with how many people are in it");
        profiles.MapPost("", AddProfile).WithName("AddProfile").WithSummary("A new profile, active, with nobody in it and nothing set");
        profiles.MapGet("/{id}", GetProfile).WithName("GetProfile").WithSummary("One profile, with its version as ETag");
        profiles.MapPut("/{id}", SaveProfile).WithName("SaveProfile").WithSummary("Renames a profile, or stops or starts everybody in it, over the version in If-Match")
            .Accepts<SaveProfileDocument>("application/json")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        profiles.MapDelete("/{id}", DeleteProfile).WithName("DeleteProfile").WithSummary("Deletes a profile in which nobody is")
            .ProducesProblem(StatusCodes.Status409Conflict);
        profiles.MapGet("/{id}/settings", GetProfileSettings).WithName("GetProfileSettings").WithSummary("A profile's settings and locks, with the version as ETag");
        profiles.MapPut("/{id}/settings", SaveProfileSettings).WithName("SaveProfileSettings").WithSummary("Saves what was changed, over the version in If-Match")
            .Accepts<SaveProfileSettingsDocument>("application/json")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<Ok<ProfilesDocument>> GetProfiles(CurrentUser user, ProfileStore profiles, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ProfilesDocument([.. (await profiles.ReadAllAsync(cancellationToken)).Select(Document)]));

    private static async Task<Results<Ok<ProfileDocument>, NotFound>> GetProfile(
        string id, CurrentUser user, ProfileStore profiles, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(id, cancellationToken) is not { } row)
        {
            return TypedResults.NotFound();
        }

        response.Headers.ETag = row.Tag;
        return TypedResults.Ok(Document(row));
    }

    private static async Task<Results<Created<ProfileDocument>, ValidationProblem>> AddProfile(
        NewProfileDocument profile, CurrentUser user, ProfileStore profiles, HttpResponse response, CancellationToken cancellationToken)
    {
        var name = profile.Name.Trim();
        if (!IsName(name))
        {
            return WrongName();
        }

        if (await profiles.CreateAsync(name, user.Id, cancellationToken) is not ProfileResult.Saved saved)
        {
            return NameTaken();
        }

        response.Headers.ETag = saved.Row.Tag;
        return TypedResults.Created($"/api/admin/profiles/{saved.Row.Id}", Document(saved.Row));
    }

    private static async Task<Results<Ok<ProfileDocument>, NotFound, ValidationProblem, ProblemHttpResult>> SaveProfile(
        string id,
        CurrentUser user,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        HttpRequest request,
        ProfileStore profiles,
        SettingsNews news,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(id, cancellationToken) is not { } row)
        {
            return TypedResults.NotFound();
        }

        if (FormProblems.OfVersion(ifMatch, row.Tag, "profile") is { } problem)
        {
            return problem;
        }

        var change = await VersionedBody.ReadAsync<SaveProfileDocument>(request, json.Value.SerializerOptions, cancellationToken);
        var name = change.Name?.Trim();
        if (name is not null && !IsName(name))
        {
            return WrongName();
        }

        switch (await profiles.SaveAsync(id, tag => FormTag.Matches(ifMatch, tag), name, change.IsActive, user.Id, cancellationToken))
        {
            case ProfileResult.Saved saved:
                if (saved.HasChanged)
                {
                    await news.AnnounceAsync(null);
                }

                request.HttpContext.Response.Headers.ETag = saved.Row.Tag;
                return TypedResults.Ok(Document(saved.Row));
            case ProfileResult.NameTaken:
                return NameTaken();
            case ProfileResult.Stale:
                return FormProblems.StaleOf("profile");
            default:
                return TypedResults.NotFound();
        }
    }

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> DeleteProfile(
        string id, CurrentUser user, ProfileStore profiles, CancellationToken cancellationToken) =>
        await profiles.DeleteAsync(id, user.Id, cancellationToken) switch
        {
            ProfileResult.Deleted => TypedResults.NoContent(),
            ProfileResult.InUse inUse => TypedResults.Problem(
                inUse.Row.IsBuiltIn
                    ? $"New people come into {inUse.Row.Name}, so it stays."
                    : $"There are still people in {inUse.Row.Name}: {inUse.Row.People}. Give them another profile first.",
                statusCode: StatusCodes.Status409Conflict,
                title: "The profile is needed."),
            _ => TypedResults.NotFound(),
        };

    private static async Task<Results<Ok<ProfileSettingsDocument>, NotFound>> GetProfileSettings(
        string id,
        CurrentUser user,
        ProfileStore profiles,
        SettingsForms forms,
        HttpResponse response,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken) =>
        await profiles.FindAsync(id, cancellationToken) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(Document(FormRequests.SetTag(response, await forms.LoadAsync(FormOwner.OfProfile(id), cancellationToken)), json));

    private static async Task<Results<Ok<ProfileSettingsDocument>, NotFound, ProblemHttpResult>> SaveProfileSettings(
        string id,
        CurrentUser user,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        HttpRequest request,
        ProfileStore profiles,
        FormRequests requests,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(id, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        var (state, problem) = await requests.SaveAsync(FormOwner.OfProfile(id), user.Id, ifMatch, request, cancellationToken);
        return problem is null ? TypedResults.Ok(Document(state!, json)) : problem;
    }

    private static ProfileDocument Document(ProfileRow row) => new(row.Id, row.Name, row.IsActive, row.People, row.IsBuiltIn, row.Tag);

    private static ProfileSettingsDocument Document(FormState state, IOptions<JsonOptions> json) => new(
        state.Values<EmailSettingValuesDocument>(json.Value.SerializerOptions), state.LevelsByName(), state.LocksByName());

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && !name.Any(char.IsControl);

    private static ValidationProblem WrongName() => Invalid($"A name of 1 to {LongestName} characters is expected.");

    private static ValidationProblem NameTaken() => Invalid("Another profile has this name.");

    private static ValidationProblem Invalid(string sentence) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["name"] = [sentence] });
}
