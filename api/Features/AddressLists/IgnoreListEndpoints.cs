using EmailSync.Domain.Settings;
using EmailSync.Features.Connections;
using EmailSync.Features.Me;
using EmailSync.Features.Settings;
using EmailSync.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.AddressLists;

/// <summary>A person's Ignore List (M5): their own entries, and those that hold for them.</summary>
internal static class IgnoreListEndpoints
{
    public static void MapIgnoreList(this IEndpointRouteBuilder api)
    {
        var list = api.MapGroup("/me/ignore-list").WithTags("Lists");
        list.MapGet("", GetIgnoreList).WithName("GetIgnoreList").WithSummary("Everything that is ignored on my mail, and where each entry comes from.");
        list.MapPost("", AddToIgnoreList).WithName("AddToIgnoreList").WithSummary("Puts addresses and domains on my Ignore List, by line, comma or semicolon.");
        list.MapDelete("", RemoveFromIgnoreList).WithName("RemoveFromIgnoreList").WithSummary("Takes an entry of my own off my Ignore List.")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<IgnoreListDocument>> GetIgnoreList(
        CurrentUser me, AddressListStore store, Mailboxes mailboxes, CancellationToken cancellationToken)
    {
        // Whose mailbox was never read has no domains yet; they are there from the first visit on.
        await mailboxes.TryRefreshAsync(me.Id, Mailboxes.ReadEvery, cancellationToken);
        return TypedResults.Ok(await DocumentAsync(me.Id, store, mailboxes, cancellationToken));
    }

    private static async Task<Results<Ok<IgnoreListDocument>, ValidationProblem>> AddToIgnoreList(
        NewEntriesDocument entries, CurrentUser me, ListRequests requests, AddressListStore store, Mailboxes mailboxes, CancellationToken cancellationToken) =>
        await requests.AddAsync(ListOwner.OfUser(me.Id), entries, me.Id, cancellationToken) is { } invalid
            ? invalid
            : TypedResults.Ok(await DocumentAsync(me.Id, store, mailboxes, cancellationToken));

    private static async Task<Results<Ok<IgnoreListDocument>, NotFound, ProblemHttpResult>> RemoveFromIgnoreList(
        string entry, CurrentUser me, ListRequests requests, AddressListStore store, Mailboxes mailboxes, CancellationToken cancellationToken)
    {
        var isRemoved = await requests.RemoveAsync(ListOwner.OfUser(me.Id), entry, me.Id, cancellationToken);
        var document = await DocumentAsync(me.Id, store, mailboxes, cancellationToken);
        if (isRemoved)
        {
            return TypedResults.Ok(document);
        }

        return AddressEntry.TryParse(entry, out var asked) && document.Items.FirstOrDefault(item => item.Entry == asked.Text) is { } held
            ? TypedResults.Problem(NotYours(held.Source), statusCode: StatusCodes.Status409Conflict, title: "The entry is not yours.")
            : TypedResults.NotFound();
    }

    private static string NotYours(EntrySource source) => source switch
    {
        EntrySource.Mailbox => "It is a domain of your own mailbox, and always ignored.",
        EntrySource.Profile => "It is on the list of your profile. Only an administrator can take it off.",
        _ => "It is on your organisation's list. Only an administrator can take it off.",
    };

    private static async Task<IgnoreListDocument> DocumentAsync(
        string userId, AddressListStore store, Mailboxes mailboxes, CancellationToken cancellationToken)
    {
        var domains = (await mailboxes.ReadAsync(userId, cancellationToken)).Addresses
            .Select(address => AddressEntry.OfDomain(address.Domain)?.Text)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(domain => new IgnoredEntryDocument(domain, EntrySource.Mailbox, null));
        var listed = (await store.ReadIgnoredAsync(userId, cancellationToken))
            .Select(row => new IgnoredEntryDocument(row.Entry, SourceOf(row.Level), row.AddedAt.ToInstant()));
        return new IgnoreListDocument([.. domains.Concat(listed).OrderBy(item => item.Source)]);
    }

    private static EntrySource SourceOf(string level) => level switch
    {
        Levels.User => EntrySource.User,
        Levels.Profile => EntrySource.Profile,
        _ => EntrySource.Organisation,
    };
}
