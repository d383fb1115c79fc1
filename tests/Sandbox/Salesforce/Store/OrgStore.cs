using EmailSync.Sandbox.Salesforce.Describe;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>The org: its records, users, options and schema. Whoever reads or writes holds <see cref="Gate"/>.</summary>
internal sealed class OrgStore
{
    public const string OrgId = "00Dxx0000001gERAAY";

    private readonly TimeProvider clock;
    private readonly Dictionary<string, Row> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Row>> byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Row> taskKeys = new(StringComparer.OrdinalIgnoreCase);
    private Journal? journal;
    private long lastNumber;

    public OrgStore(TimeProvider clock, OrgOptions options)
    {
        this.clock = clock;
        Options = options;
        Schema = new Schema(options, Now);
    }

    public Lock Gate { get; } = new();

    public OrgOptions Options { get; private set; }

    public Schema Schema { get; private set; }

    /// <summary>The clock as records show it: whole seconds.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = clock.GetUtcNow();
            return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        }
    }

    public void Configure(OrgOptions options)
    {
        Options = options;
        // A client that holds the old one must not be told that nothing has changed, however soon it asks.
        Schema = new Schema(options, Now > Schema.BuiltAt ? Now : Schema.BuiltAt.AddSeconds(1));
    }

    /// <summary>All records of a type in the order of their making, deleted ones too.</summary>
    public IReadOnlyList<Row> Rows(string type) => byType.TryGetValue(type, out var rows) ? rows : [];

    public Row? Find(string? id) => id is { Length: >= 15 } ? byId.GetValueOrDefault(SalesforceId.Short(id)) : null;

    public Row? TaskByKey(string key) => taskKeys.GetValueOrDefault(key);

    public string NextId(string prefix)
    {
        string id;
        do
            id = SalesforceId.Make(prefix, ++lastNumber);
        while (Find(id) is not null);
        return id;
    }

    public void Add(Row row)
    {
        byId.Add(SalesforceId.Short(row.Id), row);
        if (!byType.TryGetValue(row.Type, out var rows))
            byType[row.Type] = rows = [];
        rows.Add(row);
        IndexKey(row, null);
        journal?.Note(() =>
        {
            byId.Remove(SalesforceId.Short(row.Id));
            rows.Remove(row);
            if (row.Text("EmailSync_Key__c") is { } key)
                taskKeys.Remove(key);
        });
    }

    public void Change(Row row, Action<Row> change)
    {
        var restore = row.Snapshot();
        var keyBefore = LiveKey(row);
        change(row);
        IndexKey(row, keyBefore);
        journal?.Note(() =>
        {
            var keyNow = LiveKey(row);
            restore();
            IndexKey(row, keyNow);
        });
    }

    /// <summary>Does <paramref name="work"/> alone, noting in the journal of the present request how to take it back.</summary>
    public T Work<T>(Func<Journal, T> work)
    {
        lock (Gate)
        {
            var outer = journal;
            journal = outer ?? Journal.Current ?? new Journal();
            try
            {
                return work(journal);
            }
            finally
            {
                journal = outer;
            }
        }
    }

    private static string? LiveKey(Row row) => row.IsDeleted ? null : row.Text("EmailSync_Key__c");

    // The key of a deleted record is free again.
    private void IndexKey(Row row, string? before)
    {
        var now = LiveKey(row);
        if (row.Type != "Task" || now == before)
            return;
        if (before is not null)
            taskKeys.Remove(before);
        if (now is not null)
            taskKeys[now] = row;
    }
}
