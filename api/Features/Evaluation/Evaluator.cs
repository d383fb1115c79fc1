using EmailSync.Domain.Decisions;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Features.Recording;

namespace EmailSync.Features.Evaluation;

/// <summary>
/// Gathers the facts for messages and asks the engine. Runs, forecasts and previews all come through here, so they cannot disagree (E2).
/// Throws when a system outside cannot be asked: an outage is never read as "nobody matches".
/// </summary>
internal sealed class Evaluator(
    Ledger ledger, RecordedTasks recordedTasks, MarkStore marks, AnsweredMessages answered, TimeProvider time, ILogger<Evaluator> logger)
{
    /// <summary>Decides every message, in the order given.</summary>
    public async Task<IReadOnlyList<Evaluated>> EvaluateAsync(
        EvaluationContext context, IReadOnlyList<ToEvaluate> messages, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var keys = messages.Select(m => Keys(context, m)).ToList();
        var entries = await ledger.FindAsync([.. keys.SelectMany(k => k)], cancellationToken);
        var ours = await marks.FindAsync(context.UserId, [.. messages.Select(m => m.Message.Id)], cancellationToken);

        var inputs = messages.Select((m, i) =>
        {
            var entry = EntryOf(context, keys[i], entries) is { } found && !found.IsStale(now) ? found : null;
            return (
                Entry: entry,
                Input: new DecisionInput
                {
                    Message = m.Message,
                    Settings = context.Settings,
                    Lists = context.Lists.InForce,
                    Mailbox = context.Mailbox,
                    Now = now,
                    FirstSeenLookBack = m.FirstSeenLookBack,
                    FirstSeenAt = m.FirstSeenAt,
                    MappedFolderIds = context.MappedFolderIds,
                    IsActive = context.IsActive,
                    MarkIsOurs = ours.TryGetValue(m.Message.Id, out var mark) && mark.IsOurs,
                    Recorded = FactOf(context, entry),
                    Organisation = context.Organisation,
                    Failure = m.Failure,
                    Wish = m.Wish,
                    Candidates = AddressSelection.Select(m.Message, context.Mailbox, context.SmartAddresses, context.Lists.InForce.Ignored),
                });
        }).ToList();

        var replies = await answered.FindAsync(context, [.. inputs.Select(i => i.Input)], cancellationToken);
        inputs = [.. inputs.Select(i => (i.Entry, i.Input with { Answers = replies.GetValueOrDefault(i.Input.Message.Id) }))];

        var needed = inputs.ConvertAll(i => DecisionEngine.NeedsMatching(i.Input));
        if (context.People is { } people)
        {
            await people.AskAsync(
                inputs.Where((_, i) => needed[i]).SelectMany(i => i.Input.Candidates!.Candidates.Select(c => c.Address)), cancellationToken);
        }

        var evaluated = inputs.Select((i, n) => TryDecide(context, i.Input, i.Entry, needed[n], keys[n])).ToList();
        var tasks = await recordedTasks.FindAsync(context, [.. evaluated.Select(e => e.RecordedAs).OfType<LedgerEntry>()], cancellationToken);
        return [.. evaluated.Select(e => e.RecordedAs is null ? e : e with { TaskIds = tasks.GetValueOrDefault(e.RecordedAs.Key, []) })];
    }

    /// <summary>One message that breaks a rule of ours costs one message (B2).</summary>
    private Evaluated TryDecide(EvaluationContext context, DecisionInput input, LedgerEntry? entry, bool needsMatching, List<string> keys)
    {
        try
        {
            return Decide(context, input, entry, needsMatching, keys);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.EvaluationFailed(e, input.Message.Id);
            return new Evaluated(input.Message, null, null, Undecided.Broken);
        }
    }

    private static Evaluated Decide(EvaluationContext context, DecisionInput input, LedgerEntry? entry, bool needsMatching, List<string> keys)
    {
        var key = keys.Count == 0 ? null : keys[0];
        if (entry is { IsRecorded: false } && entry.MessageId != input.Message.Id)
        {
            return new Evaluated(
                input.Message, null, key, entry.UserId == context.UserId ? Undecided.BeingWrittenHere : Undecided.BeingWrittenByColleague);
        }

        var recorded = entry is { IsRecorded: true } ? entry : null;
        if (needsMatching && context is { People: { } people, Salesforce: { } salesforce, Organisation: { } organisation })
        {
            var match = Matcher.Match(input.Candidates!, people.Known, new MatchRules(salesforce.UserId, organisation.HasSharedActivities));
            return new Evaluated(input.Message, DecisionEngine.Decide(input with { Match = match }), key, RecordedAs: recorded);
        }

        return needsMatching && recorded is null
            ? new Evaluated(input.Message, null, key, Undecided.NoSalesforce)
            : new Evaluated(input.Message, DecisionEngine.Decide(input), key, RecordedAs: recorded);
    }

    /// <summary>The key it would have first, then that of the other scope: R7's setting may have been switched since.</summary>
    private static List<string> Keys(EvaluationContext context, ToEvaluate message)
    {
        if (context.Organisation is not { } organisation)
        {
            return [];
        }

        string[] scopes = context.Settings.OncePerOrganisation
            ? [RecordingKeys.OrganisationScope, context.UserId]
            : [context.UserId, RecordingKeys.OrganisationScope];
        return [.. scopes.Select(scope => RecordingKeys.Of(organisation.OrganisationId, scope, message.Message, part: 1, take: 1))];
    }

    private static LedgerEntry? EntryOf(EvaluationContext context, List<string> keys, IReadOnlyDictionary<string, LedgerEntry> entries)
    {
        foreach (var key in keys)
        {
            // Where each person records for themselves, what a colleague has recorded for everybody is not theirs.
            if (entries.TryGetValue(key, out var entry) && (context.Settings.OncePerOrganisation || entry.UserId == context.UserId))
            {
                return entry;
            }
        }

        return null;
    }

    private static RecordedFact? FactOf(EvaluationContext context, LedgerEntry? entry) => entry switch
    {
        { IsRecorded: true } when entry.UserId == context.UserId => new RecordedFact(RecordedBy.Me, null),
        { IsRecorded: true } => new RecordedFact(RecordedBy.Colleague, entry.UserName, SeenIds(MatchDocument.Read(entry.Match))),
        _ => null,
    };

    private static HashSet<string> SeenIds(MatchResult match) =>
    [
        .. match.Related.SelectMany(r => r.PassedOver.Append(r.Person)).Select(p => p.Id),
        .. match.NotRelated.Select(n => n.Person.Id),
    ];
}
