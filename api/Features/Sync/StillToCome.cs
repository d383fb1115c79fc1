using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Features.Evaluation;

namespace EmailSync.Features.Sync;

/// <summary>While folders are being read: the open messages about which one in a page still to come may decide.</summary>
internal static class StillToCome
{
    /// <returns>The ids of those that wait for the next page.</returns>
    public static async Task<IReadOnlySet<string>> FindWaitingAsync(
        EvaluationContext context, MessageStore messages, IReadOnlyList<(MessageRow Row, Message Message)> open, CancellationToken cancellationToken)
    {
        // What the person asked for is designated, so it does not inherit anything (D7).
        var answered = open.ToDictionary(
            m => m.Row.Id, m => m.Row.Wish == Wish.None ? TrackedReply.DirectlyAnswered(m.Message) : null, StringComparer.Ordinal);
        var known = (await messages.FindByInternetMessageIdsAsync(
                context.UserId, context.Kind, [.. answered.Values.OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken))
            .Select(r => r.InternetMessageId!)
            .ToHashSet(StringComparer.Ordinal);
        return open
            .Where(m => MayHaveSentCopy(context, m.Message) || (answered[m.Row.Id] is { } id && !known.Contains(id)))
            .Select(m => m.Row.Id)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>A message from the person's own address outside Sent Items (R6).</summary>
    private static bool MayHaveSentCopy(EvaluationContext context, Message message) =>
        context.SentItemsId is { } sent && context.MappedFolderIds.Contains(sent) && message.FolderId != sent && context.Mailbox.Sent(message);
}
