using EmailSync.Sandbox.Salesforce.Describe;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>One record. Values are text, bool, long, double, <see cref="DateOnly"/> or <see cref="DateTimeOffset"/>; what is not there is null.</summary>
internal sealed class Row(string type, string id)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal) { ["Id"] = id, ["IsDeleted"] = false };

    public string Type { get; } = type;

    public string Id { get; } = id;

    /// <summary>The users who see the record beside its owner; null: everybody.</summary>
    public IReadOnlySet<string>? VisibleTo { get; set; }

    /// <summary>The bytes of a version of a file.</summary>
    public FileContent? Content { get; set; }

    public bool IsDeleted => _values["IsDeleted"] is true;

    public object? this[string field]
    {
        get => _values.GetValueOrDefault(field);
        set => _values[field] = value;
    }

    /// <summary>The value as the API shows it: a checkbox is never empty.</summary>
    public object? Shown(FieldInfo field) => this[field.Name] ?? (field.Type == "boolean" ? false : null);

    public string? Text(string field) => this[field] as string;

    public bool Flag(string field) => this[field] is true;

    /// <summary>What the record was, for taking a failed transaction back.</summary>
    public Action Snapshot()
    {
        var before = _values.ToArray();
        var visibleTo = VisibleTo;
        return () =>
        {
            _values.Clear();
            foreach (var (name, value) in before)
                _values[name] = value;
            VisibleTo = visibleTo;
        };
    }
}
