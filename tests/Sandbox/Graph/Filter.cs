namespace EmailSync.Sandbox.Graph;

/// <summary>A parsed $filter over messages.</summary>
internal abstract record Filter
{
    public abstract bool Holds(StoredMessage message, Mailbox mailbox);

    /// <summary>The properties in the order in which they first appear.</summary>
    public abstract IEnumerable<string> Properties();

    /// <summary>Internet Message-IDs of which a message must have one for the filter to hold; null where it says nothing of the kind.</summary>
    public virtual IReadOnlySet<string>? MessageIds() => null;

    /// <summary>Instants of receiving outside which the filter cannot hold.</summary>
    public virtual ReceivedRange Received() => ReceivedRange.All;
}

/// <summary>From an instant on, and before another.</summary>
internal readonly record struct ReceivedRange(DateTimeOffset From, DateTimeOffset Before)
{
    public static readonly ReceivedRange All = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
}

internal sealed record AndFilter(Filter Left, Filter Right) : Filter
{
    public override bool Holds(StoredMessage message, Mailbox mailbox) => Left.Holds(message, mailbox) && Right.Holds(message, mailbox);

    public override IEnumerable<string> Properties() => Left.Properties().Concat(Right.Properties());

    public override IReadOnlySet<string>? MessageIds() => Left.MessageIds() ?? Right.MessageIds();

    public override ReceivedRange Received()
    {
        var (left, right) = (Left.Received(), Right.Received());
        return new(left.From > right.From ? left.From : right.From, left.Before < right.Before ? left.Before : right.Before);
    }
}

internal sealed record OrFilter(Filter Left, Filter Right) : Filter
{
    public override bool Holds(StoredMessage message, Mailbox mailbox) => Left.Holds(message, mailbox) || Right.Holds(message, mailbox);

    public override IEnumerable<string> Properties() => Left.Properties().Concat(Right.Properties());

    public override IReadOnlySet<string>? MessageIds() =>
        Left.MessageIds() is { } left && Right.MessageIds() is { } right ? left.Union(right).ToHashSet() : null;
}

internal sealed record NotFilter(Filter Inner) : Filter
{
    public override bool Holds(StoredMessage message, Mailbox mailbox) => !Inner.Holds(message, mailbox);

    public override IEnumerable<string> Properties() => Inner.Properties();
}

internal sealed record CategoryFilter(string Category) : Filter
{
    public override bool Holds(StoredMessage message, Mailbox mailbox) =>
        message.Categories.Contains(Category, StringComparer.OrdinalIgnoreCase);

    public override IEnumerable<string> Properties() => ["categories"];
}

internal sealed record TextFilter(FilterProperty Property, string Function, string Argument) : Filter
{
    public override bool Holds(StoredMessage message, Mailbox mailbox) =>
        Property.Read(message, mailbox) is string text && (Function == "startswith"
            ? text.StartsWith(Argument, StringComparison.OrdinalIgnoreCase)
            : text.Contains(Argument, StringComparison.OrdinalIgnoreCase));

    public override IEnumerable<string> Properties() => [Property.Name];
}

internal sealed record ComparisonFilter(FilterProperty Property, string Operator, object? Value) : Filter
{
    public override bool Holds(StoredMessage message, Mailbox mailbox)
    {
        var value = Property.Read(message, mailbox);
        if (value is null || Value is null)
            return Operator == "eq" ? value is null && Value is null : Operator == "ne" && (value is null) != (Value is null);

        var order = value is string text
            ? string.Compare(text, (string)Value, StringComparison.OrdinalIgnoreCase)
            : ((IComparable)value).CompareTo(Value);
        return Operator switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "gt" => order > 0,
            "ge" => order >= 0,
            "lt" => order < 0,
            _ => order <= 0,
        };
    }

    public override IEnumerable<string> Properties() => [Property.Name];

    // Instants are compared in whole seconds, so the bounds leave one to spare.
    public override ReceivedRange Received() => (Property.Name, Operator, Value) switch
    {
        ("receivedDateTime", "ge" or "gt", DateTimeOffset at) => ReceivedRange.All with { From = at },
        ("receivedDateTime", "lt" or "le", DateTimeOffset at) => ReceivedRange.All with { Before = After(at) },
        ("receivedDateTime", "eq", DateTimeOffset at) => new(at, After(at)),
        _ => ReceivedRange.All,
    };

    private static DateTimeOffset After(DateTimeOffset at) => at < DateTimeOffset.MaxValue.AddSeconds(-1) ? at.AddSeconds(1) : DateTimeOffset.MaxValue;

    public override IReadOnlySet<string>? MessageIds() =>
        Property.Name == "internetMessageId" && Operator == "eq" && Value is string id
            ? new HashSet<string>(StringComparer.OrdinalIgnoreCase) { id }
            : null;
}
