using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Faults;

/// <summary>What the rig would see.</summary>
public sealed class OutcomeTests
{
    private const string Recorded = "recorded recorded 2 records";
    private const string ByColleague = "recorded_by_colleague recorded 2 records";

    private static readonly ScriptedMail _single = new(7, [0], null, 10, new Dictionary<string, object?>());
    private static readonly ScriptedMail _shared = _single with { Holders = [0, 1] };

    [Fact]
    public void A_lost_Task_a_doubled_one_and_a_mark_that_lacks_are_differences()
    {
        var right = Lines(_single, [Copy(0, ["CRM"], Recorded)], ["Task"]);

        Assert.Empty(Outcome.Differences(right, Lines(_single, [Copy(0, ["CRM"], Recorded)], ["Task"])));
        Assert.Equal(["lacking ×1: mail 7: Task"], Outcome.Differences(right, Lines(_single, [Copy(0, ["CRM"], Recorded)], [])));
        Assert.Equal(["too much ×1: mail 7: Task"], Outcome.Differences(right, Lines(_single, [Copy(0, ["CRM"], Recorded)], ["Task", "Task"])));
        Assert.Equal(2, Outcome.Differences(right, Lines(_single, [Copy(0, [], Recorded)], ["Task"])).Count);
        Assert.Equal(2, Outcome.Differences(right, Lines(_single, [Copy(0, ["CRM"], "no_match unresolved 0 records")], ["Task"])).Count);
        Assert.Equal(2, Outcome.Differences(right, Lines(_single, [Copy(0, ["CRM"], Recorded, "open")], ["Task"])).Count);
    }

    [Fact]
    public void Who_records_a_shared_message_is_no_difference_and_that_both_do_is_one()
    {
        var right = Lines(_shared, [Copy(0, ["CRM"], Recorded), Copy(1, ["CRM"], ByColleague)], ["Task"]);

        Assert.Empty(Outcome.Differences(right, Lines(_shared, [Copy(0, ["CRM"], ByColleague), Copy(1, ["CRM"], Recorded)], ["Task"])));
        Assert.NotEmpty(Outcome.Differences(right, Lines(_shared, [Copy(0, ["CRM"], Recorded), Copy(1, ["CRM"], Recorded)], ["Task"])));
        Assert.NotEmpty(Outcome.Differences(right, Lines(_shared, [Copy(0, ["CRM"], ByColleague), Copy(1, ["CRM"], ByColleague)], ["Task"])));
    }

    [Fact]
    public void What_was_moved_out_is_recorded_once_and_marked_or_not_at_all()
    {
        Assert.Empty(Outcome.Lines(_single, [Copy(0, ["CRM"], Recorded)], ["Task"], mayBeMissed: true));
        Assert.Empty(Outcome.Lines(_single, [Copy(0, [])], [], mayBeMissed: true));
        Assert.NotEmpty(Outcome.Lines(_single, [Copy(0, [], Recorded)], ["Task"], mayBeMissed: true));
        Assert.NotEmpty(Outcome.Lines(_single, [Copy(0, ["CRM"])], [], mayBeMissed: true));
        Assert.NotEmpty(Outcome.Lines(_single, [Copy(0, ["CRM"], Recorded)], ["Task", "Task"], mayBeMissed: true));
        Assert.NotEmpty(Outcome.Lines(_single, [Copy(0, [], Recorded)], [], mayBeMissed: true));
    }

    private static List<string> Lines(ScriptedMail mail, IReadOnlyList<Outcome.Copy> copies, IReadOnlyList<string> tasks) =>
        [.. Outcome.Lines(mail, copies, tasks, mayBeMissed: false)];

    private static Outcome.Copy Copy(int person, string[] categories, string? history = null, string state = "ended") => new(
        7,
        person,
        new SandboxMessage("id", "immutable", "Zebra 7", "Inbox", categories, "key", null, DateTimeOffset.UnixEpoch),
        history is null ? [] : [history],
        state);
}
