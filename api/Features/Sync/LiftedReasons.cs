using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using EmailSync.Features.AddressLists;
using EmailSync.Features.Evaluation;

namespace EmailSync.Features.Sync;

/// <summary>Waiting messages whose reason may hold no more, since another message, a colleague's copy or a list has changed.</summary>
internal sealed class LiftedReasons(MessageStore messages, InheritedExclusions inherited, PersonListReader lists)
{
    /// <summary>A change of settings, folders or own addresses may change any of them; what failed keeps its back-off.</summary>
    public static readonly string[] ChangeWithSettings =
        [.. Enum.GetValues<ReasonCode>().Where(c => ReasonCodes.LookAgainOf(c) != LookAgain.Never && c != ReasonCode.Failed).Select(ReasonCodes.Spelling)];

    /// <returns>The ids of those that are to be decided afresh.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(EvaluationContext context, long listsSince, CancellationToken cancellationToken) =>
    [
        .. await AnsweredNowAsync(context, cancellationToken),
        .. await ListedNowAsync(context, listsSince, cancellationToken),
        .. await NoLongerExcludedAsync(context, cancellationToken),
    ];

    /// <summary>D9: what was not designated is looked at again once the message that it answers has been recorded.</summary>
    private async Task<IEnumerable<string>> AnsweredNowAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        if (context.Settings.Mode != SyncMode.Designated)
        {
            return [];
        }

        var waiting = (await ReadAsync(context, ReasonCode.NotDesignated, cancellationToken))
            .ConvertAll(w => (w.Row, w.Message.ConversationId, Answers: TrackedReply.MessageIds(w.Message)));
        var recorded = (await messages.FindByInternetMessageIdsAsync(
                context.UserId, context.Kind, [.. waiting.SelectMany(w => w.Answers).Distinct(StringComparer.Ordinal)], cancellationToken))
            .Where(r => r.Outcome == ReasonCodes.Spelling(Outcome.Recorded))
            .ToLookup(r => r.InternetMessageId, StringComparer.Ordinal);
        var conversations = waiting.Where(w => w.Answers.Count == 0).Select(w => w.ConversationId).OfType<string>().Distinct(StringComparer.Ordinal);
        var sent = (await messages.FindRecordedInAsync(context.UserId, context.Kind, [.. conversations], cancellationToken))
            .Where(r => EmailAddress.TryParse(r.FromAddress, out var from) && context.Mailbox.Addresses.Contains(from))
            .ToLookup(r => r.ConversationId, StringComparer.Ordinal);
        return waiting
            .Where(w => (w.Answers.Count == 0 ? sent[w.ConversationId] : w.Answers.SelectMany(id => recorded[id])).Any(r => r.DecidedAt >= w.Row.DecidedAt))
            .Select(w => w.Row.Id);
    }

    /// <summary>D5, D11: what has an address on it that was put on one of the person's lists, or taken off, since the last run.</summary>
    private async Task<IReadOnlyList<string>> ListedNowAsync(EvaluationContext context, long since, CancellationToken cancellationToken)
    {
        var changed = await lists.ReadChangedAsync(context.UserId, since, context.Lists.Position, cancellationToken);
        if (changed.Count == 0)
        {
            return [];
        }

        var list = new AddressList(changed);
        return
        [
            .. (await messages.ReadWaitingAsync(context.UserId, context.Kind, ChangeWithSettings, cancellationToken))
                .Where(row => MessageFacts.TryRead(row.Facts) is not { } message
                    || AddressSelection.All(message, context.Mailbox, context.SmartAddresses).Any(a => list.Find(a) is not null))
                .Select(row => row.Id),
        ];
    }

    /// <summary>D7: what it answers has been decided anew since, or its sender's word holds no more.</summary>
    private async Task<IEnumerable<string>> NoLongerExcludedAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var waiting = await ReadAsync(context, ReasonCode.ExcludedParent, cancellationToken);
        var bySender = waiting.ToLookup(w => FindingsDocument.TryRead(w.Row.Findings) is [{ Variant: Variants.Sender }, ..]);
        var lifted = await inherited.FindLiftedAsync(
            context, [.. bySender[true].Select(w => w.Row.InternetMessageId).OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken);
        var answering = bySender[false].Select(w => (w.Row, Parent: TrackedReply.DirectlyAnswered(w.Message))).ToList();
        var parents = (await messages.FindByInternetMessageIdsAsync(
                context.UserId, context.Kind, [.. answering.Select(w => w.Parent).OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken))
            .ToLookup(r => r.InternetMessageId, StringComparer.Ordinal);
        return
        [
            .. bySender[true].Where(w => w.Row.InternetMessageId is { } id && lifted.Contains(id)).Select(w => w.Row.Id),
            .. answering.Where(w => parents[w.Parent].Any(p => p.DecidedAt >= w.Row.DecidedAt)).Select(w => w.Row.Id),
        ];
    }

    private async Task<List<(MessageRow Row, Message Message)>> ReadAsync(EvaluationContext context, ReasonCode code, CancellationToken cancellationToken) =>
        (await messages.ReadWaitingAsync(context.UserId, context.Kind, [ReasonCodes.Spelling(code)], cancellationToken))
        .Select(r => (Row: r, Message: MessageFacts.TryRead(r.Facts)!))
        .Where(r => r.Message is not null)
        .ToList();
}
