using EmailSync.Sandbox.Salesforce.Describe;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>The org: its records, users, options and schema. Whoever reads or writes holds <see cref="Gate"/>.</summary>
internal sealed class OrgStore
{
    public const string OrgId = "00Dxx0000001gERAAY";

    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Row> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Row>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Row> _taskKeys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Row>> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Row> _users = new(StringComparer.OrdinalIgnoreCase);
    private Journal? _journal;
    private long _lastNumber;

    public OrgStore(TimeProvider clock, OrgOptions options)
    {
        _clock = clock;
        Options = options;
        Schema = new Schema(options, Now);
    }

    public Lock Gate { get; } = new();

    public Refusals Refusals { get; } = new();

    public OrgOptions Options { get; private set; }

    public Schema Schema { get; private set; }

    /// <summary>The clock as records show it: whole seconds.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = _clock.GetUtcNow();
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
    public IReadOnlyList<Row> Rows(string type) => _byType.TryGetValue(type, out var rows) ? rows : [];

    public Row? Find(string? id) => id is { Length: >= 15 } ? _byId.GetValueOrDefault(SalesforceId.Short(id)) : null;

    /// <summary>A user by username, which is unique whatever its case.</summary>
    public Row? UserByName(string name) => _users.GetValueOrDefault(name) is { } row && name.Equals(row.Text("Username"), StringComparison.OrdinalIgnoreCase)
        ? row
        : Rows("User").FirstOrDefault(u => name.Equals(u.Text("Username"), StringComparison.OrdinalIgnoreCase));

    public Row? TaskByKey(string key) => _taskKeys.GetValueOrDefault(key);

    /// <summary>The links of a file, or of a record to files; deleted ones too.</summary>
    public IReadOnlyList<Row> LinksOf(string id) => _links.TryGetValue(id, out var links) ? links : [];

    public string NextId(string prefix)
    {
        string id;
        do
            id = SalesforceId.Make(prefix, ++_lastNumber);
        while (Find(id) is not null);
        return id;
    }

    public void Add(Row row)
    {
        _byId.Add(SalesforceId.Short(row.Id), row);
        if (!_byType.TryGetValue(row.Type, out var rows))
            _byType[row.Type] = rows = [];
        rows.Add(row);
        if (row.Type == "User" && row.Text("Username") is { } name)
            _users.TryAdd(name, row);
        IndexKey(row, null);
        foreach (var end in Ends(row))
        {
            if (!_links.TryGetValue(end, out var links))
                _links[end] = links = [];
            links.Add(row);
        }

        _journal?.Note(() =>
        {
            foreach (var end in Ends(row))
                _links[end].Remove(row);
            _byId.Remove(SalesforceId.Short(row.Id));
            rows.Remove(row);
            if (row.Text("EmailSync_Key__c") is { } key)
                _taskKeys.Remove(key);
        });
    }

    public void Change(Row row, Action<Row> change)
    {
        var restore = row.Snapshot();
        var keyBefore = LiveKey(row);
        change(row);
        IndexKey(row, keyBefore);
        _journal?.Note(() =>
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
            var outer = _journal;
            _journal = outer ?? Journal.Current ?? new Journal();
            try
            {
                return work(_journal);
            }
            finally
            {
                _journal = outer;
            }
        }
    }

    private static IEnumerable<string> Ends(Row row) => row.Type != "ContentDocumentLink"
        ? []
        : ((string[])["ContentDocumentId", "LinkedEntityId"]).Select(row.Text).OfType<string>();

    private static string? LiveKey(Row row) => row.IsDeleted ? null : row.Text("EmailSync_Key__c");

    // The key of a deleted record is free again.
    private void IndexKey(Row row, string? before)
    {
        var now = LiveKey(row);
        if (row.Type != "Task" || now == before)
            return;
        if (before is not null)
            _taskKeys.Remove(before);
        if (now is not null)
            _taskKeys[now] = row;
    }
}
