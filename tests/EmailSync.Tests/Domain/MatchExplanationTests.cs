using EmailSync.Domain.Decisions;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class MatchExplanationTests
{
    [Fact, Rule("M3"), Rule("M4"), Rule("M5"), Rule("E1")]
    public void Every_sentence() => Snapshots.MatchText(string.Join(
        '\n',
        [
            .. Enum.GetValues<ChoiceRule>().Select(rule => $"chosen by {rule}: {MatchExplanations.ChosenBy(rule) ?? "-"}"),
            .. new[] { ChoiceRule.Only, ChoiceRule.Owned }.Select(rule =>
                $"a choice lost, then {rule}: {MatchExplanations.ChosenBy(A.Related(A.Contact()) with { ChosenBy = rule, IsChoiceLost = true })}"),
            .. Enum.GetValues<NotRelatedReason>().Select(reason => $"not related, {reason}: {MatchExplanations.NotRelated(reason)}"),
            .. Enum.GetValues<LeftOutReason>().Select(reason => $"left out, {reason}: {MatchExplanations.LeftOut(new("x", reason))}"),
            .. Enum.GetValues<SettingLevel>().SelectMany(level => new[] { "news@shop.example", "shop.example" }.Select(entry =>
                $"{entry}, listed by {level}: {MatchExplanations.LeftOut(new("news@shop.example", LeftOutReason.Ignored, new(entry, level)))}")),
        ]));
}
