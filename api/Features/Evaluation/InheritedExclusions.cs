using EmailSync.Domain.Decisions;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <summary>What other messages and other people's copies say against recording one (D7).</summary>
internal sealed class InheritedExclusions(MessageStore messages)
{
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
        var ids = inputs.Select(i => TrackedReply.DirectlyAnswered(i.Message)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return (await messages.FindByInternetMessageIdsAsync(context.UserId, context.Kind, ids, cancellationToken))
            .Where(r => r.IsExcluded && r.DecidedAt is not null)
            .GroupBy(r => r.InternetMessageId!, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.Select(r => new ExcludedParent(ReasonCodes.Parse(r.Code!), r.DecidedAt.ToInstant()!.Value)).First(),
                StringComparer.Ordinal);
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
        return (await messages.FindSentUnrecordedAsync(context.UserId, context.Kind, ids, cancellationToken))
            .Where(r => FindingsDocument.Read(r.Findings).Any(f => f.Code == ReasonCode.ExcludedAddress))
            .Select(r => (r.InternetMessageId!, r.FromAddress!.ToLowerInvariant()))
            .ToHashSet();
    }
}
