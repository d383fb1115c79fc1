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
    public MessageIndex ByReceived { get; } = new(newestFirst: true);

    /// <summary>In the order of their last change.</summary>
    public MessageIndex ByChange { get; } = new(newestFirst: false);

    /// <summary>In the order in which they left.</summary>
    public List<LeftMessage> Left { get; } = [];

    /// <summary>Those that left after so many changes, in the order in which they did.</summary>
    public IEnumerable<LeftMessage> LeftAfter(long changes)
    {
        var first = Left.Count;
        while (first > 0 && Left[first - 1].ChangedAt > changes)
            first--;
        return Left.Skip(first);
    }

    public string Path => Parent?.Parent is null ? DisplayName : $"{Parent.Path}/{DisplayName}";
}

/// <summary>A message that was deleted from, or moved out of, a folder.</summary>
internal sealed record LeftMessage(long ChangedAt, int Number, int Place);
