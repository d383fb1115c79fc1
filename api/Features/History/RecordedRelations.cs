using EmailSync.Domain.Recording;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.History;

/// <summary>What <em>Relate to</em> (R1) finds recorded already and in Salesforce, and does to it.</summary>
internal sealed class RecordedRelations(Ledger ledger, RecordReader records, Relating relating)
{
    /// <summary>A recording by its key; null: there is none any more.</summary>
    public async Task<LedgerEntry?> FindAsync(string key, CancellationToken cancellationToken) =>
        (await ledger.FindAsync([key], cancellationToken)).GetValueOrDefault(key);

    /// <summary>The record as Salesforce has it now; null: it is not found with this person's access.</summary>
    /// <exception cref="RemoteException">Salesforce could not be asked.</exception>
    public async Task<RelatedRecord?> FindRecordAsync(EvaluationContext context, string type, string id, CancellationToken cancellationToken) =>
        (await records.FindAsync(context.Salesforce!, context.Organisation!, [(type, id)], cancellationToken)) is [var found, ..] ? found.Record : null;

    /// <inheritdoc cref="Relating.RelateAsync"/>
    public Task<RelatingResult> RelateAsync(
        EvaluationContext context, LedgerEntry? entry, MessageRelation relation, string messageId, CancellationToken cancellationToken) =>
        relating.RelateAsync(context, entry, relation, messageId, cancellationToken);
}
