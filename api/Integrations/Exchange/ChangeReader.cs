using System.Text.Json;
using EmailSync.Integrations.Exchange.Wire;

namespace EmailSync.Integrations.Exchange;

/// <summary>Reads which messages changed, many folders in one request.</summary>
internal sealed class ChangeReader(GraphSender sender, MailRequests requests, GraphUrls urls, ILogger<ChangeReader> logger)
{
    public async Task<IReadOnlyList<FolderChanges>> ReadAsync(
        Lane lane, IReadOnlyList<FolderCursor> cursors, CancellationToken cancellationToken)
    {
        var changes = new FolderChanges?[cursors.Count];
        var inBatch = new List<(int Index, GraphRequest Request)>();
        for (var i = 0; i < cursors.Count; i++)
        {
            try
            {
                inBatch.Add((i, Request(lane, cursors[i])));
            }
            catch (RemoteException e)
            {
                changes[i] = new FolderChanges(cursors[i].FolderId, null, e.Failure);
            }
        }

        // A link to another version of Graph cannot stand in a batch.
        var alone = inBatch.Where(r => urls.InsideBatch(r.Request.Url) is null).ToArray();
        inBatch.RemoveAll(r => alone.Contains(r));
        var answers = await sender.ReadManyAsync(lane, [.. inBatch.Select(r => r.Request)], cancellationToken);
        for (var i = 0; i < inBatch.Count; i++)
        {
            var answer = answers[i];
            if (inBatch.Count > 1 && answer is { Status: 400, Failure: RemoteFailure.Rejected refused })
            {
                Log.OutsideBatch(logger, lane.UserId, refused.Code);
                answer = await sender.SendAsync(lane, inBatch[i].Request, cancellationToken);
            }

            changes[inBatch[i].Index] = Read(cursors[inBatch[i].Index], answer);
        }

        foreach (var (index, request) in alone)
            changes[index] = Read(cursors[index], await sender.SendAsync(lane, request, cancellationToken));

        return changes!;
    }

    private GraphRequest Request(Lane lane, FolderCursor cursor) => cursor.Link is null
        ? requests.FirstChanges(lane.UserId, cursor.FolderId, cursor.PageSize)
        : requests.Follow(GraphRoutes.Delta, cursor.Link, MessageContent.Headers, cursor.PageSize);

    private FolderChanges Read(FolderCursor cursor, GraphAnswer answer)
    {
        if (answer.Failure is not null)
            return new FolderChanges(cursor.FolderId, null, WithOwnLink(answer.Failure));

        var elements = GraphModels.Page(answer);
        var page = new ChangePage(
            [.. (elements ?? []).Select(Read).OfType<MessageChange>()],
            answer.Text("@odata.nextLink"),
            answer.Text("@odata.deltaLink"));
        var isWhole = elements is not null && (page.NextLink is null) != (page.DeltaLink is null);
        return isWhole
            ? new FolderChanges(cursor.FolderId, page, null)
            : new FolderChanges(cursor.FolderId, null, GraphFailures.Unusable("partial_page"));
    }

    // Four fields of each message: a model of the SDK for each would be most of what the walk through a large mailbox allocates.
    private static MessageChange? Read(JsonElement element)
    {
        if (GraphModels.Text(element, "id") is not { Length: > 0 } id)
            return null;

        return new MessageChange(
            id,
            element.TryGetProperty("@removed", out _),
            GraphModels.Instant(element, "receivedDateTime"),
            GraphModels.Text(element, "changeKey") ?? GraphModels.ChangeKey(GraphModels.Text(element, "@odata.etag")));
    }

    // Where the server's way to begin again leads elsewhere, we begin again by ourselves.
    private RemoteFailure WithOwnLink(RemoteFailure failure) =>
        failure is RemoteFailure.CursorExpired { RestartLink: { } link } expired && urls.Own(link) is null
            ? expired with { RestartLink = null }
            : failure;
}
