using EmailSync.Domain.Decisions;
using EmailSync.Features.Recording;

namespace EmailSync.Features.Evaluation;

/// <summary>What other messages and other people's copies say against recording one (D7).</summary>
internal sealed class InheritedExclusions(MessageStore messages, ExclusionStore exclusions)
{
    private const string Gone = "gone";

    /// <summary>The same inputs with what is known; two queries, however many they are.</summary>
    public async Task<List<DecisionInput>> AddAsync(EvaluationContext context, List<DecisionInput> inputs, CancellationToken cancellationToken)
    {
        var parents = await ParentsAsync(context, inputs, cancellationToken);
        var bySender = await BySenderAsync(context, inputs, cancellationToken);
        return inputs.ConvertAll(input => input with
        {
            Parent = TrackedReply.DirectlyAnswered(input.Message) is { } id ? parents.GetValueOrDefault(id) : null,
            IsExcludedBySender = input.Message is { InternetMessageId: { } own, From.Address: { } from } && bySender.Contains((own, from.ToLowerInvariant())),
        });
    }

    private async Task<IReadOnlyDictionary<string, ExcludedParent>> ParentsAsync(
        EvaluationContext context, List<DecisionInput> inputs, CancellationToken cancellationToken)
    {
        var ids = inputs.Select(i => TrackedReply.DirectlyAnswered(i.Message)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var beside = inputs.Where(i => i.Message.InternetMessageId is { } id && ids.Contains(id)).ToDictionary(i => i.Message.Id, StringComparer.Ordinal);
        var rows = (await messages.FindByInternetMessageIdsAsync(context.UserId, context.Kind, ids, cancellationToken))
            .Where(r => !beside.ContainsKey(r.Id))
            .ToList();
        return rows.Where(r => r.State != RowStates.Open)
            .Select(r => (r.InternetMessageId, Parent: r.Exclusion!))
            .Where(r => r.Parent is not null)
            .Concat(await UndecidedAsync(context, [.. rows.Where(r => r.State == RowStates.Open || r is { Code: Gone, Exclusion: null })], inputs, cancellationToken))
            .Concat(beside.Values.Select(i => (i.Message.InternetMessageId, Code: DecisionEngine.PassedOn(i), i.Now))
                .Where(i => i.Code is not null)
                .Select(i => (i.InternetMessageId, Parent: new ExcludedParent(i.Code!.Value, i.Now))))
            .GroupBy(p => p.InternetMessageId!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Parent, StringComparer.Ordinal);
    }

    /// <summary>What is still to be decided, or to be decided anew, later than its answer, or is gone: its facts and the person's word say how.</summary>
    private async Task<IEnumerable<(string? InternetMessageId, ExcludedParent Parent)>> UndecidedAsync(
        EvaluationContext context, List<MessageRow> open, List<DecisionInput> inputs, CancellationToken cancellationToken)
    {
        var unwanted = await exclusions.FindAsync(context.UserId, [.. open.Select(r => r.MessageHash!).Distinct()], cancellationToken);
        return open.Where(r => r.Wish != Wish.RecordAnyway)
            .Select(r => (r.InternetMessageId, Code: MessageFacts.TryRead(r.Facts) is { } facts && TrackedReply.IsExcludedByItself(facts, context.SmartAddresses) ? ReasonCode.ExcludedCategory
                : unwanted.ContainsKey(r.MessageHash!) ? ReasonCode.ExcludedUser
                : (ReasonCode?)null, unwanted.GetValueOrDefault(r.MessageHash!)?.SaidAt))
            .Where(r => r.Code is not null)
            .Select(r => (r.InternetMessageId, new ExcludedParent(r.Code!.Value, (r.Code == ReasonCode.ExcludedUser ? r.SaidAt : null) ?? inputs[0].Now)));
    }

    /// <summary>The DoNotRecord address in Bcc is on the sender's own copy alone: theirs is asked, as far as it has been read.</summary>
    private async Task<IReadOnlySet<(string Id, string From)>> BySenderAsync(
        EvaluationContext context, List<DecisionInput> inputs, CancellationToken cancellationToken)
    {
        if (context.SmartAddresses is null)
        {
            return new HashSet<(string, string)>();
        }

        var ids = inputs.Where(i => !context.Mailbox.Sent(i.Message)).Select(i => i.Message.InternetMessageId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return (await messages.FindSentByOthersAsync(context.UserId, context.Kind, ids, cancellationToken))
            .Where(SaysNo)
            .Select(r => (r.InternetMessageId!, r.FromAddress!.ToLowerInvariant()))
            .ToHashSet();
    }

    /// <summary>
    /// Of the messages that their sender's word excludes, those of which it does not say so any more: they record it after all, or that address is
    /// not the organisation's any more. A copy that is gone says nothing new.
    /// </summary>
    /// <param name="context">Whose messages.</param>
    /// <param name="internetMessageIds">Their Message-IDs.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<IReadOnlySet<string>> FindLiftedAsync(
        EvaluationContext context, IReadOnlyCollection<string> internetMessageIds, CancellationToken cancellationToken) =>
        (await messages.FindSentByOthersAsync(context.UserId, context.Kind, internetMessageIds, cancellationToken))
        .GroupBy(r => r.InternetMessageId!, StringComparer.Ordinal)
        .Where(g => g.Any(r => r.Code != Gone) && !g.Any(SaysNo))
        .Select(g => g.Key)
        .ToHashSet(StringComparer.Ordinal);

    private static bool SaysNo(MessageRow sent) =>
        sent.Outcome != ReasonCodes.Spelling(Outcome.Recorded) && FindingsDocument.TryRead(sent.Findings).Any(f => f.Code == ReasonCode.ExcludedAddress);
}
