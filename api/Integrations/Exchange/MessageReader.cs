using System.Text.Json;
using EmailSync.Integrations.Exchange.Wire;

namespace EmailSync.Integrations.Exchange;

/// <summary>Reads messages by id, by folder, by Internet Message-ID and by conversation.</summary>
internal sealed class MessageReader(GraphSender sender, MailRequests requests, ILogger<MessageReader> logger)
{
    private const int SmallestPage = 10;
    private const int IdsPage = 1000;

    public async Task<IReadOnlyList<MessageRead>> ReadAsync(
        Lane lane, IReadOnlyList<string> ids, MessageContent content, CancellationToken cancellationToken)
    {
        var answers = await sender.ReadManyAsync(lane, [.. ids.Select(id => requests.Message(lane.UserId, id, content))], cancellationToken);
        return [.. ids.Zip(answers, (id, answer) =>
            answer.Failure is null ? MessageMapping.Read(answer.Body, content, id) : new MessageRead(id, null, null, answer.Failure))];
    }

    public async Task<MessagePage> ListAsync(Lane lane, MessageListQuery query, CancellationToken cancellationToken)
    {
        var answer = await PageAsync(
            lane, query.NextLink, query.PageSize, query.Content, size => requests.Messages(lane.UserId, query, size), cancellationToken);
        var elements = Elements(answer);
        return new MessagePage(
            [.. elements.Select(e => MessageMapping.Read(e, query.Content, null))],
            answer.Text("@odata.nextLink"),
            query.Content != MessageContent.BodyOnly && elements.Count > 0 && !elements.Any(MessageMapping.HasMapiProperties));
    }

    public async Task<MessageIdPage> ListIdsAsync(
        Lane lane, string folderId, DateTimeOffset from, DateTimeOffset before, string? nextLink, CancellationToken cancellationToken)
    {
        var answer = await PageAsync(
            lane, nextLink, IdsPage, MessageContent.Headers, size => requests.Ids(lane.UserId, folderId, from, before, size), cancellationToken);
        var messages = Elements(answer)
            .Select(e => (Id: GraphModels.Text(e, "id"), ReceivedAt: GraphModels.Instant(e, "receivedDateTime")))
            .Where(m => !string.IsNullOrEmpty(m.Id))
            .Select(m => new ListedMessageId(m.Id!, m.ReceivedAt));
        return new MessageIdPage([.. messages], answer.Text("@odata.nextLink"));
    }

    public async Task<IReadOnlyList<MessageRead>> FindAsync(
        Lane lane, string? folder, SearchedBy property, IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        var answers = await sender.ReadManyAsync(
            lane, [.. values.Select(value => requests.Search(lane.UserId, folder, property, value))], cancellationToken);
        return [.. values.Zip(answers).SelectMany(pair => Found(pair.First, pair.Second))];
    }

    private static IEnumerable<MessageRead> Found(string searched, GraphAnswer answer)
    {
        var failure = answer.Failure ?? (GraphModels.Page(answer) is null ? GraphFailures.Unusable("no_value") : null);
        return failure is null
            ? GraphModels.Page(answer)!.Select(e => MessageMapping.Read(e, MessageContent.Headers, null))
            : [new MessageRead(searched, null, null, failure)];
    }

    // A page that Exchange cannot make in time (504), or that is larger than what is held, is asked for at half the size; a link holds its own
    // size, so there it is a preference.
    private async Task<GraphAnswer> PageAsync(
        Lane lane, string? link, int size, MessageContent content, Func<int, GraphRequest> first, CancellationToken cancellationToken)
    {
        for (var smaller = false; ; smaller = true, size /= 2)
        {
            var request = link is null ? first(size) : requests.Follow(GraphRoutes.MessageList, link, content, smaller ? size : null) with { Repeats504 = false };
            if (smaller)
                Log.SmallerPage(logger, lane.UserId, size);

            var answer = await sender.SendAsync(lane, request, cancellationToken);
            var isTooMuch = answer.Status == 504 || answer.Failure is { Code: GraphTransport.TooLarge };
            if (!isTooMuch || size / 2 < SmallestPage)
                return answer.Failure is null ? answer : throw new RemoteException(answer.Failure);
        }
    }

    private static IReadOnlyList<JsonElement> Elements(GraphAnswer answer) =>
        GraphModels.Page(answer) ?? throw new RemoteException(GraphFailures.Unusable("no_value"));
}
