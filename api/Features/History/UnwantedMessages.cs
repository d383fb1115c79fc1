using EmailSync.Domain.Decisions;
using EmailSync.Domain.Recording;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Me;
using EmailSync.Features.Recording;
using EmailSync.Features.Settings;
using EmailSync.Integrations;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>A message that a person points at in the pane or in the history.</summary>
/// <param name="Row">Null: no run has seen it.</param>
/// <param name="MessageId">Its immutable id.</param>
/// <param name="Hash">What its copies are known by (D6); null: it is gone and its row does not tell.</param>
internal sealed record PointedAt(MessageRow? Row, string MessageId, string? Hash)
{
    public bool IsRecorded => Row?.Outcome == ReasonCodes.Spelling(Outcome.Recorded);
}

/// <summary>What became of an <em>Ignore</em>.</summary>
internal enum IgnoreOutcome
{
    Ignored,

    /// <summary>A run is writing it at this moment.</summary>
    BeingRecorded,

    Recorded,
}

/// <summary>What a person does not want recorded: <em>Undo</em>, <em>Ignore</em>, and taking either back (R8, D6).</summary>
internal sealed class UnwantedMessages(
    MessageStore messages, AskedMessages asked, Undoing undoing, ExclusionStore exclusions, Marker marker, TimeProvider time)
{
    /// <returns>Null: the mailbox has no such message.</returns>
    /// <exception cref="RemoteException">Exchange could not be asked.</exception>
    public async Task<PointedAt?> FindAsync(string userId, MessageRequest request, CancellationToken cancellationToken)
    {
        if (request.Id is { Length: > 0 } id && await messages.FindAsync(userId, JobKinds.Email, id, cancellationToken) is { MessageHash: { } hash } row)
        {
            return new PointedAt(row, row.Id, hash);
        }

        var named = new ExplainRequest(request.InternetMessageId, request.Id ?? request.RestId);
        if (await asked.ReadAsync(userId, named, cancellationToken) is { } message)
        {
            return new PointedAt(
                await messages.FindAsync(userId, JobKinds.Email, message.Id, cancellationToken), message.Id, RecordingKeys.HashOf(message));
        }

        // A message without Message-ID that has been deleted: what was recorded of it can still be undone.
        var gone = request.Id is null ? null : await messages.FindAsync(userId, JobKinds.Email, request.Id, cancellationToken);
        return gone is null ? null : new PointedAt(gone, gone.Id, null);
    }

    /// <summary>Deletes what was recorded of it, for everybody whose copies it stands for; the category comes off.</summary>
    /// <exception cref="RemoteException">Salesforce failed: ask again.</exception>
    public async Task<UndoResult> UndoAsync(CurrentUser me, PointedAt message, CancellationToken cancellationToken)
    {
        // A row is kept for 30 days; what can be undone is known for ever (E3).
        var known = message.Row is { } row ? row.RecordingKey : await undoing.FindKeyAsync(me.Id, JobKinds.Email, message.MessageId, cancellationToken);
        if (known is not { } key)
        {
            return new UndoResult(message switch
            {
                { Row.Code: var code } when code == ReasonCodes.Spelling(ReasonCode.RecordedElsewhere) => UndoOutcome.ByAnotherTool,
                { IsRecorded: true } => UndoOutcome.NotYours,
                _ => UndoOutcome.NotRecorded,
            });
        }

        var result = await undoing.UndoAsync(key, message.Hash, me.Id, me.IsAdmin, cancellationToken);
        if (result.Outcome != UndoOutcome.Undone)
        {
            return result;
        }

        // It has happened: whoever has lost patience must not leave half of it.
        var rows = await messages.ReadRecordedAsAsync(key, CancellationToken.None);
        await messages.SaveUnwantedAsync([.. rows.Select(row => Unwanted(row, isUndo: true, row.UserId == me.Id ? null : me.DisplayName))], CancellationToken.None);
        var mine = rows.ToLookup(row => row.UserId == me.Id);
        await marker.RemoveLaterAsync([.. mine[false].Select(row => (row.UserId, row.Id))], CancellationToken.None);
        await marker.RemoveAsync(me.Id, [.. mine[true].Select(row => row.Id).Append(message.MessageId).Distinct()], CancellationToken.None);
        return result;
    }

    /// <summary>The person does not want it recorded.</summary>
    public async Task<IgnoreOutcome> IgnoreAsync(string userId, PointedAt message, CancellationToken cancellationToken)
    {
        if (message.IsRecorded || message.Hash is null)
        {
            return IgnoreOutcome.Recorded;
        }

        var copies = await CopiesAsync(message, cancellationToken);
        string[] ids = [.. copies.Select(row => row.Id).Append(message.MessageId).Distinct()];
        if (await exclusions.IgnoreAsync(userId, JobKinds.Email, message.Hash, ids, cancellationToken) is { } state)
        {
            return state == LedgerEntry.Recorded ? IgnoreOutcome.Recorded : IgnoreOutcome.BeingRecorded;
        }

        await messages.SaveUnwantedAsync([.. copies.Select(row => Unwanted(row, isUndo: false, by: null))], cancellationToken);
        await marker.RemoveAsync(userId, ids, cancellationToken);
        return IgnoreOutcome.Ignored;
    }

    /// <summary>What kept it from being recorded for this person holds no more; the next run decides afresh. False: nothing did.</summary>
    public async Task<bool> RestoreAsync(string userId, PointedAt message, CancellationToken cancellationToken)
    {
        if (message.Hash is not { } hash || !(await exclusions.FindAsync(userId, [hash], cancellationToken)).ContainsKey(hash))
        {
            return false;
        }

        await exclusions.TakeBackAsync(userId, hash, cancellationToken);
        await messages.ReopenAsync(userId, JobKinds.Email, [.. (await CopiesAsync(message, cancellationToken)).Select(row => row.Id)], cancellationToken);
        return true;
    }

    /// <summary>The rows of every copy in the mailbox.</summary>
    private async Task<IReadOnlyList<MessageRow>> CopiesAsync(PointedAt message, CancellationToken cancellationToken) => message.Row switch
    {
        null => [],
        { InternetMessageId: null } row => [row],
        { InternetMessageId: { } id } row => [.. (await messages.FindByInternetMessageIdsAsync(row.UserId, row.Kind, [id], cancellationToken))
            .Where(copy => string.Equals(copy.FromAddress, row.FromAddress, StringComparison.OrdinalIgnoreCase))],
    };

    private MessageRow Unwanted(MessageRow row, bool isUndo, string? by)
    {
        var now = time.GetUtcNow();
        var until = ReasonCodes.OpenUntil(ReasonCode.ExcludedUser, (row.ReceivedAt ?? row.FirstSeenAt).ToInstant(), now);
        return row with
        {
            State = until > now ? RowStates.Waiting : RowStates.Ended,
            Code = ReasonCodes.Spelling(ReasonCode.ExcludedUser),
            Outcome = ReasonCodes.Spelling(Outcome.Ignored),
            Findings = FindingsDocument.Write([DecisionEngine.Unwanted(new UserExclusion(isUndo, by))]),
            Facts = null,
            Records = null,
            Unmatched = null,
            RecordingKey = null,
            DecidedAt = now.ToStored(),
            LookAgainAt = null,
            LookAgainUntil = until > now ? until.ToStored() : null,
            Attempts = 0,
        };
    }
}
