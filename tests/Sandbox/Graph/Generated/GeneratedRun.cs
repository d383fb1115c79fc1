using System.Collections;

namespace EmailSync.Sandbox.Graph.Generated;

/// <summary>
/// Messages that came into one folder together and are made as they are read. Of each the run keeps one bit: whether it is stored, because
/// somebody has changed, moved or deleted it.
/// </summary>
/// <param name="letters">What they say.</param>
/// <param name="folder">Where they are.</param>
/// <param name="firstNumber">The number of the oldest; the others follow.</param>
/// <param name="firstChange">The mailbox's count of changes at the oldest's arrival.</param>
internal sealed class GeneratedRun(GeneratedLetters letters, MailFolder folder, int firstNumber, long firstChange)
{
    private readonly BitArray _touched = new(letters.Count);

    public int Untouched { get; private set; } = letters.Count;

    public bool Holds(int number) => number >= firstNumber && number < firstNumber + letters.Count && !_touched[number - firstNumber];

    public StoredMessage Of(int number) => Make(number - firstNumber);

    /// <summary>The untouched message with this Internet Message-ID.</summary>
    public StoredMessage? ByMessageId(string id) => letters.IndexOf(id) is { } index && !_touched[index] ? Make(index) : null;

    /// <summary>The message is stored from now on.</summary>
    public void Touch(int number)
    {
        _touched[number - firstNumber] = true;
        Untouched--;
    }

    public StoredMessage Make(int index) => new(firstNumber + index, () => letters.Mime(index))
    {
        Folder = folder,
        ReceivedAt = letters.ReceivedAt(index),
        CreatedAt = letters.ReceivedAt(index),
        ModifiedAt = letters.ReceivedAt(index),
        IsRead = true,
        Version = 1,
        ChangedAt = firstChange + index,
        JoinedAt = firstChange + index,
    };

    /// <summary>The untouched ones behind a place, in the order.</summary>
    public IEnumerable<PlacedMessage> After(Place? place, bool newestFirst)
    {
        var from = place is { } wanted ? StepsTo(wanted, newestFirst) : 0;
        return Walk(Enumerable.Range(from, letters.Count - from), newestFirst);
    }

    /// <summary>The untouched ones up to a place, from there to the beginning of the order.</summary>
    public IEnumerable<PlacedMessage> Backwards(Place? place, bool newestFirst)
    {
        var to = place is { } wanted ? StepsTo(wanted, newestFirst) : letters.Count;
        return Walk(Enumerable.Range(1, to).Select(back => to - back), newestFirst);
    }

    /// <summary>How many stand at the place or before it, touched ones too.</summary>
    private int StepsTo(Place place, bool newestFirst)
    {
        var (from, to) = (0, letters.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (At(middle, newestFirst).Place.CompareTo(place) <= 0)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }

    private IEnumerable<PlacedMessage> Walk(IEnumerable<int> steps, bool newestFirst) =>
        steps.Select(step => At(step, newestFirst)).Where(placed => !_touched[placed.Index]);

    /// <summary>The message so many steps from the beginning of the order.</summary>
    private PlacedMessage At(int step, bool newestFirst)
    {
        var index = newestFirst ? letters.Count - 1 - step : step;
        var place = newestFirst ? Place.ByReceived(letters.ReceivedAt(index), firstNumber + index) : Place.ByChange(firstChange + index);
        return new PlacedMessage(place, null, this, index);
    }
}
