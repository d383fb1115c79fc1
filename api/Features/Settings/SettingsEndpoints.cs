using System.Text.Json;
using EmailSync.Domain.Settings;
using EmailSync.Features.Connections;
using EmailSync.Features.Me;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using FromHeaderAttribute = Microsoft.AspNetCore.Mvc.FromHeaderAttribute;

namespace EmailSync.Features.Settings;

/// <summary>The settings of a person's own email job.</summary>
internal static class SettingsEndpoints
{
    private const string Address = $"/me/jobs/{JobKinds.Email}/settings";

    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup(Address).WithTags("Settings");
        settings.MapGet("", GetEmailSettings).WithName("GetEmailSettings").WithSummary("The settings in force, the level of each, and the version as ETag");
        settings.MapPut("", SaveEmailSettings).WithName("SaveEmailSettings").WithSummary("Saves what was changed, over the version in If-Match")
            .Accepts<SaveEmailSettingsDocument>("application/json")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<Ok<EmailSettingsDocument>> GetEmailSettings(
        CurrentUser user,
        Mailboxes mailboxes,
        SettingsForms forms,
        HttpResponse response,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken)
    {
        // The zone comes from the mailbox, so its first reading would change the form between loading and saving.
        await mailboxes.TryRefreshAsync(user.Id, Mailboxes.ReadEvery, cancellationToken);
        return TypedResults.Ok(Document(FormRequests.SetTag(response, await forms.LoadAsync(FormOwner.OfUser(user.Id), cancellationToken)), json));
    }

    private static async Task<Results<Ok<EmailSettingsDocument>, ProblemHttpResult>> SaveEmailSettings(
        CurrentUser user,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        HttpRequest request,
        FormRequests requests,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken)
    {
        var (state, problem) = await requests.SaveAsync(FormOwner.OfUser(user.Id), user.Id, ifMatch, request, cancellationToken);
        return problem is null ? TypedResults.Ok(Document(state!, json)) : problem;
    }

    private static EmailSettingsDocument Document(FormState state, IOptions<JsonOptions> json) => new(
        state.Values<EmailSettingValuesDocument>(json.Value.SerializerOptions),
        state.LevelsByName(),
        state.LocksByName(),
        [.. state.Warnings.Select(warning => new SettingWarningDocument(warning.Setting, warning.Sentence))]);
}

/// <summary>A form as the documents show it.</summary>
internal static class FormStates
{
    public static T Values<T>(this FormState state, JsonSerializerOptions options) =>
        JsonSerializer.SerializeToElement(state.Document.Values).Deserialize<T>(options)!;

    public static IReadOnlyDictionary<string, SettingLevel> LevelsByName(this FormState state) => Parse(state.Document.Levels);

    public static IReadOnlyDictionary<string, SettingLevel> LocksByName(this FormState state) => Parse(state.Document.Locks);

    private static Dictionary<string, SettingLevel> Parse(IReadOnlyDictionary<string, string> levels) =>
        levels.ToDictionary(pair => pair.Key, pair => Enum.Parse<SettingLevel>(pair.Value, ignoreCase: true));
}
