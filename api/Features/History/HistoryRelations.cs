using EmailSync.Domain.Decisions;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;

namespace EmailSync.Features.History;

/// <summary>What the history and the pane say of the record that a message is related to (R1).</summary>
internal sealed class HistoryRelations(Ledger ledger, RelationStore relations)
{
    /// <summary>What the messages of these rows were recorded with, by the row's id; nothing of what a colleague's run recorded (M6).</summary>
    public async Task<IReadOnlyDictionary<string, LedgerEntry>> ReadAsync(IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken)
    {
        var recorded = rows.Where(row => row.RecordingKey is not null).ToList();
        var entries = await ledger.FindAsync([.. recorded.Select(row => row.RecordingKey!)], cancellationToken);
        return recorded
            .Where(row => entries.TryGetValue(row.RecordingKey!, out var entry) && entry.UserId == row.UserId)
            .ToDictionary(row => row.Id, row => entries[row.RecordingKey!], StringComparer.Ordinal);
    }

    /// <summary>A message's sentence, and that it was recorded without the record it was related to, or will be.</summary>
    public static string Complete(string sentence, Relation? relation, bool isForecast) =>
        RelationExplanations.LeftOut(relation, isForecast) is { } left ? $"{sentence} {left}" : sentence;

    /// <summary>Of a message that the person's own run recorded.</summary>
    public static ExplainedRelation OfRecording(LedgerEntry entry, HistoryReader.Reader reader) =>
        Explain(RelationDocument.TryRead(entry.Relation), RelationRules.IsOnLead(MatchDocument.Known(entry.Match)), isForecast: false, reader);

    /// <summary>Of a message as it would be recorded; null: it would not be, and is related to nothing.</summary>
    public static ExplainedRelation? Forecast(Evaluated evaluated, MatchResult? match, HistoryReader.Reader reader)
    {
        var decision = evaluated.Decision!;
        return evaluated.RecordedAs is null && evaluated.EmailMessageId is null && (evaluated.Relation is not null || MayCome(decision.Code))
            ? Explain(evaluated.Relation, match is not null && RelationRules.IsOnLead(match), isForecast: true, reader)
            : null;
    }

    /// <summary>Of a row that is not recorded, without asking anybody; null as for <see cref="Forecast"/>.</summary>
    public async Task<ExplainedRelation?> OfRowAsync(MessageRow row, HistoryReader.Reader reader, CancellationToken cancellationToken)
    {
        var code = ReasonCodes.Parse(row.Code!);
        if (ReasonCodes.OutcomeOf(code) == Outcome.Recorded || row.MessageHash is not { } hash)
        {
            return null;
        }

        var wanted = (await relations.FindAsync(row.UserId, row.Kind, [hash], cancellationToken)).GetValueOrDefault(hash);
        return wanted is null && !MayCome(code)
            ? null
            : Explain(wanted is null ? null : new Relation(wanted, RelationFate.Related), isOnLead: false, isForecast: true, reader);
    }

    /// <summary>It is recorded, or may be once something passes or the person says so (D16).</summary>
    private static bool MayCome(ReasonCode code) => code is not (ReasonCode.NotMail or ReasonCode.Gone or ReasonCode.ExcludedGlobal or ReasonCode.AllInternal);

    private static ExplainedRelation Explain(Relation? relation, bool isOnLead, bool isForecast, HistoryReader.Reader reader)
    {
        var sentence = relation is not null ? RelationExplanations.Sentence(relation, isForecast)
            : isOnLead ? RelationExplanations.OnLead
            : null;
        return new ExplainedRelation(
            relation is null ? null : HistoryReader.Link(relation.Record.Type, relation.Record.Id, relation.Record.Name, reader), sentence, CanRelate: !isOnLead);
    }
}
