using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Evaluation;

/// <summary>
/// Finds what messages answer that carry neither In-Reply-To nor References (D19): the newest message of their conversation that the person
/// sent before.
/// </summary>
internal sealed class AnsweredInConversation(MessageStore messages, ExchangeClient exchange)
{
    /// <summary>By the immutable id of the message that answers.</summary>
    public async Task<IReadOnlyDictionary<string, AnsweredMessage>> FindAsync(
        EvaluationContext context, IReadOnlyList<DecisionInput> inputs, CancellationToken cancellationToken)
    {
        var conversations = inputs.Select(i => i.Message.ConversationId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var answers = new Dictionary<string, AnsweredMessage>(StringComparer.Ordinal);
        if (conversations.Count == 0)
        {
            return answers;
        }

        var reads = await exchange.FindByConversationIdsAsync(context.UserId, "sentitems", conversations, cancellationToken);
        if (reads.Select(r => r.Failure).FirstOrDefault(f => f is not (null or RemoteFailure.NotFound or RemoteFailure.Rejected)) is { } failure)
        {
            throw new RemoteException(failure);
        }

        var sent = reads.Select(r => r.Message).OfType<Message>().Where(context.Mailbox.Sent).ToLookup(m => m.ConversationId, StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            if (sent[input.Message.ConversationId].Where(m => m.SentAt < input.Message.Date).MaxBy(m => m.SentAt) is { SentAt: { } sentAt } answered)
            {
                var row = await messages.FindAsync(context.UserId, context.Kind, answered.Id, cancellationToken);
                answers[input.Message.Id] = new AnsweredMessage(
                    sentAt,
                    WasExcluded: row is { IsExcluded: true } || TrackedReply.IsExcludedByItself(answered, context.SmartAddresses),
                    WasRecorded: row?.Outcome == ReasonCodes.Spelling(Outcome.Recorded));
            }
        }

        return answers;
    }
}
