using EmailSync.Features.Connections;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Recording;

/// <summary>What became of an undo.</summary>
internal enum UndoOutcome
{
    Undone,

    /// <summary>It is no recording, or none any more.</summary>
    NotRecorded,

    /// <summary>It is another person's, and the one who asks is no administrator (R7).</summary>
    NotYours,

    /// <summary>Another tool recorded it (R9).</summary>
    ByAnotherTool,

    /// <summary>Neither whose it is nor the one who asks has a working connection to Salesforce.</summary>
    NoSalesforce,

    /// <summary>Salesforce does not let a Task be deleted.</summary>
    Refused,
}

/// <param name="Outcome">What became of it.</param>
/// <param name="Words">Salesforce's own, where it refused.</param>
internal sealed record UndoResult(UndoOutcome Outcome, string? Words = null);

/// <summary>
/// Deletes the Tasks of a recording and the files made for it, then says so in the ledger (R8). Cut short in between it is asked for again: what is deleted already is no
/// trouble, and until then the message counts as recorded.
/// </summary>
internal sealed class Undoing(Ledger ledger, FileDoubts files, SalesforceConnections connections, SalesforceClient salesforce)
{
    /// <summary>The key of what a person's run has recorded of a message; null: nothing that stands.</summary>
    public Task<string?> FindKeyAsync(string userId, string kind, string messageId, CancellationToken cancellationToken) =>
        ledger.FindRecordedKeyAsync(userId, kind, messageId, cancellationToken);

    /// <param name="key">The key of the recording.</param>
    /// <param name="messageHash">The hash of its message; null where it is not known any more: then no copy is left to be kept from being recorded.</param>
    /// <param name="byUserId">Who asks.</param>
    /// <param name="isAdmin">An administrator may undo what others' runs recorded (R7).</param>
    /// <param name="cancellationToken">Ends it before the ledger's word.</param>
    /// <exception cref="RemoteException">Salesforce failed.</exception>
    public async Task<UndoResult> UndoAsync(string key, string? messageHash, string byUserId, bool isAdmin, CancellationToken cancellationToken)
    {
        if ((await ledger.FindAsync([key], cancellationToken)).GetValueOrDefault(key) is not { State: LedgerEntry.Recorded or LedgerEntry.Undone } entry)
        {
            return new UndoResult(UndoOutcome.NotRecorded);
        }

        if (entry.UserId != byUserId && !isAdmin)
        {
            return new UndoResult(UndoOutcome.NotYours);
        }

        // Cut short behind the ledger's word: what is left, the rows and the marks, is the caller's.
        if (entry.IsUndone)
        {
            return new UndoResult(UndoOutcome.Undone);
        }

        // With the access that made the Tasks: whoever else asks may not see them.
        var own = await connections.OpenAsync(entry.UserId, cancellationToken);
        if ((own ?? await connections.OpenAsync(byUserId, cancellationToken)) is not { } session)
        {
            return new UndoResult(UndoOutcome.NoSalesforce);
        }

        var parts = (await ledger.ReadPartsAsync([key], cancellationToken))[key];

        // The files first: without their Task nobody would find what is left of them.
        var documents = await files.FindDocumentsAsync(entry.UserId, session, key, cancellationToken);
        var deleted = await salesforce.DeleteAsync(session, [.. documents, .. parts.Select(p => p.TaskId).OfType<string>()], cancellationToken);
        if (deleted.FirstOrDefault(d => d.Failure is not null && !(own is not null && d.Failure is RemoteFailure.NotFound)) is { Failure: { } failure })
        {
            return failure is RemoteFailure.Rejected or RemoteFailure.NotFound
                ? new UndoResult(UndoOutcome.Refused, failure.Message ?? failure.Code)
                : throw new RemoteException(failure);
        }

        var isUndone = await ledger.UndoAsync(entry, messageHash, byUserId, cancellationToken);
        return new UndoResult(isUndone ? UndoOutcome.Undone : UndoOutcome.NotRecorded);
    }
}
