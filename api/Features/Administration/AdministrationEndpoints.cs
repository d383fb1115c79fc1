using EmailSync.Features.Me;
using EmailSync.Features.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using FromHeaderAttribute = Microsoft.AspNetCore.Mvc.FromHeaderAttribute;

namespace EmailSync.Features.Administration;

/// <summary>Only for the app role of administrators (N3); the group says so for every endpoint in it.</summary>
internal static class AdministrationEndpoints
{
    /// <param name="api">The interface.</param>
    /// <param name="policy">The policy that lets administrators in.</param>
    public static void MapAdministration(this IEndpointRouteBuilder api, string policy)
    {
        var admin = api.MapGroup("/admin").RequireAuthorization(policy).WithTags("Administration");
        admin.MapUsers();
        admin.MapProfiles();
        admin.MapProfileLists();
        admin.MapGet("/organisation", GetOrganisationSettings).WithName("GetOrganisationSettings").WithSummary("The organisation's settings and locks, with the version as ETag");
        admin.MapPut("/organisation", SaveOrganisationSettings).WithName("SaveOrganisationSettings")
            .WithSummary("Saves what was changed, over the version in If-Match")
            .Accepts<SaveOrganisationSettingsDocument>("application/json")
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<Ok<OrganisationSettingsDocument>> GetOrganisationSettings(
        CurrentUser user, SettingsForms forms, HttpResponse response, IOptions<JsonOptions> json, CancellationToken cancellationToken) =>
        TypedResults.Ok(Document(FormRequests.SetTag(response, await forms.LoadAsync(FormOwner.Organisation, cancellationToken)), json));

    private static async Task<Results<Ok<OrganisationSettingsDocument>, ProblemHttpResult>> SaveOrganisationSettings(
        CurrentUser user,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        HttpRequest request,
        FormRequests requests,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken)
    {
        var (state, problem) = await requests.SaveAsync(FormOwner.Organisation, user.Id, ifMatch, request, cancellationToken);
        return problem is null ? TypedResults.Ok(Document(state!, json)) : problem;
    }

    private static OrganisationSettingsDocument Document(FormState state, IOptions<JsonOptions> json) => new(
        state.Values<OrganisationSettingValuesDocument>(json.Value.SerializerOptions), state.LevelsByName(), state.LocksByName());
}
