using EmailSync.Features.Me;
using EmailSync.Features.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using FromHeaderAttribute = Microsoft.AspNetCore.Mvc.FromHeaderAttribute;

namespace EmailSync.Features.Administration;

/// <summary>Whether a person may sync, and by which profile (S3).</summary>
/// <param name="Version">The ETag that a change names in If-Match.</param>
internal sealed record UserAccessDocument(string Id, UserProfileDocument Profile, bool IsLockedOut, string Version);

/// <summary>Only what is to change.</summary>
/// <param name="ProfileId">The profile to be in.</param>
/// <param name="IsLockedOut">True: they sync nothing (S3).</param>
internal sealed record SaveUserDocument(string? ProfileId = null, bool? IsLockedOut = null);

/// <summary>People: how their job goes, their profile, and whether they are locked out (S3). The group lets only administrators in.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this RouteGroupBuilder admin)
    {
        admin.MapGet("/users", GetUsers).WithName("GetUsers").WithSummary("Everybody who has visited, and how their job goes");
        admin.MapPut("/users/{id}", SaveUser).WithName("SaveUser").WithSummary("Gives a person another profile, or locks them out, over the version in If-Match")
            .Accepts<SaveUserDocument>("application/json")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<Ok<UserSummariesDocument>> GetUsers(CurrentUser user, UserOverview overview, CancellationToken cancellationToken) =>
        TypedResults.Ok(await overview.ReadAsync(cancellationToken));

    private static async Task<Results<Ok<UserAccessDocument>, NotFound, ValidationProblem, ProblemHttpResult>> SaveUser(
        string id,
        CurrentUser user,
        [FromHeader(Name = "If-Match")] string? ifMatch,
        HttpRequest request,
        UserAccess access,
        SettingsNews news,
        IOptions<JsonOptions> json,
        CancellationToken cancellationToken)
    {
        if (await access.FindAsync(id, cancellationToken) is not { } row)
        {
            return TypedResults.NotFound();
        }

        if (FormProblems.OfVersion(ifMatch, row.Tag, "user") is { } problem)
        {
            return problem;
        }

        var change = await VersionedBody.ReadAsync<SaveUserDocument>(request, json.Value.SerializerOptions, cancellationToken);
        switch (await access.SaveAsync(id, tag => FormTag.Matches(ifMatch, tag), change.ProfileId, change.IsLockedOut, user.Id, cancellationToken))
        {
            case UserAccessResult.Saved saved:
                if (saved.HasChanged)
                {
                    await news.AnnounceAsync(id);
                }

                request.HttpContext.Response.Headers.ETag = saved.Row.Tag;
                return TypedResults.Ok(new UserAccessDocument(
                    saved.Row.Id, new UserProfileDocument(saved.Row.ProfileId, saved.Row.ProfileName), saved.Row.IsLockedOut, saved.Row.Tag));
            case UserAccessResult.NoSuchProfile:
                return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["profileId"] = ["The id of a profile is expected."] });
            case UserAccessResult.Stale:
                return FormProblems.StaleOf("user");
            default:
                return TypedResults.NotFound();
        }
    }
}
