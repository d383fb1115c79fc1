using System.Text.Json;
using EmailSync.Integrations.Exchange.Wire;

namespace EmailSync.Integrations.Exchange;

/// <summary>Asks how many messages there are (E4).</summary>
internal sealed class MessageCounter(GraphSender sender, MailRequests requests, ILogger<MessageCounter> logger)
{
    public async Task<IReadOnlyList<FolderCount>> CountAsync(
        Lane lane, IReadOnlyList<string> folderIds, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var answers = await sender.ReadManyAsync(
            lane, [.. folderIds.Select(f => requests.Count(lane.UserId, f, from, before))], cancellationToken);
        return [.. folderIds.Zip(answers, (folder, answer) => new FolderCount(folder, Count(lane, answer)))];
    }

    private int? Count(Lane lane, GraphAnswer answer)
    {
        if (answer.Failure is null && answer.Property("@odata.count") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count) && count >= 0)
            return count;

        Log.NotCounted(logger, lane.UserId, answer.Failure?.Code ?? "no_count");
        return null;
    }
}
