using EmailSync.Domain.Decisions;
using EmailSync.Features.Recording;
using EmailSync.Features.Sync;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>What was made of a message, when, and by which run: the ledger's word, and the run that was under way then.</summary>
internal sealed class MadeRecords(Ledger ledger, RunStore runs)
{
    /// <param name="recordingKey">Null: of nothing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null: there is no such recording.</returns>
    public async Task<LedgerEntry?> FindAsync(string? recordingKey, CancellationToken cancellationToken) =>
        recordingKey is null ? null : (await ledger.FindAsync([recordingKey], cancellationToken)).GetValueOrDefault(recordingKey);

    /// <returns>Null: nothing is made.</returns>
    public async Task<Making?> ExplainAsync(string userId, LedgerEntry? entry, ExplanationContext words, CancellationToken cancellationToken)
    {
        if (entry is not { IsRecorded: true, RecordedAt: { } recordedAt })
        {
            return null;
        }

        // Runs of one person never overlap (T3), so the instant tells the run. A colleague's is for the colleague's eyes.
        var at = recordedAt.ToInstant();
        var run = entry.UserId == userId ? await runs.FindAtAsync(userId, entry.Kind, at, cancellationToken) : null;
        return new Making(at, run?.Id, MakingExplanations.Sentence(at, run?.StartedAt.ToInstant(), run?.Trigger == RunRow.Asked, words));
    }
}
