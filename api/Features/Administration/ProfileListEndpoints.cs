using EmailSync.Features.AddressLists;
using EmailSync.Features.Me;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.Administration;

/// <summary>The Ignore List of a profile (M5). The group lets only administrators in.</summary>
internal static class ProfileListEndpoints
{
    public static void MapProfileLists(this RouteGroupBuilder admin)
    {
        var list = admin.MapGroup("/profiles/{id}/ignore-list");
        list.MapGet("", GetProfileIgnoreList).WithName("GetProfileIgnoreList").WithSummary("The Ignore List that holds for everybody in a profile");
        list.MapPost("", AddToProfileIgnoreList).WithName("AddToProfileIgnoreList").WithSummary("Puts addresses and domains on a profile's Ignore List");
        list.MapDelete("", RemoveFromProfileIgnoreList).WithName("RemoveFromProfileIgnoreList").WithSummary("Takes an entry off a profile's Ignore List");
    }

    private static async Task<Results<Ok<ListDocument>, NotFound>> GetProfileIgnoreList(
        string id, CurrentUser user, ProfileStore profiles, ListRequests requests, CancellationToken cancellationToken) =>
        await profiles.FindAsync(id, cancellationToken) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(await requests.ReadAsync(ListOwner.OfProfile(id), cancellationToken));

    private static async Task<Results<Ok<ListDocument>, NotFound, ValidationProblem>> AddToProfileIgnoreList(
        string id, NewEntriesDocument entries, CurrentUser user, ProfileStore profiles, ListRequests requests, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(id, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        return await requests.AddAsync(ListOwner.OfProfile(id), entries, user.Id, cancellationToken) is { } invalid
            ? invalid
            : TypedResults.Ok(await requests.ReadAsync(ListOwner.OfProfile(id), cancellationToken));
    }

    private static async Task<Results<Ok<ListDocument>, NotFound>> RemoveFromProfileIgnoreList(
        string id, string entry, CurrentUser user, ListRequests requests, CancellationToken cancellationToken) =>
        await requests.RemoveAsync(ListOwner.OfProfile(id), entry, user.Id, cancellationToken)
            ? TypedResults.Ok(await requests.ReadAsync(ListOwner.OfProfile(id), cancellationToken))
            : TypedResults.NotFound();
}
