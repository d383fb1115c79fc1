using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>Organisation, profile and person: whose value is in force, and what a lock holds (S1, S2, S5).</summary>
[Collection(TheService.Name)]
public sealed class LevelTests(ServiceFixture service)
{
    private const string Mine = "/api/me/jobs/email/settings";
    private const string Organisation = "/api/admin/organisation";

    [Fact, Rule("S1"), Rule("S2")]
    public async Task The_nearest_level_wins_and_of_several_locks_the_organisations()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var (person, client) = await service.NewPersonAsync();
        var profile = await admin.AddProfileAsync();
        await admin.SaveUserAsync(person, new { profileId = profile });
        try
        {
            await admin.ChangeAsync(Organisation, """{ "values": { "pastDays": 11 } }""");
            Assert.Equal((11, "organisation", null), await PastDaysAsync(client));

            await admin.ChangeAsync(SettingsOf(profile), """{ "values": { "pastDays": 12 } }""");
            Assert.Equal((12, "profile", null), await PastDaysAsync(client));

            await client.ChangeAsync(Mine, """{ "values": { "pastDays": 13 } }""");
            Assert.Equal((13, "user", null), await PastDaysAsync(client));

            await admin.ChangeAsync(SettingsOf(profile), """{ "locks": { "pastDays": true } }""");
            Assert.Equal((12, "profile", "profile"), await PastDaysAsync(client));

            await admin.ChangeAsync(Organisation, """{ "locks": { "pastDays": true } }""");
            Assert.Equal((11, "organisation", "organisation"), await PastDaysAsync(client));

            await admin.ChangeAsync(Organisation, """{ "locks": { "pastDays": false } }""");
            Assert.Equal((12, "profile", "profile"), await PastDaysAsync(client));

            // The person's own value was kept beneath.
            await admin.ChangeAsync(SettingsOf(profile), """{ "unset": ["pastDays"] }""");
            Assert.Equal((13, "user", null), await PastDaysAsync(client));
        }
        finally
        {
            await admin.ChangeAsync(Organisation, """{ "unset": ["pastDays"] }""");
        }
    }

    [Fact, Rule("S2")]
    public async Task What_a_profile_has_locked_is_refused_however_it_is_asked_for_and_its_value_sent_back_is_no_change()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var (person, client) = await service.NewPersonAsync();
        var profile = await admin.AddProfileAsync();
        await admin.SaveUserAsync(person, new { profileId = profile });
        await client.ChangeAsync(Mine, """{ "values": { "replies": "any" } }""");
        await admin.ChangeAsync(SettingsOf(profile), """{ "values": { "replies": "recorded" }, "locks": { "replies": true } }""");
        var loaded = await client.GetAnswerAsync(Mine);

        foreach (var body in new[] { """{ "values": { "replies": "any", "pastDays": 3 } }""", """{ "unset": ["replies"], "values": { "pastDays": 3 } }""" })
        {
            var refused = await client.PutAnswerAsync(Mine, body, loaded.ETag);
            Assert.Equal(409, refused.Status);
            Assert.Equal("It is locked by your profile.", refused.Json.GetProperty("errors").GetProperty("values.replies")[0].GetString());
            Assert.Equal(loaded.Text, (await client.GetAnswerAsync(Mine)).Text);
        }

        Assert.Equal(200, (await client.PutAnswerAsync(Mine, """{ "values": { "replies": "recorded" } }""", loaded.ETag)).Status);
        await admin.ChangeAsync(SettingsOf(profile), """{ "locks": { "replies": false } }""");
        Assert.Equal("any", (await client.GetAnswerAsync(Mine)).Json.GetProperty("values").GetProperty("replies").GetString());
    }

    [Fact, Rule("S2")]
    public async Task The_organisations_lock_holds_for_a_profile_too()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var profile = await admin.AddProfileAsync();
        await admin.ChangeAsync(Organisation, """{ "values": { "dailyReport": true }, "locks": { "dailyReport": true } }""");
        try
        {
            var form = await admin.GetAnswerAsync(SettingsOf(profile));
            Assert.Equal("organisation", form.Json.GetProperty("locks").GetProperty("dailyReport").GetString());

            Assert.Equal(409, (await admin.PutAnswerAsync(SettingsOf(profile), """{ "values": { "dailyReport": false } }""", form.ETag)).Status);
            Assert.Equal(409, (await admin.PutAnswerAsync(SettingsOf(profile), """{ "locks": { "dailyReport": true } }""", form.ETag)).Status);
            Assert.Equal(200, (await admin.PutAnswerAsync(SettingsOf(profile), """{ "values": { "dailyReport": true } }""", form.ETag)).Status);
        }
        finally
        {
            await admin.ChangeAsync(Organisation, """{ "unset": ["dailyReport"] }""");
        }
    }

    [Fact, Rule("S2")]
    public async Task Locking_without_a_value_holds_the_one_in_force_and_a_zone_must_be_chosen_first()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var profile = await admin.AddProfileAsync();

        var locked = await admin.ChangeAsync(SettingsOf(profile), """{ "locks": { "intervalMinutes": true } }""");
        Assert.Equal(
            (30, "profile", "profile"),
            (locked.GetProperty("values").GetProperty("intervalMinutes").GetInt32(), Text(locked, "levels", "intervalMinutes"), Text(locked, "locks", "intervalMinutes")));

        var zone = await admin.PutAnswerAsync(SettingsOf(profile), """{ "locks": { "timeZone": true } }""", (await admin.GetAnswerAsync(SettingsOf(profile))).ETag);
        Assert.Equal(400, zone.Status);
        Assert.Equal("A lock carries a value: set one first.", zone.Json.GetProperty("errors").GetProperty("locks.timeZone")[0].GetString());
    }

    [Fact, Rule("S2"), Rule("B1")]
    public async Task A_person_locks_nothing_and_nobody_locks_what_only_the_organisation_sets()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var (_, client) = await service.NewPersonAsync();

        var mine = await client.PutAnswerAsync(Mine, """{ "locks": { "mode": true } }""", (await client.GetAnswerAsync(Mine)).ETag);
        Assert.Equal((400, true), (mine.Status, mine.Json.GetProperty("errors").TryGetProperty("locks", out _)));

        var organisation = await admin.PutAnswerAsync(Organisation, """{ "locks": { "excludePrivate": true } }""", (await admin.GetAnswerAsync(Organisation)).ETag);
        Assert.Equal((400, true), (organisation.Status, organisation.Json.GetProperty("errors").TryGetProperty("locks.excludePrivate", out _)));
    }

    [Fact, Rule("S5")]
    public async Task Where_a_level_above_has_set_the_mode_a_new_job_shows_the_effective_values()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        await admin.ChangeAsync("/api/admin/profiles/standard-user/settings", """{ "values": { "mode": "all", "intervalMinutes": 45 } }""");
        try
        {
            var (_, client) = await service.NewPersonAsync();

            var job = (await client.GetAnswerAsync("/api/me/jobs")).Json.GetProperty("items")[0];

            Assert.True(job.GetProperty("enabled").GetBoolean());
            Assert.Equal(45, job.GetProperty("frequency").GetProperty("intervalMinutes").GetInt32());
            Assert.Equal(System.Text.Json.JsonValueKind.Null, job.GetProperty("lastRun").ValueKind);
        }
        finally
        {
            await admin.ChangeAsync("/api/admin/profiles/standard-user/settings", """{ "unset": ["mode", "intervalMinutes"] }""");
        }
    }

    [Theory, Rule("S6")]
    [InlineData("""{ "values": { "pastDays": 400 } }""")]
    [InlineData("""{ "locks": { "colour": true } }""")]
    [InlineData("no JSON")]
    public async Task An_old_version_of_a_profile_is_refused_before_anything_else_is_checked(string body)
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var profile = await admin.AddProfileAsync();
        var loaded = await admin.GetAnswerAsync(SettingsOf(profile));
        await admin.ChangeAsync(SettingsOf(profile), """{ "locks": { "pastDays": true } }""");
        var now = await admin.GetAnswerAsync(SettingsOf(profile));

        Assert.Equal(412, (await admin.PutAnswerAsync(SettingsOf(profile), body, loaded.ETag)).Status);
        Assert.Equal(428, (await admin.PutAnswerAsync(SettingsOf(profile), body, null)).Status);
        Assert.Equal(400, (await admin.PutAnswerAsync(SettingsOf(profile), body, now.ETag)).Status);
        Assert.Equal(now.Text, (await admin.GetAnswerAsync(SettingsOf(profile))).Text);
    }

    private static string SettingsOf(string profile) => $"/api/admin/profiles/{profile}/settings";

    private static async Task<(int Days, string? Level, string? Lock)> PastDaysAsync(HttpClient client)
    {
        var form = (await client.GetAnswerAsync(Mine)).Json;
        return (form.GetProperty("values").GetProperty("pastDays").GetInt32(), Text(form, "levels", "pastDays"), Text(form, "locks", "pastDays"));
    }

    private static string? Text(System.Text.Json.JsonElement form, string part, string name) =>
        form.GetProperty(part).TryGetProperty(name, out var value) ? value.GetString() : null;
}
