namespace EmailSync.Sandbox.Graph;

/// <summary>Where a message stands in an order; smaller comes first.</summary>
internal readonly record struct Place(long Major, long Minor) : IComparable<Place>
{
    public static readonly Place Beginning = new(long.MinValue, long.MinValue);

    public static readonly Place End = new(long.MaxValue, long.MaxValue);

    /// <summary>Newest first. Of two of one instant the younger comes first.</summary>
    public static Place ByReceived(DateTimeOffset receivedAt, int number) => new(-receivedAt.UtcTicks, -number);

    /// <summary>The oldest change first.</summary>
    public static Place ByChange(long changedAt) => new(changedAt, 0);

    public int CompareTo(Place other) => Major.CompareTo(other.Major) is not 0 and var major ? major : Minor.CompareTo(other.Minor);
}

/// <summary>A message at its place: a stored one, or one of a run that is made when somebody asks for it.</summary>
internal readonly record struct PlacedMessage(Place Place, StoredMessage? Stored, Generated.GeneratedRun? Run = null, int Index = 0)
{
    public StoredMessage Message => Stored ?? Run!.Make(Index);
}
