using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>The records of a collection whose parents somebody else holds, as a fault says.</summary>
internal sealed class RowLocks(FaultRequest? fault, int count)
{
    private readonly IReadOnlyList<int> _rows = fault is null ? [] : fault.Rows?.Where(row => row < count).ToList() is { Count: > 0 } rows ? rows : [0];

    /// <summary>The writer, where the record is free.</summary>
    public RecordWriter Check(int index, RecordWriter writer) => _rows.Contains(index)
        ? throw new SalesforceException(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records")
        : writer;
}
