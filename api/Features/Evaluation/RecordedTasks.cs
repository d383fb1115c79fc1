using EmailSync.Domain.Mail;
using EmailSync.Features.Recording;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Evaluation;

/// <summary>
/// What was made of messages already, as far as this user may see it: their own Tasks are in the ledger, a colleague's are asked for with this
/// user's own access (R7, M6), and so is what another tool made (R9).
/// </summary>
internal sealed class RecordedTasks(Ledger ledger, SalesforceClient salesforce)
{
    /// <summary>
    /// R9: what another tool has made of these messages, by Internet Message-ID; nothing where the organisation does not ask for it, or the user
    /// cannot see it.
    /// </summary>
    /// <exception cref="Integrations.RemoteException">Salesforce could not be asked.</exception>
    public async Task<IReadOnlyDictionary<string, string>> FindElsewhereAsync(
        EvaluationContext context, IEnumerable<Message> messages, CancellationToken cancellationToken)
    {
        var ids = messages.Select(m => m.InternetMessageId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return ids.Count > 0 && context is { Settings.SkipRecordedElsewhere: true, Organisation.HasEmailMessages: true, Salesforce: { } session }
            ? await salesforce.FindEmailMessagesAsync(session, ids, cancellationToken)
            : new Dictionary<string, string>();
    }

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
