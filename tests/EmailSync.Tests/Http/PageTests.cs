using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>How the built pages are served.</summary>
[Collection(TheService.Name)]
public sealed class PageTests(ServiceFixture service)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/web.html")]
    [InlineData("/some/deep/link")]
    public async Task A_page_is_asked_for_again_each_time(string path)
    {
        var answer = await service.Api.Anonymous.GetAnswerAsync(path);

        Assert.Equal((200, "text/html"), (answer.Status, answer.ContentType));
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task An_asset_is_kept_for_ever()
    {
        var answer = await service.Api.Anonymous.GetAnswerAsync("/assets/app-1a2b.js");

        Assert.Equal((200, "text/javascript"), (answer.Status, answer.ContentType));
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/assets/app-gone.js")]
    [InlineData("/taskpane.html")]
    [InlineData("/..%2fappsettings.json")]
    public async Task What_is_missing_is_no_page(string path) => Assert.Equal(404, (await service.Api.Anonymous.GetAnswerAsync(path)).Status);

    [Fact]
    public async Task A_browser_is_told_what_pages_may_do_and_who_may_frame_them()
    {
        var policy = (await service.Api.Anonymous.GetAnswerAsync("/web.html")).Headers.GetValues("Content-Security-Policy").Single();

        var directives = policy.Split("; ").Select(directive => directive.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        Assert.Equal("'none'", directives["default-src"]);
        Assert.Equal("'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js", directives["script-src"]);
        Assert.Equal("'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", directives["style-src"]);
        Assert.Equal($"'self' {service.Sandbox.Entra.BaseAddress!.GetLeftPart(UriPartial.Authority)}", directives["connect-src"]);
        Assert.StartsWith("'self' https://outlook.office.com ", directives["frame-ancestors"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_signs_in_at_the_stand_in_of_entra()
    {
        var config = (await service.Api.Anonymous.GetAnswerAsync("/api/client-config")).Json;

        Assert.Equal("https://login.microsoftonline.com/6d3f1c52-0f4e-4d3c-9a55-2f3a8f0e1a11", config.GetProperty("authority").GetString());
        Assert.Equal("api://0b6f2a9e-7f0e-4a52-8a63-1f6f4c2f7d22/access_as_user", config.GetProperty("scopes")[0].GetString());
        var metadata = JsonDocument.Parse(config.GetProperty("authorityMetadata").GetString()!).RootElement;
        Assert.All(
            metadata.EnumerateObject().Where(field => field.Name != "issuer"),
            field => Assert.StartsWith(service.Sandbox.Entra.BaseAddress!.AbsoluteUri, field.Value.GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_open(string path) => Assert.Equal("healthy", (await service.Api.Anonymous.GetAnswerAsync(path)).Json.GetProperty("status").GetString());

    [Fact]
    public async Task A_request_larger_than_a_megabyte_is_refused()
    {
        var (_, client) = await service.NewPersonAsync();

        var answer = await client.PostAnswerAsync("/api/me/messages/explain", new { internetMessageId = new string('x', 1_100_000) });

        Assert.Equal(413, answer.Status);
    }
}
