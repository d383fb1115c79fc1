using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Evaluation;

/// <summary>
/// Finds what incoming messages answer (D19): among the rows, then in Sent Items by the Internet Message-ID, many in one request. Only
/// mode <c>designated</c> asks, and only for messages that nothing else designates.
/// </summary>
internal sealed class AnsweredMessages(MessageStore messages, AnsweredInConversation inConversations, ExchangeClient exchange)
{
    private const int MostLookedFor = 6;

    /// <summary>By the immutable id of the message that answers; without those that answer nothing the person sent.</summary>
    public async Task<IReadOnlyDictionary<string, AnsweredMessage>> FindAsync(
        EvaluationContext context, IReadOnlyList<DecisionInput> inputs, CancellationToken cancellationToken)
    {
        if (context.Settings.Mode != SyncMode.Designated)
        {
            return new Dictionary<string, AnsweredMessage>();
        }

        var asking = inputs
            .Where(i => i.Recorded is null && TrackedReply.MayBe(i.Message, i.Mailbox) && !Categories.Has(i.Message.Categories, Categories.Record))
            .ToList();
        var ids = asking.SelectMany(i => Answered(i.Message)).Distinct(StringComparer.Ordinal).ToList();
        var rows = (await messages.FindByInternetMessageIdsAsync(context.UserId, context.Kind, ids, cancellationToken))
            .ToLookup(r => r.InternetMessageId!, StringComparer.Ordinal);
        var elsewhere = await InSentItemsAsync(context, [.. ids.Where(id => !rows.Contains(id))], cancellationToken);

        var byConversation = await inConversations.FindAsync(context, [.. asking.Where(i => !Answered(i.Message).Any())], cancellationToken);
        var answers = new Dictionary<string, AnsweredMessage>(StringComparer.Ordinal);
        foreach (var input in asking)
        {
            var found = Answered(input.Message)
                .Select(id => rows[id].Select(r => FromRow(context, r)).FirstOrDefault(a => a is not null) ?? elsewhere.GetValueOrDefault(id))
                .FirstOrDefault(a => a is not null)
                ?? byConversation.GetValueOrDefault(input.Message.Id);
            if (found is not null)
            {
                answers[input.Message.Id] = found;
            }
        }

        return await WithoutAutomaticRepliesAsync(context, answers, inputs, cancellationToken);
    }

    /// <summary>The likeliest first; the far end of a long thread is older than the ten days that count.</summary>
    private static IEnumerable<string> Answered(Message message) => TrackedReply.MessageIds(message).Take(MostLookedFor);

    private static AnsweredMessage? FromRow(EvaluationContext context, MessageRow row)
    {
        if (!EmailAddress.TryParse(row.FromAddress, out var from) || !context.Mailbox.Addresses.Contains(from) || row.ReceivedAt is not { } at)
        {
            return null;
        }

        return new AnsweredMessage(
            DateTimeOffset.FromUnixTimeMilliseconds(at),
            WasExcluded: row.IsExcluded,
            WasRecorded: row.Outcome == ReasonCodes.Spelling(Outcome.Recorded));
    }

    private async Task<IReadOnlyDictionary<string, AnsweredMessage>> InSentItemsAsync(
        EvaluationContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, AnsweredMessage>(StringComparer.Ordinal);
        if (ids.Count == 0)
        {
            return found;
        }

        foreach (var read in await exchange.FindByInternetMessageIdsAsync(context.UserId, "sentitems", ids, cancellationToken))
        {
            if (read.Failure is { } failure and not (RemoteFailure.NotFound or RemoteFailure.Rejected))
            {
                throw new RemoteException(failure);
            }

            if (read.Message is { InternetMessageId: { } id, SentAt: { } sentAt } sent && context.Mailbox.Sent(sent))
            {
                found[id] = new AnsweredMessage(sentAt, TrackedReply.IsExcludedByItself(sent, context.SmartAddresses), WasRecorded: false);
            }
        }

        return found;
    }

    /// <summary>The header Auto-Submitted costs Exchange more than the rest, so it is read only of what would otherwise be a tracked reply.</summary>
    private async Task<IReadOnlyDictionary<string, AnsweredMessage>> WithoutAutomaticRepliesAsync(
        EvaluationContext context, Dictionary<string, AnsweredMessage> answers, IReadOnlyList<DecisionInput> inputs, CancellationToken cancellationToken)
    {
        var unknown = inputs
            .Where(i => answers.TryGetValue(i.Message.Id, out var a) && i.Message.IsAutoSubmitted is null
                && TrackedReply.Is(i.Message, i.Mailbox, a, context.Settings.Replies))
            .Select(i => i.Message.Id)
            .ToList();
        if (unknown.Count == 0)
        {
            return answers;
        }

        foreach (var read in await exchange.ReadMessagesAsync(context.UserId, unknown, MessageContent.AutoSubmitted, cancellationToken))
        {
            if (read.Failure is { } failure and not RemoteFailure.NotFound)
            {
                throw new RemoteException(failure);
            }

            if (read.Message?.IsAutoSubmitted == true)
            {
                answers.Remove(read.Id);
            }
        }

        return answers;
    }
}
