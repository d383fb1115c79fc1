namespace EmailSync.Sandbox.World.Team;

/// <summary>Spreads the threads over forty days, more than half of them ending in the last seven.</summary>
internal sealed class Season(DateTimeOffset now, Dice dice, Storyteller teller, Casting casting, PostOffice post)
{
    private const int CustomerMessages = 72;

    private readonly Notices _notices = new(teller, dice);

    private int _turn;

    public void Customers(PersonSeed seller)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(seller.TimeZone);
        // The manager has colleagues' threads in copy on top of her own.
        var messages = seller.IsAdmin ? CustomerMessages - 30 : CustomerMessages;
        var threads = casting.CustomerThreads(seller, messages).ToList();
        for (var i = 0; i < threads.Count; i++)
        {
            var (script, company) = threads[i];
            var (end, exactly) = End(i);
            post.Send(teller.Tell(new Scene(script, Casting.ForCustomer(seller, company, _turn++), end, exactly, zone, company)));
        }
        foreach (var notice in _notices.For(seller, now, 14)) post.Send(notice);
    }

    public void Office()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TeamPeople.Miriam.TimeZone);
        var i = 0;
        foreach (var (script, cast) in casting.OfficeThreads())
        {
            var end = now.AddHours(-(9 + (i++ * 50) + dice.Between(0, 12)));
            post.Send(teller.Tell(new Scene(script, cast, end, false, zone, null)));
        }
    }

    /// <summary>The first two threads end minutes ago, whatever the clock says; of the others three in five this week.</summary>
    private (DateTimeOffset End, bool Exactly) End(int thread) => thread switch
    {
        0 => (now.AddMinutes(-dice.Between(3, 9)), true),
        1 => (now.AddMinutes(-dice.Between(20, 55)), true),
        _ when thread % 5 < 3 => (now.AddMinutes(-dice.Between(90, 6 * 1440)), false),
        _ => (now.AddMinutes(-dice.Between(7 * 1440, 27 * 1440)), false),
    };
}
