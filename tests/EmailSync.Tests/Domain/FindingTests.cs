using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>E1: what each rule says of itself.</summary>
public sealed class FindingTests
{
    private static readonly SettingLevel Level = SettingLevel.Profile;

    [Fact, Rule("E1")]
    public void Each_names_its_rule_and_where_a_setting_decided_that_and_its_level() => Snapshots.MatchText(string.Join('\n', Inputs().Select(input =>
    {
        var finding = DecisionEngine.Decide(input with { Settings = input.Settings with { Levels = Levels() } }).Decisive;
        var names = string.Join(", ", finding.Names);
        return $"{ReasonCodes.Spelling(finding.Code)} {finding.Rule} setting={finding.Setting} level={finding.Level} variant={finding.Variant} number={finding.Number} "
            + $"text={finding.Text} names={names} notAdded={string.Join(", ", finding.NotAdded)}";
    })));

    private static IEnumerable<DecisionInput> Inputs()
    {
        var plain = A.DecisionInput();
        yield return plain;
        yield return plain with { Match = A.Match(A.Lead(name: "Ken Ito")) };
        yield return plain with { Wish = Wish.Record };
        yield return plain with { Settings = A.Settings(SyncMode.Designated), Wish = Wish.Record };
        yield return plain with
        {
            Settings = A.Settings(SyncMode.Designated),
            Message = A.Message() with { InReplyTo = "<offer-0@contoso.example>" },
            Answers = new(A.ReceivedAt.AddDays(-1), false, false),
        };
        yield return plain with { Recorded = new(RecordedBy.Me, null) };
        yield return plain with { Recorded = new(RecordedBy.Colleague, "Anna Kaya", ["003000000000002AAA"]) };
        yield return plain with { Recorded = new(RecordedBy.Colleague, "Anna Kaya", ["003000000000001AAA"]) };
        yield return plain with { Recorded = new(RecordedBy.Colleague, null) };
        yield return plain with { Recorded = new(RecordedBy.AnotherTool, "Einstein") };
        yield return plain with { IsActive = false };
        yield return plain with { Settings = A.Settings(SyncMode.Off) };
        yield return With(m => m with { FolderId = "elsewhere" });
        yield return With(m => m with { Categories = ["DoNotSync"] });
        yield return With(m => m with { Sensitivity = Sensitivity.Private });
        yield return With(m => m with { Sensitivity = Sensitivity.Confidential });
        yield return plain with { Settings = A.Settings(SyncMode.Designated) };
        yield return With(m => m with { ReceivedAt = A.Now.AddDays(-8) });
        yield return With(m => m with { ReceivedAt = A.Now.AddDays(-31) });
        yield return With(m => m with { From = A.Tom });
        yield return With(m => m with { From = null, To = [new(null, "nobody")] });
        yield return plain with { Candidates = new([], [new("tom@contoso.example", LeftOutReason.Own), new("news@shop.example", LeftOutReason.Ignored, new("shop.example", SettingLevel.User))]) };
        yield return plain with { Match = MatchResult.Nobody([A.Address("maria@lopez.example"), A.Address("ken@ito.example")]) };
        yield return With(m => m with { Subject = new string('x', 256) });
        yield return plain with { Failure = new("Salesforce", "Type is required", false, null) };
        yield return plain with { Failure = new("Exchange", null, true, A.Now) };
    }

    private static DecisionInput With(Func<Message, Message> change) => A.DecisionInput() with { Message = change(A.Message()) };

    private static Dictionary<string, SettingLevel> Levels() => SettingsCatalogue.NamesOf(SettingsForm.Organisation).ToDictionary(name => name, _ => Level);
}
