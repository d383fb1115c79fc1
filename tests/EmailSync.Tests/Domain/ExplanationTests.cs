using System.Globalization;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class ExplanationTests
{
    private static readonly ExplanationContext Reader = new(A.Zone("Europe/Berlin"), A.Now);

    [Fact, Rule("E1")]
    public void Every_sentence() => Snapshots.MatchText(string.Join('\n', Findings().Select(row => $"{row.Label}: {Explanations.Sentence(row.Finding, row.Context)}")));

    [Fact, Rule("E1")]
    public void Every_sentence_that_is_another_beneath_the_outcome() => Snapshots.MatchText(string.Join('\n', Findings()
        .Select(row => (row.Label, Outcome: Explanations.Sentence(row.Finding, row.Context), Reason: Explanations.Reason(row.Finding, row.Context)))
        .Where(row => row.Reason != row.Outcome).Select(row => $"{row.Label}: {row.Reason}")));

    [Fact, Rule("E1")]
    public void Beneath_what_is_recorded_its_outcome_is_not_said_again() => Assert.All(
        Findings().Where(row => !row.Context.IsForecast && ReasonCodes.OutcomeOf(row.Finding.Code) == Outcome.Recorded),
        row => Assert.NotEqual(Explanations.Sentence(row.Finding, row.Context), Explanations.Reason(row.Finding, row.Context)));

    [Fact, Rule("E1")]
    public void The_snapshot_has_every_code() => Assert.Equal(Enum.GetValues<ReasonCode>().ToHashSet(), Findings().Select(row => row.Finding.Code).ToHashSet());

    [Fact, Rule("E1")]
    public void Every_code_has_a_sentence_that_ends_and_holds_no_code() => Assert.All(Enum.GetValues<ReasonCode>(), code =>
    {
        var sentence = Explanations.Sentence(Finding(code) with { Names = ["x"], Number = 1, Text = "x" }, Reader);

        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("_", sentence, StringComparison.Ordinal);
    });

    [Fact, Rule("E1")]
    public void When_each_code_is_looked_at_again() => Snapshots.MatchText(string.Join('\n', Enum.GetValues<ReasonCode>().Select(code =>
    {
        var until = ReasonCodes.LookAgainOf(code) == LookAgain.ByRuns ? A.ReceivedAt.AddDays(30) : (DateTimeOffset?)null;
        return $"{code}: {Explanations.LookedAtAgain(code, until, Reader) ?? "-"}";
    })));

    [Fact, Rule("E1")]
    public void The_date_is_that_of_the_readers_zone_and_has_a_year_where_it_is_another()
    {
        var lateInUtc = new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal("until 1 January 2027", Explanations.LookedAtAgain(ReasonCode.NoMatch, lateInUtc, Reader));
        Assert.Equal("until 31 December", Explanations.LookedAtAgain(ReasonCode.NoMatch, lateInUtc, Reader with { Zone = A.Zone("America/New_York") }));
    }

    [Theory, Rule("E1")]
    [InlineData("en-GB", "14:05")]
    [InlineData("en-US", "2:05 PM")]
    [InlineData("fi", "14.05")]
    public void The_time_of_day_is_written_as_the_reader_writes_it(string clock, string time)
    {
        var reader = Reader with { Zone = A.Zone("Etc/UTC"), Clock = CultureInfo.GetCultureInfo(clock), RecordedAt = new DateTimeOffset(2026, 1, 1, 14, 5, 0, TimeSpan.Zero) };

        var sentence = Explanations.Sentence(Finding(ReasonCode.Recorded) with { Names = ["Maria Lopez"] }, reader);

        Assert.Contains($"at {time}", sentence, StringComparison.Ordinal);
    }

    [Fact, Rule("D14")]
    public void A_final_failure_is_not_looked_at_again() =>
        Assert.Null(Explanations.LookedAtAgain(new Decision([Finding(ReasonCode.Failed) with { Variant = Variants.Final }], null, null), Reader));

    private static IEnumerable<(string Label, Finding Finding, ExplanationContext Context)> Findings()
    {
        var forecast = Reader with { IsForecast = true };
        var recorded = Finding(ReasonCode.Recorded) with { Names = ["Maria Lopez"], Text = "Contact" };
        yield return ("recorded", recorded, Reader);
        yield return ("recorded today", recorded, Reader with { RecordedAt = A.Now.AddHours(-1), PeopleNames = ["Maria Lopez", "Ken Ito", "Sam Hall"] });
        yield return ("recorded yesterday", recorded, Reader with { RecordedAt = A.Now.AddDays(-1), PeopleNames = ["Maria Lopez", "Ken Ito"] });
        yield return ("recorded earlier", recorded, Reader with { RecordedAt = A.Now.AddDays(-22) });
        yield return ("forecast", recorded, forecast);
        yield return ("forecast today", recorded, forecast with { NextRunAt = A.Now.AddHours(5) });
        yield return ("forecast tomorrow, three people", recorded with { Names = ["Maria Lopez", "Ken Ito", "Sam Hall"] }, forecast with { NextRunAt = A.Now.AddHours(22) });
        yield return ("forecast on Monday, designated", recorded with { Variant = Variants.Designated }, forecast with { NextRunAt = A.Now.AddDays(5) });
        yield return ("forecast, reply", recorded with { Variant = Variants.TrackedReply }, forecast);
        yield return ("recorded, designated", recorded with { Variant = Variants.Designated }, Reader);
        yield return ("recorded, people not known", Finding(ReasonCode.Recorded), Reader);
        yield return ("recorded, found after a crash", Finding(ReasonCode.Recorded), Reader with { PeopleNames = ["Maria Lopez"] });
        yield return ("already recorded", Finding(ReasonCode.AlreadyRecorded), Reader);
        yield return ("already recorded, people known", Finding(ReasonCode.AlreadyRecorded), Reader with { PeopleNames = ["Maria Lopez"], RecordedAt = A.Now });
        yield return ("by a colleague", Finding(ReasonCode.RecordedByColleague), Reader);
        yield return ("by Anna", Finding(ReasonCode.RecordedByColleague) with { Names = ["Anna Kaya"] }, Reader);
        yield return ("by Anna, one not added", Finding(ReasonCode.RecordedByColleague) with { Names = ["Anna Kaya"], NotAdded = ["Eva Lind"] }, Reader);
        yield return ("by Anna, two not added", Finding(ReasonCode.RecordedByColleague) with { Names = ["Anna Kaya"], NotAdded = ["Eva Lind", "Jan Novak"] }, Reader);
        yield return ("by another tool", Finding(ReasonCode.RecordedElsewhere), Reader);
        yield return ("off", Finding(ReasonCode.Off) with { Level = SettingLevel.User }, Reader);
        yield return ("off by the organisation", Finding(ReasonCode.Off) with { Level = SettingLevel.Organisation }, Reader);
        yield return ("inactive", Finding(ReasonCode.Off) with { Variant = Variants.Inactive }, Reader);
        foreach (var variant in new[] { Variants.Draft, Variants.Meeting, Variants.DeliveryReport, Variants.ReadReceipt, Variants.OtherItem })
        {
            yield return (variant, Finding(ReasonCode.NotMail) with { Variant = variant }, Reader);
        }

        yield return ("folder", Finding(ReasonCode.Folder) with { Level = SettingLevel.User }, Reader);
        yield return ("folder of the organisation", Finding(ReasonCode.Folder) with { Level = SettingLevel.Organisation }, Reader);
        yield return ("category", Finding(ReasonCode.ExcludedCategory) with { Text = Categories.Exclude }, Reader);
        yield return ("address", Finding(ReasonCode.ExcludedAddress), Reader);
        var excluded = Finding(ReasonCode.ExcludedGlobal);
        yield return ("excluded domain", excluded with { Names = ["bank.example"] }, Reader);
        yield return ("excluded address", excluded with { Names = ["ceo@bank.example"] }, Reader);
        yield return ("excluded domain and address", excluded with { Names = ["bank.example", "ada@law.example"] }, Reader);
        yield return ("ignored by the person", Finding(ReasonCode.ExcludedUser), Reader);
        yield return ("undone", Finding(ReasonCode.ExcludedUser) with { Variant = Variants.Undone }, Reader);
        yield return ("undone by Anna", Finding(ReasonCode.ExcludedUser) with { Variant = Variants.Undone, Names = ["Anna Kaya"] }, Reader);
        yield return ("sender", Finding(ReasonCode.ExcludedParent) with { Variant = Variants.Sender, Names = ["Anna Kaya"] }, Reader);
        yield return ("sender without a name", Finding(ReasonCode.ExcludedParent) with { Variant = Variants.Sender }, Reader);
        yield return ("parent", Finding(ReasonCode.ExcludedParent), Reader);
        yield return ("private", Finding(ReasonCode.ExcludedSensitive) with { Variant = Variants.Private }, Reader);
        yield return ("confidential", Finding(ReasonCode.ExcludedSensitive) with { Variant = Variants.Confidential }, Reader);
        yield return ("not designated", Finding(ReasonCode.NotDesignated) with { Level = SettingLevel.User }, Reader);
        yield return ("not designated, organisation", Finding(ReasonCode.NotDesignated) with { Level = SettingLevel.Organisation }, Reader);
        yield return ("too old", Finding(ReasonCode.TooOld) with { Number = 7 }, Reader);
        yield return ("too old, one day", Finding(ReasonCode.TooOld) with { Number = 1, Level = SettingLevel.Organisation }, Reader);
        yield return ("too old for ever", Finding(ReasonCode.TooOld) with { Number = 30, Variant = Variants.PastHorizon }, Reader);
        yield return ("internal", Finding(ReasonCode.AllInternal), Reader);
        yield return ("no address", Finding(ReasonCode.AllInternal) with { Variant = Variants.NoAddress }, Reader);
        yield return ("ignored", Finding(ReasonCode.AllIgnored) with { Names = ["news@shop.example"] }, Reader);
        yield return ("ignored, two", Finding(ReasonCode.AllIgnored) with { Names = ["news@shop.example", "ads@shop.example"] }, Reader);
        yield return ("no match", Finding(ReasonCode.NoMatch) with { Names = ["maria@lopez.example"] }, Reader);
        yield return ("no match, two", Finding(ReasonCode.NoMatch) with { Names = ["maria@lopez.example", "ken@ito.example"] }, Reader);
        yield return ("no match, five", Finding(ReasonCode.NoMatch) with { Names = [.. Enumerable.Range(1, 5).Select(i => $"p{i}@x.example")] }, Reader);
        yield return ("no match, many", Finding(ReasonCode.NoMatch) with { Names = [.. Enumerable.Range(1, 8).Select(i => $"p{i}@x.example")] }, Reader);
        yield return ("subject", Finding(ReasonCode.SubjectTooLong) with { Number = 255 }, Reader);
        var failed = Finding(ReasonCode.Failed) with { Names = ["Salesforce"], Text = "Type is required" };
        yield return ("failed", failed with { Instant = A.Now.AddHours(1) }, Reader);
        yield return ("failed, no time known", failed, Reader);
        yield return ("failed without words", failed with { Text = null, Names = ["Exchange"] }, Reader);
        yield return ("failed by a fault of ours", failed with { Names = [], Text = null, Instant = A.Now.AddHours(1) }, Reader);
        yield return ("failed for good", failed with { Variant = Variants.Final }, Reader);
        yield return ("gone", Finding(ReasonCode.Gone), Reader);
    }

    private static Finding Finding(ReasonCode code) => new() { Code = code, Rule = "D0" };
}
