namespace EmailSync.Sandbox.Graph;

/// <summary>A folder with its messages in both orders in which they are read, and the marks of those that have left.</summary>
internal sealed class MailFolder
{
    public required int Number { get; init; }

    public required string DisplayName { get; init; }

    public MailFolder? Parent { get; init; }

    public string? WellKnownName { get; init; }

    public bool IsHidden { get; init; }

    public List<MailFolder> Children { get; } = [];

    /// <summary>Newest first.</summary>
    public SortedSet<StoredMessage> ByReceived { get; } = new(MessageOrder.NewestFirst);

    /// <summary>In the order of their last change.</summary>
    public SortedSet<StoredMessage> ByChange { get; } = new(MessageOrder.OldestChangeFirst);

    /// <summary>In the order in which they left.</summary>
    public List<LeftMessage> Left { get; } = [];

    public string Path => Parent?.Parent is null ? DisplayName : $"{Parent.Path}/{DisplayName}";
}

/// <summary>A message that was deleted from, or moved out of, a folder.</summary>
internal sealed record LeftMessage(long ChangedAt, int Number, int Place);

internal static class MessageOrder
{
    public static readonly IComparer<StoredMessage> NewestFirst = Comparer<StoredMessage>.Create((a, b) =>
        b.ReceivedAt.CompareTo(a.ReceivedAt) is not 0 and var byTime ? byTime : b.Number.CompareTo(a.Number));

    public static readonly IComparer<StoredMessage> OldestChangeFirst = Comparer<StoredMessage>.Create((a, b) => a.ChangedAt.CompareTo(b.ChangedAt));
}
