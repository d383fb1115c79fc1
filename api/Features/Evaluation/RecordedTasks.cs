using EmailSync.Features.Recording;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Evaluation;

/// <summary>
/// The Tasks of recordings that exist already, as far as this user may see them: their own are in the ledger, a colleague's are asked for with
/// this user's own access (R7, M6).
/// </summary>
internal sealed class RecordedTasks(Ledger ledger, SalesforceClient salesforce)
{
    /// <returns>By the recording's key, in the order of the parts.</returns>
    /// <exception cref="Integrations.RemoteException">Salesforce could not be asked.</exception>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> FindAsync(
        EvaluationContext context, IReadOnlyCollection<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
        {
            return new Dictionary<string, IReadOnlyList<string>>();
        }

        var parts = await ledger.ReadPartsAsync([.. entries.Select(e => e.Key).Distinct(StringComparer.Ordinal)], cancellationToken);
        var theirs = entries.Where(e => e.UserId != context.UserId).SelectMany(e => parts[e.Key]).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var visible = theirs.Count == 0 || context.Salesforce is not { } session
            ? new Dictionary<string, string>()
            : await salesforce.FindTasksByKeysAsync(session, theirs, cancellationToken);
        return parts.ToDictionary(
            g => g.Key,
            IReadOnlyList<string> (g) =>
                [.. g.Select(p => theirs.Contains(p.Key) ? visible.GetValueOrDefault(p.Key) : p.TaskId).OfType<string>()],
            StringComparer.Ordinal);
    }
}
