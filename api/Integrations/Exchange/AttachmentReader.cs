using System.Text.Json;
using EmailSync.Domain.Recording;
using EmailSync.Integrations.Exchange.Wire;

namespace EmailSync.Integrations.Exchange;

/// <summary>
/// Reads the attachments of messages: what there is, many in a request, and their bytes, small ones many in a request and larger ones one by
/// one. Throws only <see cref="RemoteException"/>, cancellation apart, and only where no answer came at all.
/// </summary>
internal sealed class AttachmentReader(GraphSender sender, AttachmentRequests requests, MailRequests mail)
{
    /// <summary>Twenty of them in base64 are no large answer.</summary>
    private const long LargestInBatch = 128 * 1024;

    /// <summary>What a mailbox stores beside a file's bytes, its icon among it, is no more than this.</summary>
    private const int MostProperties = 16 * 1024;

    /// <summary>What each message has, in the order of the ids: one request for every 20.</summary>
    /// <param name="userId">Whose mailbox.</param>
    /// <param name="messageIds">Immutable ids.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="isUrgent">For a person who looks on: before others that wait for the same mailbox.</param>
    public async Task<IReadOnlyList<AttachmentList>> ListAsync(
        string userId, IReadOnlyList<string> messageIds, CancellationToken cancellationToken, bool isUrgent = false)
    {
        var lane = new Lane(userId, isUrgent);
        var answers = await sender.ReadManyAsync(lane, [.. messageIds.Select(id => requests.List(userId, id))], cancellationToken);
        var lists = new List<AttachmentList>(messageIds.Count);
        foreach (var (id, answer) in messageIds.Zip(answers))
        {
            lists.Add(await ListAsync(lane, id, answer, cancellationToken));
        }

        return lists;
    }

    /// <summary>The bodies of these messages as they are, by id: one request for every 20; none for what could not be read.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadBodiesAsync(string userId, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        var answers = await sender.ReadManyAsync(
            new Lane(userId, IsUrgent: false), [.. messageIds.Select(id => requests.Body(userId, id))], cancellationToken);
        return messageIds.Zip(answers)
            .Where(pair => pair.Second.Failure is null)
            .ToDictionary(pair => pair.First, pair => GraphModels.Text(pair.Second.Property("body"), "content") ?? "", StringComparer.Ordinal);
    }

    /// <summary>The bytes of attachments, in their order; of an attached item its text as mail, contact or appointment.</summary>
    /// <param name="userId">Whose mailbox.</param>
    /// <param name="wanted">None of them a link, which has no bytes.</param>
    /// <param name="most">No more bytes of one are held.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<AttachmentRead>> ReadAsync(
        string userId, IReadOnlyList<AttachmentAddress> wanted, int most, CancellationToken cancellationToken)
    {
        var lane = new Lane(userId, IsUrgent: false);
        var reads = new AttachmentRead?[wanted.Count];
        var small = Enumerable.Range(0, wanted.Count).Where(i => wanted[i] is { Kind: AttachmentKind.File, ListedBytes: <= LargestInBatch }).ToList();
        var answers = await sender.ReadManyAsync(
            lane, [.. small.Select(i => requests.Whole(userId, wanted[i].MessageId, wanted[i].AttachmentId))], cancellationToken);
        foreach (var (i, answer) in small.Zip(answers))
        {
            reads[i] = Whole(answer, most);
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            reads[i] ??= Value(wanted[i], await sender.SendAsync(
                lane, requests.Value(userId, wanted[i].MessageId, wanted[i].AttachmentId, most), cancellationToken));
        }

        return [.. reads.OfType<AttachmentRead>()];
    }

    private async Task<AttachmentList> ListAsync(Lane lane, string messageId, GraphAnswer first, CancellationToken cancellationToken)
    {
        var found = new List<ListedAttachment>();
        for (var page = first; ;)
        {
            var failure = page.Failure ?? (GraphModels.Page(page) is null ? GraphFailures.Unusable("no_value") : null);
            if (failure is not null)
            {
                return new AttachmentList(messageId, [], failure);
            }

            found.AddRange(GraphModels.Page(page)!.Select(Read).OfType<ListedAttachment>());
            if (page.Text("@odata.nextLink") is not { } next)
            {
                return new AttachmentList(messageId, found, null);
            }

            page = await sender.SendAsync(lane, mail.Follow(GraphRoutes.AttachmentList, next, MessageContent.Headers, pageSize: null), cancellationToken);
        }
    }

    private static ListedAttachment? Read(JsonElement element)
    {
        if (GraphModels.Text(element, "id") is not { Length: > 0 } id)
        {
            return null;
        }

        var kind = GraphModels.Text(element, "@odata.type") switch
        {
            "#microsoft.graph.itemAttachment" => AttachmentKind.Item,
            "#microsoft.graph.referenceAttachment" => AttachmentKind.Link,
            _ => AttachmentKind.File,
        };
        var attachment = new Attachment
        {
            Id = id,
            Kind = kind,
            Name = GraphModels.Text(element, "name") ?? "",
            ListedBytes = element.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var bytes) ? bytes : 0,
        };
        var isInline = element.TryGetProperty("isInline", out var inline) && inline.ValueKind == JsonValueKind.True;
        return new ListedAttachment(attachment, isInline, GraphModels.Text(element, "contentId"));
    }

    private static AttachmentRead Whole(GraphAnswer answer, int most)
    {
        if (answer.Failure is not null)
        {
            return new AttachmentRead(null, IsTooLarge: false, answer.Failure);
        }

        return answer.Property("contentBytes") is { ValueKind: JsonValueKind.String } content && content.TryGetBytesFromBase64(out var bytes)
            ? new AttachmentRead(bytes.Length <= most ? bytes : null, IsTooLarge: bytes.Length > most, null)
            : new AttachmentRead(null, IsTooLarge: false, GraphFailures.Unusable("no_content"));
    }

    private static AttachmentRead Value(AttachmentAddress wanted, GraphAnswer answer)
    {
        if (answer.Failure is { Code: GraphTransport.TooLarge })
        {
            return new AttachmentRead(null, IsTooLarge: true, null);
        }

        return answer.Raw is { } bytes && !IsWhole(wanted, bytes)
            ? new AttachmentRead(null, IsTooLarge: false, GraphFailures.Unusable("not_whole"))
            : new AttachmentRead(answer.Raw, IsTooLarge: false, answer.Failure);
    }

    // Bytes say nothing of themselves: what was cut on its way, and the page that a proxy puts in a file's place, would be recorded as the file.
    // Exchange lists a file with its properties, some mailboxes as it travelled, which is 1.37 times as much. An item is text of headers.
    private static bool IsWhole(AttachmentAddress wanted, byte[] bytes) => wanted.Kind == AttachmentKind.Item
        ? bytes.AsSpan().TrimStart(" \t\r\n"u8) is not [(byte)'<', ..]
        : wanted.ListedBytes <= (1.4 * bytes.Length) + MostProperties;
}
