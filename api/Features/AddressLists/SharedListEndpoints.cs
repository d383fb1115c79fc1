using EmailSync.Features.Me;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.AddressLists;

/// <summary>The organisation's Ignore List (M5) and its Global Exclusion List (D5), for administrators alone (N3).</summary>
internal static class SharedListEndpoints
{
    /// <param name="api">The interface.</param>
    /// <param name="policy">The policy that lets administrators in.</param>
    public static void MapSharedLists(this IEndpointRouteBuilder api, string policy)
    {
        var ignored = api.MapGroup("/admin/ignore-list").RequireAuthorization(policy).WithTags("Lists");
        ignored.MapGet("", GetIgnored).WithName("GetOrganisationIgnoreList").WithSummary("The Ignore List that holds for everybody");
        ignored.MapPost("", AddIgnored).WithName("AddToOrganisationIgnoreList").WithSummary("Puts addresses and domains on everybody's Ignore List");
        ignored.MapDelete("", RemoveIgnored).WithName("RemoveFromOrganisationIgnoreList").WithSummary("Takes an entry off everybody's Ignore List");

        var excluded = api.MapGroup("/admin/global-exclusions").RequireAuthorization(policy).WithTags("Lists");
        excluded.MapGet("", GetExcluded).WithName("GetGlobalExclusions").WithSummary("The Global Exclusion List: nothing with one of these on it is recorded");
        excluded.MapPost("", AddExcluded).WithName("AddToGlobalExclusions").WithSummary("Puts addresses and domains on the Global Exclusion List");
        excluded.MapDelete("", RemoveExcluded).WithName("RemoveFromGlobalExclusions").WithSummary("Takes an entry off the Global Exclusion List");
    }

    private static Task<Ok<ListDocument>> GetIgnored(CurrentUser user, ListRequests requests, CancellationToken cancellationToken) =>
        GetAsync(ListOwner.Organisation, requests, cancellationToken);

    private static Task<Results<Ok<ListDocument>, ValidationProblem>> AddIgnored(
        NewEntriesDocument entries, CurrentUser user, ListRequests requests, CancellationToken cancellationToken) =>
        AddAsync(ListOwner.Organisation, entries, user, requests, cancellationToken);

    private static Task<Results<Ok<ListDocument>, NotFound>> RemoveIgnored(
        string entry, CurrentUser user, ListRequests requests, CancellationToken cancellationToken) =>
        RemoveAsync(ListOwner.Organisation, entry, user, requests, cancellationToken);

    private static Task<Ok<ListDocument>> GetExcluded(CurrentUser user, ListRequests requests, CancellationToken cancellationToken) =>
        GetAsync(ListOwner.GlobalExclusions, requests, cancellationToken);

    private static Task<Results<Ok<ListDocument>, ValidationProblem>> AddExcluded(
        NewEntriesDocument entries, CurrentUser user, ListRequests requests, CancellationToken cancellationToken) =>
        AddAsync(ListOwner.GlobalExclusions, entries, user, requests, cancellationToken);

    private static Task<Results<Ok<ListDocument>, NotFound>> RemoveExcluded(
        string entry, CurrentUser user, ListRequests requests, CancellationToken cancellationToken) =>
        RemoveAsync(ListOwner.GlobalExclusions, entry, user, requests, cancellationToken);

    private static async Task<Ok<ListDocument>> GetAsync(ListOwner owner, ListRequests requests, CancellationToken cancellationToken) =>
        TypedResults.Ok(await requests.ReadAsync(owner, cancellationToken));

    private static async Task<Results<Ok<ListDocument>, ValidationProblem>> AddAsync(
        ListOwner owner, NewEntriesDocument entries, CurrentUser user, ListRequests requests, CancellationToken cancellationToken) =>
        await requests.AddAsync(owner, entries, user.Id, cancellationToken) is { } invalid
            ? invalid
            : TypedResults.Ok(await requests.ReadAsync(owner, cancellationToken));

    private static async Task<Results<Ok<ListDocument>, NotFound>> RemoveAsync(
        ListOwner owner, string entry, CurrentUser user, ListRequests requests, CancellationToken cancellationToken) =>
        await requests.RemoveAsync(owner, entry, user.Id, cancellationToken)
            ? TypedResults.Ok(await requests.ReadAsync(owner, cancellationToken))
            : TypedResults.NotFound();
}
