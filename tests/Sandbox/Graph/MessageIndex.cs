using EmailSync.Sandbox.Graph.Generated;

namespace EmailSync.Sandbox.Graph;

/// <summary>
/// Messages in one order: those that are stored, and those of generated runs that nobody has touched. A walk costs what it walks over,
/// wherever it begins.
/// </summary>
internal sealed class MessageIndex(bool newestFirst)
{
    private static readonly IComparer<PlacedMessage> InPlace = Comparer<PlacedMessage>.Create((a, b) => a.Place.CompareTo(b.Place));
    private readonly SortedSet<PlacedMessage> _stored = new(InPlace);
    private readonly List<GeneratedRun> _runs = [];
    private int _unread;

    public int Count => _stored.Count + _runs.Sum(run => run.Untouched);

    /// <summary>Generated mail has been read.</summary>
    public int Unread => _unread;

    public void Add(StoredMessage message)
    {
        _stored.Add(Placed(message));
        _unread += message.IsRead ? 0 : 1;
    }

    public void Remove(StoredMessage message)
    {
        if (_stored.Remove(Placed(message)))
            _unread -= message.IsRead ? 0 : 1;
    }

    public void Add(GeneratedRun run) => _runs.Add(run);

    /// <summary>All behind a place, in the order; null: from the beginning.</summary>
    public IEnumerable<PlacedMessage> After(Place? place)
    {
        var stored = place is { } from ? _stored.GetViewBetween(new(from, null), new(Place.End, null)).SkipWhile(m => m.Place == from) : _stored;
        return Merge(stored, run => run.After(place, newestFirst), sign: 1);
    }

    /// <summary>All up to a place, from there to the beginning; null: from the end.</summary>
    public IEnumerable<PlacedMessage> Backwards(Place? place)
    {
        var stored = place is { } to ? _stored.GetViewBetween(new(Place.Beginning, null), new(to, null)) : _stored;
        return Merge(stored.Reverse(), run => run.Backwards(place, newestFirst), sign: -1);
    }

    private IEnumerable<PlacedMessage> Merge(IEnumerable<PlacedMessage> stored, Func<GeneratedRun, IEnumerable<PlacedMessage>> walk, int sign)
    {
        var heads = _runs.Select(walk).Prepend(stored).Select(source => source.GetEnumerator()).Where(source => source.MoveNext()).ToList();
        while (heads.Count > 0)
        {
            var first = heads[0];
            foreach (var head in heads)
            {
                if (head.Current.Place.CompareTo(first.Current.Place) * sign < 0)
                    first = head;
            }

            yield return first.Current;
            if (!first.MoveNext())
                heads.Remove(first);
        }
    }

    private PlacedMessage Placed(StoredMessage message) =>
        new(newestFirst ? Place.ByReceived(message.ReceivedAt, message.Number) : Place.ByChange(message.ChangedAt), message);
}
