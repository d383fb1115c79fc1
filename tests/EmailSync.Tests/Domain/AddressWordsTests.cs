using EmailSync.Domain.Decisions;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>The words for addresses that are not looked up, and for what was made.</summary>
public sealed class AddressWordsTests
{
    private static readonly ExplanationContext Reader = new(A.Zone("Europe/Berlin"), A.Now);

    [Theory, Rule("M1"), Rule("M5")]
    [InlineData(LeftOutReason.Own, null, null, "It is your own.")]
    [InlineData(LeftOutReason.OwnDomain, null, null, "It is at a domain of your mailbox.")]
    [InlineData(LeftOutReason.SmartAddress, null, null, "It is a Smart Address.")]
    [InlineData(LeftOutReason.NotAnAddress, null, null, "Nothing can be looked up by it.")]
    [InlineData(LeftOutReason.Ignored, "sam@new.example", SettingLevel.User, "It is on your Ignore List.")]
    [InlineData(LeftOutReason.Ignored, "new.example", SettingLevel.Profile, "new.example is on your profile's Ignore List.")]
    [InlineData(LeftOutReason.Ignored, "new.example", SettingLevel.Organisation, "new.example is on your organisation's Ignore List.")]
    public void Why_an_address_is_not_looked_up(LeftOutReason reason, string? entry, SettingLevel? level, string sentence) =>
        Assert.Equal(sentence, MatchExplanations.LeftOut(new LeftOutAddress("sam@new.example", reason, entry is null ? null : new ListedEntry(entry, level!.Value))));

    [Fact, Rule("E1")]
    public void When_and_by_which_run_something_was_made()
    {
        var at = A.Now.AddMinutes(-28);

        Assert.Equal("Made today at 09:32.", MakingExplanations.Sentence(at, null, isAsked: false, Reader));
        Assert.Equal("Made today at 09:32, by the sync that began today at 09:30.", MakingExplanations.Sentence(at, at.AddMinutes(-2), isAsked: false, Reader));
        Assert.Equal("Made today at 09:32, by Record now.", MakingExplanations.Sentence(at, at.AddMinutes(-2), isAsked: true, Reader));
    }
}
