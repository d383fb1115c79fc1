using Dapper;
using EmailSync.Domain.Recording;
using EmailSync.Features.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <param name="IsBeingRecorded">A run writes it at this moment: it is remembered, and followed at the next attempt.</param>
/// <param name="Refusal">Why Salesforce refuses to change what is recorded; null: it does not.</param>
internal sealed record RelatingResult(bool IsBeingRecorded, RemoteFailure? Refusal);

/// <summary>
/// Lets what is recorded already follow what a person relates a message to (R1): its Tasks in place, then in one transaction the ledger, the
/// history and the word that it is followed. Cut short in between it is done again, by the person or by their next run; a second time changes nothing.
/// </summary>
internal sealed class Relating(Ledger ledger, RelationStore relations, SalesforceClient salesforce, Database database)
{
    /// <summary>Carries out what earlier attempts have left. What Salesforce refuses for good stays as it was recorded.</summary>
    /// <exception cref="RemoteException">Salesforce failed: it is tried again.</exception>
    public async Task FinishAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var due = await relations.ReadDueAsync(context.UserId, context.Kind, cancellationToken);
        var entries = await ledger.FindAsync([.. due.Select(relation => relation.RecordingKey!)], cancellationToken);
        foreach (var relation in due)
        {
            await FollowAsync(context, entries[relation.RecordingKey!], relation, cancellationToken);
        }
    }

    /// <summary>Remembers what a person relates a message to; what is recorded of it follows.</summary>
    /// <param name="context">Whose message.</param>
    /// <param name="entry">The recording, made by their own run; null: there is none.</param>
    /// <param name="relation">What is wanted.</param>
    /// <param name="messageId">The immutable id.</param>
    /// <param name="cancellationToken">Ends it; what is remembered by then, the next run carries out.</param>
    /// <exception cref="RemoteException">Salesforce failed: it is remembered, and the next run goes on where this has stopped.</exception>
    public async Task<RelatingResult> RelateAsync(
        EvaluationContext context, LedgerEntry? entry, MessageRelation relation, string messageId, CancellationToken cancellationToken)
    {
        var key = await relations.SaveAsync(relation with { RecordingKey = entry?.Key }, messageId, cancellationToken);
        return entry is null
            ? new RelatingResult(IsBeingRecorded: key is not null, null)
            : new RelatingResult(IsBeingRecorded: false, await FollowAsync(context, entry, relation with { RecordingKey = key }, cancellationToken));
    }

    /// <returns>Why Salesforce refuses it for good; null: it is done, or there is nothing to be done any more.</returns>
    private async Task<RemoteFailure?> FollowAsync(
        EvaluationContext context, LedgerEntry entry, MessageRelation relation, CancellationToken cancellationToken)
    {
        var session = context.Salesforce ?? throw new InvalidOperationException("Nothing is related without Salesforce.");
        var parts = (await ledger.ReadPartsAsync([entry.Key], cancellationToken))[entry.Key];
        var present = await salesforce.ReadTaskRecordsAsync(session, [.. parts.Select(part => part.TaskId).OfType<string>()], cancellationToken);
        string[] others = [.. present.Where(task => task.Value != relation.RecordId).Select(task => task.Key)];
        switch (await TryRelateAsync(session, others, relation.RecordId, cancellationToken))
        {
            case null:
                // It has happened: whoever has lost patience must not leave half of it.
                await SaveAsync(entry, relation, CancellationToken.None);
                return null;
            case (RemoteFailure.Rejected or RemoteFailure.NotFound) and var refusal:
                await relations.RevertAsync(relation, RelationDocument.Read(entry.Relation)?.Record, cancellationToken);
                return refusal;
            case var failure:
                throw new RemoteException(failure);
        }
    }

    private async Task<RemoteFailure?> TryRelateAsync(SalesforceSession session, string[] taskIds, string? recordId, CancellationToken cancellationToken)
    {
        try
        {
            return await salesforce.RelateTasksToRecordAsync(session, taskIds, recordId, cancellationToken);
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.Rejected)
        {
            return e.Failure;
        }
    }

    private Task SaveAsync(LedgerEntry entry, MessageRelation followed, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                // The person wants something else by now: that brings its own word.
                if (!await RelationStore.SettleAsync(connection, transaction, followed, cancellationToken))
                {
                    return;
                }

                var relation = followed.Record is { } record ? new Relation(record, RelationFate.Related) : null;
                await connection.ExecuteAsync(new CommandDefinition(
                    "UPDATE recordings SET relation = @relation WHERE key = @Key AND state = 'recorded'",
                    new { entry.Key, relation = RelationDocument.Write(relation) },
                    transaction,
                    cancellationToken: cancellationToken));
                var rows = await connection.QueryAsync<RowRecords>(new CommandDefinition(
                    "SELECT id, kind, records FROM messages WHERE recording_key = @Key AND user_id = @UserId",
                    new { entry.Key, entry.UserId },
                    transaction,
                    cancellationToken: cancellationToken));
                await connection.ExecuteAsync(new CommandDefinition(
                    "UPDATE messages SET records = @records WHERE user_id = @UserId AND kind = @Kind AND id = @Id",
                    rows.Select(row => new { entry.UserId, row.Kind, row.Id, records = RecordsDocument.WithRelated(row.Records, followed.Record) }),
                    transaction,
                    cancellationToken: cancellationToken));
                await RelationStore.ForgetEmptyAsync(connection, transaction, followed, cancellationToken);
            },
            cancellationToken);

    private sealed record RowRecords
    {
        public required string Id { get; init; }

        public required string Kind { get; init; }

        public string? Records { get; init; }
    }
}
