using EmailSync.Domain.Decisions;
using EmailSync.Domain.Recording;
using EmailSync.Features.Recording;

namespace EmailSync.Features.Evaluation;

/// <summary>What is remembered of a message beyond its row.</summary>
/// <param name="Key">The key under which it would be recorded; null where there is no org to record in.</param>
/// <param name="Take">R8: one more than it has been undone.</param>
/// <param name="Entry">The ledger's entry of a recording that stands or is being written; null where there is none.</param>
/// <param name="MarkIsOurs">D18.</param>
/// <param name="Exclusion">D6.</param>
/// <param name="Wanted">R1: what the person has related it to; null: nothing.</param>
internal sealed record Remembered(string? Key, int Take, LedgerEntry? Entry, bool MarkIsOurs, UserExclusion? Exclusion, RelatedRecord? Wanted);

/// <summary>What ledger, marks and people's own words say of messages: a handful of queries, however many they are.</summary>
internal sealed class MessageMemory(Ledger ledger, MarkStore marks, ExclusionStore exclusions, RelationStore relations)
{
    /// <summary>In the order of the messages.</summary>
    public async Task<IReadOnlyList<Remembered>> FindAsync(
        EvaluationContext context, IReadOnlyList<ToEvaluate> messages, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var recordings = await FindRecordingsAsync(context, messages, cancellationToken);
        var ours = await marks.FindAsync(context.UserId, [.. messages.Select(m => m.Message.Id)], cancellationToken);
        var hashes = messages.Select(m => RecordingKeys.HashOf(m.Message)).ToList();
        var excluded = await exclusions.FindAsync(context.UserId, [.. hashes.Distinct()], cancellationToken);
        var wanted = await relations.FindAsync(context.UserId, context.Kind, [.. hashes.Distinct()], cancellationToken);
        return [.. messages.Select((m, i) =>
        {
            var (key, take, entry) = recordings[i];
            var mark = ours.GetValueOrDefault(m.Message.Id);
            var exclusion = excluded.GetValueOrDefault(hashes[i]);
            return new Remembered(
                key,
                take,
                entry?.IsStale(now) == true ? null : entry,
                mark?.IsOurs == true,
                exclusion is null ? null : exclusion with { IsMarkGone = mark?.State == Mark.Removed },
                wanted.GetValueOrDefault(hashes[i]));
        })];
    }

    /// <summary>The first take of each message that has not been undone (R8).</summary>
    private async Task<IReadOnlyList<(string? Key, int Take, LedgerEntry? Entry)>> FindRecordingsAsync(
        EvaluationContext context, IReadOnlyList<ToEvaluate> messages, CancellationToken cancellationToken)
    {
        var found = new (string? Key, int Take, LedgerEntry? Entry)[messages.Count];
        var open = Enumerable.Range(0, messages.Count).ToList();
        for (var take = 1; open.Count > 0; take++)
        {
            var keys = open.ToDictionary(i => i, i => Keys(context, messages[i], take));
            var entries = await ledger.FindAsync([.. keys.Values.SelectMany(k => k)], cancellationToken);
            foreach (var i in open)
            {
                var mine = Entries(context, keys[i], entries).ToList();
                found[i] = (keys[i] is [var first, ..] ? first : null, take, mine.Find(e => !e.IsUndone) ?? mine.FirstOrDefault());
            }

            open.RemoveAll(i => found[i].Entry is not { IsUndone: true });
        }

        return found;
    }

    /// <summary>The key it would have first, then that of the other scope: R7's setting may have been switched since.</summary>
    private static List<string> Keys(EvaluationContext context, ToEvaluate message, int take)
    {
        if (context.Organisation is not { } organisation)
        {
            return [];
        }

        string[] scopes = context.Settings.OncePerOrganisation
            ? [RecordingKeys.OrganisationScope, context.UserId]
            : [context.UserId, RecordingKeys.OrganisationScope];
        return [.. scopes.Select(scope => RecordingKeys.Of(organisation.OrganisationId, scope, message.Message, part: 1, take))];
    }

    /// <summary>Where each person records for themselves, what a colleague has recorded for everybody is not theirs.</summary>
    private static IEnumerable<LedgerEntry> Entries(EvaluationContext context, List<string> keys, IReadOnlyDictionary<string, LedgerEntry> entries) =>
        keys.Select(key => entries.GetValueOrDefault(key)).OfType<LedgerEntry>()
            .Where(entry => context.Settings.OncePerOrganisation || entry.UserId == context.UserId);
}
