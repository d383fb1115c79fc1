namespace EmailSync.Sandbox.Graph;

/// <summary>An entry of a delta page: a message, or the mark of one that has left the folder.</summary>
internal sealed record DeltaItem(StoredMessage? Message, LeftMessage? Left, long ChangedAt, bool IsPartial);

/// <summary>One page of a delta round, and where the next request goes on.</summary>
internal sealed record DeltaPage(IReadOnlyList<DeltaItem> Items, DeltaCursor Next, bool IsLast)
{
    /// <summary>With $filter a round gives no more than this.</summary>
    private const int MostWithFilter = 5000;

    public static DeltaPage Take(Mailbox mailbox, MailFolder folder, MailboxOptions misbehaving, DeltaCursor cursor, int size)
    {
        var options = cursor.Options;
        if (misbehaving.EmptyDeltaPage && cursor.Given == 0)
            return new DeltaPage([], cursor with { Given = -1 }, IsLast: false);

        var given = Math.Max(0, cursor.Given);
        var cap = Math.Min(options.Top ?? int.MaxValue, options.Since is null && options.After is null ? int.MaxValue : MostWithFilter);
        var wanted = Math.Min(size, cap - given);
        var walk = cursor.IsFirstRound && options.NewestFirst ? ByReceived(folder, cursor) : ByChange(folder, misbehaving.PartialDelta, cursor);
        var items = walk.Take(wanted).ToList();
        given += items.Count;
        var next = cursor with { Given = given };
        if (items is [.., var last])
        {
            next = cursor.IsFirstRound && options.NewestFirst
                ? next with { LastReceived = (last.Message!.ReceivedAt, last.Message.Number) }
                : next with { From = last.ChangedAt };
        }

        // A full page always has a next link, be there more or not.
        var isLast = items.Count < size || given >= cap;
        if (isLast)
            next = next with { IsFirstRound = false, From = Math.Max(next.From, EndOf(cursor, items.Count < size, mailbox)), LastReceived = null, Given = 0, RoundBegan = mailbox.Changes };
        if (misbehaving.RepeatDelta && items.Count > 0)
            items.Add(items[0]);
        return new DeltaPage(items, next, isLast);
    }

    // A round by time has seen nothing that came after it began; one by change has seen all there is, if it came to its end.
    private static long EndOf(DeltaCursor cursor, bool exhausted, Mailbox mailbox) =>
        cursor.IsFirstRound && cursor.Options.NewestFirst ? cursor.RoundBegan : exhausted ? mailbox.Changes : 0;

    private static IEnumerable<DeltaItem> ByReceived(MailFolder folder, DeltaCursor cursor) => folder.ByReceived
        .After(cursor.LastReceived is var (at, number) ? Place.ByReceived(at, number) : null)
        .Select(placed => placed.Message)
        .TakeWhile(m => IsMeant(m, cursor.Options))
        .Select(m => new DeltaItem(m, null, m.ChangedAt, IsPartial: false));

    private static IEnumerable<DeltaItem> ByChange(MailFolder folder, bool partial, DeltaCursor cursor)
    {
        var options = cursor.Options;
        var present = folder.ByChange.After(Place.ByChange(cursor.From))
            .Select(placed => placed.Message)
            .Where(m => IsMeant(m, options) && IsOfType(m, cursor))
            .Select(m => new DeltaItem(m, null, m.ChangedAt, partial && !cursor.IsFirstRound && m.JoinedAt <= cursor.From));
        return cursor.IsFirstRound || options.ChangeType is "created" or "updated" ? present : WithLeft(present, folder.LeftAfter(cursor.From));
    }

    /// <summary>Both are in the order of their changes.</summary>
    private static IEnumerable<DeltaItem> WithLeft(IEnumerable<DeltaItem> present, IEnumerable<LeftMessage> left)
    {
        using var gone = left.GetEnumerator();
        var isMore = gone.MoveNext();
        foreach (var item in present)
        {
            for (; isMore && gone.Current.ChangedAt < item.ChangedAt; isMore = gone.MoveNext())
                yield return Gone(gone.Current);
            yield return item;
        }

        for (; isMore; isMore = gone.MoveNext())
            yield return Gone(gone.Current);
    }

    private static DeltaItem Gone(LeftMessage left) => new(null, left, left.ChangedAt, IsPartial: false);

    private static bool IsMeant(StoredMessage message, DeltaOptions options) =>
        (options.Since is not { } since || message.ReceivedAt >= since) && (options.After is not { } after || message.ReceivedAt > after);

    private static bool IsOfType(StoredMessage message, DeltaCursor cursor) => cursor.Options.ChangeType switch
    {
        "created" => cursor.IsFirstRound || message.JoinedAt > cursor.From,
        "updated" => !cursor.IsFirstRound && message.JoinedAt <= cursor.From,
        "deleted" => false,
        _ => true,
    };
}
