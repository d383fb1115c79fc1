using System.Text;
using EmailSync.Integrations.Exchange;
using EmailSync.Integrations.Exchange.Wire;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class ExchangeJsonTests
{
    [Theory]
    [InlineData("""{"s":"a\ud800b"}""", "a\uFFFDb")]
    [InlineData("""{"s":"\udc00"}""", "\uFFFD")]
    [InlineData("""{"s":"\ud800\ud800\udc00"}""", "\uFFFD\U00010000")]
    [InlineData("""{"s":"\ud800\n"}""", "\uFFFD\n")]
    [InlineData("""{"s":"\uD83D\uDE00"}""", "\U0001F600")]
    [InlineData("""{"s":"C:\\ud800"}""", "C:\\ud800")]
    [InlineData("""{"s":"\\\ud800"}""", "\\\uFFFD")]
    [InlineData("""{"s":"\u00fc\"\\"}""", "ü\"\\")]
    public void Half_a_surrogate_pair_becomes_the_replacement_character(string json, string text)
    {
        Assert.True(LenientJson.TryParse(Encoding.UTF8.GetBytes(json), out var root));
        Assert.Equal(text, root.GetProperty("s").GetString());
    }

    [Fact]
    public void Bytes_that_are_no_text_and_a_byte_order_mark_do_not_cost_the_page()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "{\"s\":\"a"u8, 0xFF, .. "b\"}"u8];

        Assert.True(LenientJson.TryParse(bytes, out var root));
        Assert.Equal("a\uFFFDb", root.GetProperty("s").GetString());
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("""{"value":[{"id":"A""")]
    [InlineData("""{"s":"\""")]
    [InlineData("""{"s":"\ud80""")]
    public void What_is_no_JSON_is_said(string text) => Assert.False(LenientJson.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("String 0x1a", "String 0x001A", true)]
    [InlineData("string 0X1A", "String 0x001A", true)]
    [InlineData("Integer 0x0036", "Integer 0x36", true)]
    [InlineData("Integer 0x1A", "String 0x001A", false)]
    [InlineData("String {00020386-0000-0000-C000-000000000046} Name x", "String 0x001A", false)]
    [InlineData(null, "String 0x001A", false)]
    public void A_MAPI_id_is_known_in_any_spelling(string? id, string asked, bool same) => Assert.Equal(same, MapiProperty.AreSame(id, asked));

    [Theory]
    [InlineData("<a@x> <b@y>", "<a@x>|<b@y>")]
    [InlineData("<a@x>\r\n\t<b@y>,<c@z>", "<a@x>|<b@y>|<c@z>")]
    [InlineData("<long\r\n id@x>", "<longid@x>")]
    [InlineData("Message of Tuesday <a@x>", "<a@x>")]
    [InlineData("a@x b@y", "<a@x>|<b@y>")]
    [InlineData("  ", "")]
    [InlineData(null, "")]
    public void References_come_apart_in_order(string? text, string ids) => Assert.Equal(ids, string.Join('|', MessageIds.Split(text)));

    [Theory]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("w. europe standard time", "Europe/Berlin")]
    [InlineData("Europe/Lisbon", "Europe/Lisbon")]
    [InlineData("UTC", "Etc/UTC")]
    [InlineData("Customized Time Zone", "Etc/UTC")]
    [InlineData(null, "Etc/UTC")]
    public void A_zone_is_answered_as_IANA_names_it(string? name, string zone) => Assert.Equal(zone, TimeZones.ToIana(name));

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/me/x?$deltatoken=a%2Fb", "/me/x?$deltatoken=a%2Fb")]
    [InlineData("https://GRAPH.microsoft.com/V1.0/users('a%41')/x?%24skip=1", "/users('a%41')/x?%24skip=1")]
    public void A_link_is_followed_as_it_is_written(string link, string inside)
    {
        var urls = new GraphUrls(new Uri("https://graph.microsoft.com/v1.0"));

        Assert.Equal(inside, urls.InsideBatch(urls.Own(link)!));
    }

    [Theory]
    [InlineData("https://evil.example/v1.0/me/x")]
    [InlineData("http://graph.microsoft.com/v1.0/me/x")]
    [InlineData("https://graph.microsoft.com:444/v1.0/me/x")]
    [InlineData("https://graph.microsoft.com@evil.example/v1.0/x")]
    [InlineData("https://user@graph.microsoft.com/v1.0/x")]
    [InlineData("https://graph.microsoft.com.evil.example/v1.0/x")]
    [InlineData("/v1.0/me/x")]
    public void A_link_to_anywhere_else_is_none(string link) =>
        Assert.Null(new GraphUrls(new Uri("https://graph.microsoft.com/v1.0")).Own(link));
}
