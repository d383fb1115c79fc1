using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Evaluation;

/// <summary>The records that messages are related to (R1), as Salesforce has them for this user, for the length of one run.</summary>
internal sealed class RecordDirectory(RecordReader reader, SalesforceSession session, CrmOrganisation organisation)
{
    private readonly Dictionary<string, RelatedRecord?> _known = new(StringComparer.Ordinal);

    /// <summary>The record as it was found; null: it was not, or not asked for.</summary>
    public RelatedRecord? Find(RelatedRecord record) => _known.GetValueOrDefault(record.Id);

    /// <summary>Asks for the records not known yet, all in as few requests as Salesforce allows.</summary>
    /// <exception cref="Integrations.RemoteException">Salesforce could not be asked.</exception>
    public async Task AskAsync(IEnumerable<RelatedRecord> records, CancellationToken cancellationToken)
    {
        var unknown = records.Where(record => !_known.ContainsKey(record.Id)).DistinctBy(record => record.Id).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        var found = await reader.FindAsync(session, organisation, [.. unknown.Select(record => (record.Type, record.Id))], cancellationToken);
        foreach (var record in unknown)
        {
            _known[record.Id] = found.FirstOrDefault(f => f.Record.Id == record.Id)?.Record;
        }
    }
}
