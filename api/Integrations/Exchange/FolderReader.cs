using EmailSync.Domain.Mail;
using EmailSync.Integrations.Exchange.Wire;
using GraphFolder = Microsoft.Graph.Models.MailFolder;
using SearchFolder = Microsoft.Graph.Models.MailSearchFolder;

namespace EmailSync.Integrations.Exchange;

/// <summary>Reads the folder tree, level by level: one request for every 20 folders that have children.</summary>
internal sealed class FolderReader(GraphSender sender, MailRequests requests)
{
    // Without these the folders that must never be mapped could not be told from the others.
    private static readonly string[] Needed = ["inbox", "sentitems", "drafts", "deleteditems", "junkemail", "outbox"];

    private static readonly string[] WellKnown = [.. Needed, "archive"];

    public async Task<IReadOnlyList<MailFolder>> ReadAsync(Lane lane, CancellationToken cancellationToken)
    {
        var first = await sender.ReadManyAsync(
            lane, [requests.TopFolders(lane.UserId), .. WellKnown.Select(n => requests.Folder(lane.UserId, n))], cancellationToken);
        var names = Names([.. first.Skip(1)]);
        var found = new Dictionary<string, MailFolder>(StringComparer.Ordinal);
        var open = Take(null, first[0], lane, names, found);
        while (open.Count > 0)
        {
            var answers = await sender.ReadManyAsync(lane, [.. open.Select(o => o.Request)], cancellationToken);
            open = [.. open.Zip(answers).SelectMany(pair => Take(pair.First.ParentId, pair.Second, lane, names, found))];
        }

        return [.. found.Values];
    }

    private static Dictionary<string, string> Names(GraphAnswer[] answers)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, answer) in WellKnown.Zip(answers))
        {
            // Not every mailbox has an archive.
            if (answer.Failure is null && answer.Text("id") is { } id)
                names.TryAdd(id, name);
            else if (answer.Failure is not (null or RemoteFailure.NotFound) && Needed.Contains(name))
                throw new RemoteException(answer.Failure);
        }

        return names;
    }

    // Adds a page's folders and answers what must be asked next: the next page, and the children of those that have some.
    private List<(string? ParentId, GraphRequest Request)> Take(
        string? parentId, GraphAnswer answer, Lane lane, Dictionary<string, string> names, Dictionary<string, MailFolder> found)
    {
        // Deleted between two requests: its children are gone with it.
        if (answer.Failure is RemoteFailure.NotFound && parentId is not null)
            return [];

        if (answer.Failure is not null)
            throw new RemoteException(answer.Failure);

        var next = new List<(string?, GraphRequest)>();
        foreach (var element in GraphModels.Page(answer) ?? throw new RemoteException(GraphFailures.Unusable("no_value")))
        {
            var folder = GraphModels.Read(element, GraphFolder.CreateFromDiscriminatorValue);
            if (folder is null or SearchFolder || folder.Id is not { Length: > 0 } id || folder.IsHidden == true)
                continue;

            var isNew = found.TryAdd(id, new MailFolder(id, parentId, folder.DisplayName ?? "", names.GetValueOrDefault(id)));
            if (isNew && folder.ChildFolderCount is > 0)
                next.Add((id, requests.ChildFolders(lane.UserId, id)));
        }

        if (answer.Text("@odata.nextLink") is { } link)
            next.Add((parentId, requests.Follow(GraphRoutes.Folder, link, MessageContent.Headers, null)));

        return next;
    }
}
