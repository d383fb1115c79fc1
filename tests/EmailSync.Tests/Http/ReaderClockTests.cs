using EmailSync.Features.History;
using EmailSync.Tests.Support;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>Whose way to write a time of day the sentences follow.</summary>
public sealed class ReaderClockTests
{
    [Theory, Rule("E1")]
    [InlineData("en-US,en;q=0.9", "en-US")]
    [InlineData("de;q=0.5, en-US;q=0.8", "en-US")]
    [InlineData("xx-Nowhere, pt-BR;q=0.7", "pt-BR")]
    [InlineData("*", "en-GB")]
    [InlineData("", "en-GB")]
    [InlineData("\u0001;;q=x", "en-GB")]
    public void It_is_that_of_the_language_which_is_asked_for_first(string asked, string culture)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.AcceptLanguage = asked;

        Assert.Equal(culture, ReaderClock.Of(http.Request).Name);
    }
}
