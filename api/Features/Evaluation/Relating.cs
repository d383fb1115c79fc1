using Dapper;
using EmailSync.Domain.Recording;
using EmailSync.Features.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <param name="IsOwed">It is remembered and the next run follows: a run writes the message at this moment, or Salesforce failed.</param>
/// <param name="Refusal">Why Salesforce refuses to change what is recorded; null: it does not.</param>
internal sealed record RelatingResult(bool IsOwed, RemoteFailure? Refusal);

/// <summary>
/// Lets what is recorded already follow what a person relates a message to (R1): its Tasks in place, then in one transaction the ledger, the
/// history and the word that it is followed. Cut short in between it is done again, by the person or by their next run; a second time changes nothing.
/// </summary>
internal sealed class Relating(
    Ledger ledger, RelationStore relations, SalesforceClient salesforce, Database database, TimeProvider time, ILogger<Relating> logger)
{
    /// <summary>
    /// Carries out what earlier attempts have left. What Salesforce refuses for good stays as it was recorded; what fails by itself is left to the next
    /// run, and holds up nothing else.
    /// </summary>
    /// <exception cref="RemoteException">Salesforce asks for patience, or does not let the person in.</exception>
    public async Task FinishAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var due = await relations.ReadDueAsync(context.UserId, context.Kind, cancellationToken);
        var entries = await ledger.FindAsync([.. due.Select(relation => relation.RecordingKey!)], cancellationToken);
        await FollowUp.AllAsync(
            due,
            relation => relation.RecordingKey!,
            relation => FollowAsync(context, entries[relation.RecordingKey!], relation, cancellationToken),
            logger);
    }

    /// <summary>Remembers what a person relates a message to; what is recorded of it follows.</summary>
    /// <param name="context">Whose message.</param>
    /// <param name="entry">The recording, made by their own run; null: there is none.</param>
    /// <param name="relation">What is wanted.</param>
    /// <param name="messageId">The immutable id.</param>
    /// <param name="cancellationToken">Ends it; what is remembered by then, the next run carries out.</param>
    public async Task<RelatingResult> RelateAsync(
        EvaluationContext context, LedgerEntry? entry, MessageRelation relation, string messageId, CancellationToken cancellationToken)
    {
        var key = await relations.SaveAsync(relation with { RecordingKey = entry?.Key }, messageId, cancellationToken);
        if (entry is null)
        {
            return new RelatingResult(IsOwed: key is not null, null);
        }

        try
        {
            return new RelatingResult(IsOwed: false, await FollowAsync(context, entry, relation with { RecordingKey = key }, cancellationToken));
        }
        catch (RemoteException e)
        {
            logger.FollowingFailed(entry.Key, e.Failure.Code);
            return new RelatingResult(IsOwed: true, null);
        }
    }

    /// <returns>Why Salesforce refuses it for good; null: it is done, or there is nothing to be done any more.</returns>
    private async Task<RemoteFailure?> FollowAsync(
        EvaluationContext context, LedgerEntry entry, MessageRelation relation, CancellationToken cancellationToken)
    {
        var session = context.Salesforce ?? throw new InvalidOperationException("Nothing is related without Salesforce.");
        var parts = (await ledger.ReadPartsAsync([entry.Key], cancellationToken))[entry.Key];
        var present = await salesforce.ReadTaskRecordsAsync(session, [.. parts.Select(part => part.TaskId).OfType<string>()], cancellationToken);
        string[] others = [.. present.Where(task => task.Value != relation.RecordId).Select(task => task.Key)];
        var refusal = await FollowUp.ChangeAsync(() => salesforce.RelateTasksToRecordAsync(session, others, relation.RecordId, cancellationToken));
        if (refusal is not null)
        {
            await relations.RevertAsync(relation, RelationDocument.TryRead(entry.Relation)?.Record, cancellationToken);
            return refusal;
        }

        // It has happened: whoever has lost patience must not leave half of it.
        await SaveAsync(entry, relation, CancellationToken.None);
        return null;
    }

    private Task SaveAsync(LedgerEntry entry, MessageRelation followed, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                // The person wants something else by now, and it may have been there already when this came.
                if (!await RelationStore.SettleAsync(connection, transaction, followed, cancellationToken))
                {
                    await RelationStore.OweAsync(connection, transaction, followed, entry.Key, time.GetUtcNow().ToStored(), cancellationToken);
                    return;
                }

                // What is told of a recording for 30 days only is not told again after them (E3).
                var relation = followed.Record is { } record ? new Relation(record, RelationFate.Related) : null;
                await connection.ExecuteAsync(new CommandDefinition(
                    "UPDATE recordings SET relation = CASE WHEN match = '' THEN NULL ELSE @relation END WHERE key = @Key AND state = 'recorded'",
                    new { entry.Key, relation = RelationDocument.Write(relation) },
                    transaction,
                    cancellationToken: cancellationToken));

                // A run that has recorded it and not written its row yet writes what it knew: the next one writes this.
                if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                    "SELECT EXISTS (SELECT 1 FROM messages WHERE user_id = @UserId AND kind = @Kind AND id = @MessageId AND state <> 'ended')",
                    new { entry.UserId, entry.Kind, entry.MessageId },
                    transaction,
                    cancellationToken: cancellationToken)))
                {
                    await RelationStore.OweAsync(connection, transaction, followed, entry.Key, time.GetUtcNow().ToStored(), cancellationToken);
                }

                await FollowUp.RewriteRecordsAsync(
                    connection, transaction, entry, records => RecordsDocument.WithRelated(records, followed.Record), cancellationToken);
                await RelationStore.ForgetEmptyAsync(connection, transaction, followed, cancellationToken);
            },
            cancellationToken);
}
