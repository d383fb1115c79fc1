using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>What changed, as the person whom it concerns reads it (S4).</summary>
[Collection(TheService.Name)]
public sealed class ChangeHistoryTests(ServiceFixture service)
{
    private const string Mine = "/api/me/jobs/email/settings";
    private const string Audit = "/api/me/audit";

    [Fact, Rule("S4")]
    public async Task Every_change_that_concerns_me_says_who_when_level_from_and_to()
    {
        var (boss, admin) = await service.NewPersonAsync(isAdmin: true);
        var (person, client) = await service.NewPersonAsync();
        var (_, stranger) = await service.NewPersonAsync();
        var before = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        var profile = await admin.AddProfileAsync();
        await admin.SaveUserAsync(person, new { profileId = profile, isLockedOut = true });
        await admin.ChangeAsync($"/api/admin/profiles/{profile}/settings", """{ "values": { "pastDays": 12 }, "locks": { "pastDays": true } }""");
        await client.ChangeAsync(Mine, """{ "values": { "replies": "recorded" } }""");
        await client.ChangeAsync(Mine, """{ "unset": ["replies"] }""");
        await client.PostAnswerAsync("/api/me/ignore-list", new { entries = "bank.example" });
        await client.AnswerAsync(new(HttpMethod.Delete, "/api/me/ignore-list?entry=bank.example"));

        var changes = (await client.GetAnswerAsync(Audit)).Json.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(
            [
                "user ignoreList \"bank.example\" -> -",
                "user ignoreList - -> \"bank.example\"",
                "user replies \"recorded\" -> -",
                "user replies - -> \"recorded\"",
                "profile pastDays - -> 12 locked",
                "user lockedOut false -> true",
                $"user profile \"Standard User\" -> {Text(await NameOfAsync(admin, profile))}",
                $"profile profileName - -> {Text(await NameOfAsync(admin, profile))}",
            ],
            changes.Take(8).Select(Line));
        Assert.All(changes.Take(4), change => Assert.True(change.GetProperty("isMine").GetBoolean()));
        Assert.All(changes.Skip(4).Take(4), change => Assert.Equal((false, boss.DisplayName), (change.GetProperty("isMine").GetBoolean(), change.GetProperty("by").GetString())));
        Assert.All(changes.Take(8), change => Assert.True(change.GetProperty("at").GetDateTimeOffset() > before));
        Assert.Empty((await stranger.GetAnswerAsync(Audit)).Json.GetProperty("items").EnumerateArray().Select(Line).Intersect(changes.Take(8).Select(Line)));
    }

    [Fact, Rule("S4")]
    public async Task The_organisations_changes_concern_everybody()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var (_, client) = await service.NewPersonAsync();
        await admin.ChangeAsync("/api/admin/organisation", """{ "values": { "helpContact": "Ask Dora" } }""");
        await admin.ChangeAsync("/api/admin/organisation", """{ "unset": ["helpContact"] }""");

        var changes = (await client.GetAnswerAsync(Audit)).Json.GetProperty("items").EnumerateArray().Take(2).Select(Line);

        Assert.Equal(["organisation helpContact \"Ask Dora\" -> -", "organisation helpContact - -> \"Ask Dora\""], changes);
    }

    [Fact, Rule("S4")]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        var (_, client) = await service.NewPersonAsync();
        foreach (var days in Enumerable.Range(1, 5))
        {
            await client.ChangeAsync(Mine, $$"""{ "values": { "pastDays": {{days}} } }""");
        }

        var first = (await client.GetAnswerAsync($"{Audit}?limit=3")).Json;
        var second = (await client.GetAnswerAsync($"{Audit}?limit=2&cursor={first.GetProperty("nextCursor").GetString()}")).Json;

        Assert.Equal(
            ["4 -> 5", "3 -> 4", "2 -> 3", "1 -> 2", "- -> 1"],
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(c => Line(c).Split(' ', 3)[2]));
    }

    [Theory, Rule("B1")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    public async Task A_wrong_page_is_named(string query, string field)
    {
        var (_, client) = await service.NewPersonAsync();

        var answer = await client.GetAnswerAsync($"{Audit}?{query}");

        Assert.Equal((400, true), (answer.Status, answer.Json.GetProperty("errors").TryGetProperty(field, out _)));
    }

    private static string Line(JsonElement change) =>
        $"{change.GetProperty("level").GetString()} {change.GetProperty("setting").GetString()} {Side(change.GetProperty("from"))} -> {Side(change.GetProperty("to"))}";

    private static string Side(JsonElement side) => side.ValueKind == JsonValueKind.Null
        ? "-"
        : side.GetProperty("value").GetRawText() + (side.GetProperty("isLocked").GetBoolean() ? " locked" : "");

    private static string Text(string name) => JsonSerializer.Serialize(name);

    private static async Task<string> NameOfAsync(HttpClient admin, string profile) =>
        (await admin.GetAnswerAsync($"/api/admin/profiles/{profile}")).Json.GetProperty("name").GetString()!;
}
