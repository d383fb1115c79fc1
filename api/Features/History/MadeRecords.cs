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

    /// <param name="userId">The reader.</param>
    /// <param name="entry">Null: of nothing.</param>
    /// <param name="wish">What the reader had asked for: a run that was asked for records others as well.</param>
    /// <param name="words">The reader's.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null: nothing is made.</returns>
    public async Task<Making?> ExplainAsync(string userId, LedgerEntry? entry, Wish wish, ExplanationContext words, CancellationToken cancellationToken)
    {
        if (entry is not { IsRecorded: true, RecordedAt: { } recordedAt })
        {
            return null;
        }

        // Runs of one person never overlap (T3), so the instant tells the run. A colleague's is for the colleague's eyes.
        var at = recordedAt.ToInstant();
        var run = entry.UserId == userId ? await runs.FindAtAsync(userId, entry.Kind, at, cancellationToken) : null;
        var isAsked = run?.Trigger == RunRow.Asked && wish != Wish.None;
        return new Making(at, run?.Id, MakingExplanations.Sentence(at, run?.StartedAt.ToInstant(), isAsked, words));
    }
}
