using System.Text.Json;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Features.Recording;

namespace EmailSync.Features.Evaluation;

/// <summary>
/// Gathers the facts for messages and asks the engine. Runs, forecasts and previews all come through here, so they cannot disagree (E2).
/// Throws when a system outside cannot be asked: an outage is never read as "nobody matches".
/// </summary>
internal sealed class Evaluator(
    MessageMemory memory, RecordedTasks recordedTasks, AnsweredMessages answered, InheritedExclusions inherited, TimeProvider time, ILogger<Evaluator> logger)
{
    /// <summary>Decides every message, in the order given.</summary>
    public async Task<IReadOnlyList<Evaluated>> EvaluateAsync(
        EvaluationContext context, IReadOnlyList<ToEvaluate> messages, CancellationToken cancellationToken)
    {
        try
        {
            return await EvaluateTogetherAsync(context, messages, cancellationToken);
        }
        catch (JsonException e) when (messages.Count == 1)
        {
            logger.EvaluationFailed(e, messages[0].Message.Id);
            return [new Evaluated(messages[0].Message, null, null, Undecided.Broken)];
        }
        catch (JsonException) when (messages.Count > 1)
        {
            // What is stored about one of them cannot be read: it is found by halves, and costs itself alone (B2).
            var half = messages.Count / 2;
            return
            [
                .. await EvaluateAsync(context, [.. messages.Take(half)], cancellationToken),
                .. await EvaluateAsync(context, [.. messages.Skip(half)], cancellationToken),
            ];
        }
    }

    /// <summary>What the rules see of a message, as its row has it; null: the row cannot be read, by a fault of ours (B2).</summary>
    public Message? ReadFacts(MessageRow row)
    {
        try
        {
            return MessageFacts.Read(row.Facts!);
        }
        catch (JsonException e)
        {
            logger.EvaluationFailed(e, row.Id);
            return null;
        }
    }

    /// <summary>With whom a recording was begun; null: it cannot be read, by a fault of ours (B2).</summary>
    public MatchResult? ReadMatch(LedgerEntry begun)
    {
        try
        {
            return MatchDocument.Read(begun.Match);
        }
        catch (JsonException e)
        {
            logger.EvaluationFailed(e, begun.MessageId);
            return null;
        }
    }

    /// <summary>Who matches a message, whatever the rules say of it; null: there is no connection to Salesforce.</summary>
    public static async Task<MatchResult?> MatchAsync(EvaluationContext context, Message message, CancellationToken cancellationToken)
    {
        if (context.People is not { } people)
        {
            return null;
        }

        var candidates = CandidatesOf(context, message);
        await people.AskAsync(candidates.Candidates.Select(c => c.Address), cancellationToken);
        return Match(context, candidates);
    }

    private async Task<IReadOnlyList<Evaluated>> EvaluateTogetherAsync(
        EvaluationContext context, IReadOnlyList<ToEvaluate> messages, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var remembered = await memory.FindAsync(context, messages, now, cancellationToken);
        if (context.LooksPastRecordings)
        {
            remembered = [.. remembered.Select(r => r with { Entry = null })];
        }

        var inputs = messages.Select((m, i) => new DecisionInput
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
            MarkIsOurs = remembered[i].MarkIsOurs,
            UserExclusion = remembered[i].Exclusion,
            Recorded = FactOf(context, remembered[i].Entry),
            Organisation = context.Organisation,
            Failure = m.Failure,
            Wish = m.Wish,
            Candidates = CandidatesOf(context, m.Message),
        }).ToList();

        var replies = await answered.FindAsync(context, inputs, cancellationToken);
        inputs = await inherited.AddAsync(context, inputs.ConvertAll(i => i with { Answers = replies.GetValueOrDefault(i.Message.Id) }), cancellationToken);

        var needed = inputs.ConvertAll(DecisionEngine.NeedsMatching);
        if (context.People is { } people)
        {
            await people.AskAsync(
                inputs.Where((_, i) => needed[i]).SelectMany(i => i.Candidates!.Candidates.Select(c => c.Address)), cancellationToken);
        }

        var evaluated = inputs.Select((input, i) => TryDecide(context, input, remembered[i], needed[i])).ToList();
        var elsewhere = await recordedTasks.FindElsewhereAsync(
            context, evaluated.Where((e, i) => e.Decision is { IsRecord: true } && remembered[i].Entry is null).Select(e => e.Message), cancellationToken);
        evaluated = [.. evaluated.Select((e, i) => remembered[i].Entry is null && elsewhere.GetValueOrDefault(e.Message.InternetMessageId ?? "") is { } id
            ? TryDecide(context, inputs[i] with { Recorded = new RecordedFact(RecordedBy.AnotherTool, null) }, remembered[i], needed[i]) with { EmailMessageId = id }
            : e)];
        var tasks = await recordedTasks.FindAsync(context, [.. evaluated.Select(e => e.RecordedAs).OfType<LedgerEntry>()], cancellationToken);
        evaluated = [.. evaluated.Select(e => e.RecordedAs is null ? e : e with { TaskIds = tasks.GetValueOrDefault(e.RecordedAs.Key, []) })];
        return await RelateAsync(context, evaluated, remembered, cancellationToken);
    }

    /// <summary>R1: what will become of the records that the person has related messages to.</summary>
    private static async Task<IReadOnlyList<Evaluated>> RelateAsync(
        EvaluationContext context, IReadOnlyList<Evaluated> evaluated, IReadOnlyList<Remembered> remembered, CancellationToken cancellationToken)
    {
        if (context is not { Records: { } records, Organisation: { } organisation })
        {
            return evaluated;
        }

        await records.AskAsync(remembered.Select(r => r.Wanted).OfType<RelatedRecord>(), cancellationToken);
        return [.. evaluated.Select((e, i) => remembered[i].Wanted is { } wanted
            ? e with { Relation = RelationRules.Decide(wanted, e.Decision?.Match, organisation, records.Find(wanted)) }
            : e)];
    }

    /// <summary>One message that breaks a rule of ours costs one message (B2).</summary>
    private Evaluated TryDecide(EvaluationContext context, DecisionInput input, Remembered remembered, bool needsMatching)
    {
        try
        {
            return Decide(context, input, remembered, needsMatching) with { Take = remembered.Take, Exclusion = remembered.Exclusion };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.EvaluationFailed(e, input.Message.Id);
            return new Evaluated(input.Message, null, null, Undecided.Broken);
        }
    }

    private static Evaluated Decide(EvaluationContext context, DecisionInput input, Remembered remembered, bool needsMatching)
    {
        var (key, entry) = (remembered.Key, remembered.Entry);
        if (entry is { IsRecorded: false } && entry.MessageId != input.Message.Id)
        {
            return new Evaluated(
                input.Message, null, key, entry.UserId == context.UserId ? Undecided.BeingWrittenHere : Undecided.BeingWrittenByColleague);
        }

        var recorded = entry is { IsRecorded: true } ? entry : null;
        if (needsMatching && Match(context, input.Candidates!) is { } match)
        {
            return new Evaluated(input.Message, DecisionEngine.Decide(input with { Match = match }), key, RecordedAs: recorded);
        }

        return needsMatching && recorded is null
            ? new Evaluated(input.Message, null, key, Undecided.NoSalesforce)
            : new Evaluated(input.Message, DecisionEngine.Decide(input), key, RecordedAs: recorded);
    }

    private static CandidateSet CandidatesOf(EvaluationContext context, Message message) =>
        AddressSelection.Select(message, context.Mailbox, context.SmartAddresses, context.Lists.InForce.Ignored);

    /// <summary>Of what has been asked for; null: there is no connection to Salesforce.</summary>
    private static MatchResult? Match(EvaluationContext context, CandidateSet candidates) =>
        context is { People: { } people, Salesforce: { } salesforce, Organisation: { } organisation }
            ? Matcher.Match(candidates, people.Known, new MatchRules(salesforce.UserId, organisation.HasSharedActivities, people.Choices))
            : null;

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
