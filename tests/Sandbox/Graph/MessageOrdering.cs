namespace EmailSync.Sandbox.Graph;

/// <summary>What $orderby asks for, and the rule that ties it to $filter.</summary>
internal sealed record MessageOrdering(IReadOnlyList<(FilterProperty Property, bool Descending)> By)
{
    /// <exception cref="GraphException">It cannot be sorted by, or not together with this filter.</exception>
    public static MessageOrdering Read(string? orderby, Filter? filter)
    {
        var by = (orderby ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Term).ToList();
        if (filter is not null && !filter.Properties().Distinct().Take(by.Count).SequenceEqual(by.Select(b => b.Property.Name)))
            throw new GraphException(400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");
        return new MessageOrdering(by);
    }

    public IEnumerable<StoredMessage> Apply(MessageIndex newestFirst, Mailbox mailbox, Filter? filter)
    {
        bool Holds(StoredMessage message) => filter is null || filter.Holds(message, mailbox);
        var (from, to) = filter?.Received() ?? ReceivedRange.All;
        if (By is [{ Property.Name: "receivedDateTime", Descending: false }])
            return newestFirst.Backwards(from == DateTimeOffset.MinValue ? null : Place.ByReceived(from, 0)).Select(m => m.Message).TakeWhile(m => m.ReceivedAt < to).Where(Holds);

        // What came within the filter's range stands together, and no more is read.
        var within = newestFirst.After(to == DateTimeOffset.MaxValue ? null : Place.ByReceived(to, int.MaxValue)).Select(m => m.Message).TakeWhile(m => m.ReceivedAt >= from).Where(Holds);
        if (By is [] or [{ Property.Name: "receivedDateTime" }])
            return within;

        IOrderedEnumerable<StoredMessage>? sorted = null;
        foreach (var (property, descending) in By)
        {
            object? Key(StoredMessage message) => property.Read(message, mailbox);
            sorted = (sorted, descending) switch
            {
                (null, false) => within.OrderBy(Key),
                (null, true) => within.OrderByDescending(Key),
                (not null, false) => sorted.ThenBy(Key),
                (not null, true) => sorted.ThenByDescending(Key),
            };
        }

        return sorted!;
    }

    private static (FilterProperty Property, bool Descending) Term(string term) =>
        term.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var name] => (FilterProperty.Find(name), false),
            [var name, "asc"] => (FilterProperty.Find(name), false),
            [var name, "desc"] => (FilterProperty.Find(name), true),
            _ => throw GraphException.BadRequest($"Syntax error in the $orderby term '{term}'."),
        };
}
