using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Recording;

/// <summary>
/// What a run that was cut short has left in the ledger. After doubt the keys are asked for: what exists is remembered, a recording of which
/// nothing exists is forgotten, and one of which a part exists stays, to be completed with the same people.
/// </summary>
internal sealed class UnfinishedRecordings(Ledger ledger, SalesforceClient salesforce)
{
    /// <returns>Recordings of which a part exists and a part lacks, by the message's immutable id.</returns>
    public async Task<IReadOnlyDictionary<string, LedgerEntry>> ReconcileAsync(RecordingContext context, CancellationToken cancellationToken)
    {
        var unfinished = await ledger.ReadUnfinishedAsync(context.UserId, context.Kind, cancellationToken);
        if (unfinished.Count == 0)
        {
            return new Dictionary<string, LedgerEntry>();
        }

        var parts = await ledger.ReadPartsAsync([.. unfinished.Select(e => e.Key)], cancellationToken);
        var unknown = parts.SelectMany(g => g).Where(p => p.TaskId is null).Select(p => p.Key).ToList();
        var found = await salesforce.FindTasksByKeysAsync(context.Salesforce, unknown, cancellationToken);
        await ledger.SaveCreatedAsync([.. found.Select(f => (f.Key, f.Value))], cancellationToken);

        bool Exists(LedgerPart part) => part.TaskId is not null || found.ContainsKey(part.Key);
        await ledger.DropAsync([.. unfinished.Where(e => !parts[e.Key].Any(Exists)).Select(e => e.Key)], cancellationToken);
        return unfinished
            .Where(e => parts[e.Key].Any(Exists) && !parts[e.Key].All(Exists))
            .GroupBy(e => e.MessageId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }
}
