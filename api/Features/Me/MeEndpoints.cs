using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.Me;

/// <summary>What the pages show of the person beside the token's own facts. Settings answer it: this slice stands beneath them.</summary>
internal delegate Task<PersonalFacts> PersonalFactsReader(string userId, CancellationToken cancellationToken);

/// <param name="TimeZone">The IANA zone in force for them.</param>
/// <param name="HelpContact">Shown wherever only an administrator can help.</param>
internal sealed record PersonalFacts(string TimeZone, string? HelpContact);

internal sealed record MeDocument(string Id, string DisplayName, string Email, bool IsAdmin, string TimeZone, string? HelpContact);

internal static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api) =>
        api.MapGet("/me", GetMe)
            .WithName("GetMe")
            .WithSummary("The signed-in person; the first call makes the user")
            .WithTags("Me");

    private static async Task<Ok<MeDocument>> GetMe(CurrentUser user, PersonalFactsReader readFacts, CancellationToken cancellationToken)
    {
        var facts = await readFacts(user.Id, cancellationToken);
        return TypedResults.Ok(new MeDocument(user.Id, user.DisplayName, user.Email, user.IsAdmin, facts.TimeZone, facts.HelpContact));
    }
}
