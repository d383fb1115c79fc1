using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>The settings over HTTP: versions, levels, locks, history of changes.</summary>
[Collection(TheService.Name)]
public sealed class SettingsFormTests(ServiceFixture service)
{
    private const string Mine = "/api/me/jobs/email/settings";
    private const string Organisation = "/api/admin/organisation";

    [Fact, Rule("S5")]
    public async Task A_new_users_job_is_off_by_default()
    {
        var (_, client) = await service.NewPersonAsync();

        var form = (await client.GetAnswerAsync(Mine)).Json;

        Assert.Equal("off", form.GetProperty("values").GetProperty("mode").GetString());
        Assert.Equal("default", form.GetProperty("levels").GetProperty("mode").GetString());
    }

    [Fact, Rule("S6")]
    public async Task A_save_carries_the_version_it_was_loaded_with()
    {
        var (_, client) = await service.NewPersonAsync();
        var loaded = await client.GetAnswerAsync(Mine);

        var saved = await client.PutAnswerAsync(Mine, """{ "values": { "pastDays": 12 } }""", loaded.ETag);

        Assert.Equal(200, saved.Status);
        Assert.Equal(12, saved.Json.GetProperty("values").GetProperty("pastDays").GetInt32());
        Assert.Equal("user", saved.Json.GetProperty("levels").GetProperty("pastDays").GetString());
        Assert.NotEqual(loaded.ETag, saved.ETag);
        Assert.Equal(saved.ETag, (await client.GetAnswerAsync(Mine)).ETag);
    }

    [Fact, Rule("S6")]
    public async Task A_save_without_a_version_is_refused()
    {
        var (_, client) = await service.NewPersonAsync();

        var answer = await client.PutAnswerAsync(Mine, """{ "values": { "pastDays": 12 } }""", null);

        Assert.Equal(428, answer.Status);
        Snapshots.MatchJson(answer.Problem);
    }

    [Theory, Rule("S6")]
    [InlineData("""{ "values": { "pastDays": 4 } }""")]
    [InlineData("""{ "values": { "pastDays": 400 } }""")]
    [InlineData("this is not JSON")]
    public async Task An_old_version_is_refused_before_anything_else_is_checked(string body)
    {
        var (_, client) = await service.NewPersonAsync();
        var loaded = await client.GetAnswerAsync(Mine);
        await client.PutAnswerAsync(Mine, """{ "values": { "pastDays": 3 } }""", loaded.ETag);

        var answer = await client.PutAnswerAsync(Mine, body, loaded.ETag);

        Assert.Equal(412, answer.Status);
        Assert.Equal("The settings have changed meanwhile.", answer.Problem["title"]!.GetValue<string>());
        Assert.Equal(3, (await client.GetAnswerAsync(Mine)).Json.GetProperty("values").GetProperty("pastDays").GetInt32());
    }

    [Fact, Rule("S6")]
    public async Task Of_saves_at_the_same_time_one_wins_and_the_others_are_told()
    {
        var (_, client) = await service.NewPersonAsync();
        var loaded = await client.GetAnswerAsync(Mine);

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(days =>
            client.PutAnswerAsync(Mine, $$"""{ "values": { "pastDays": {{days + 10}}, "intervalMinutes": {{days + 40}} } }""", loaded.ETag)));

        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != winner), answer => Assert.Equal(412, answer.Status));
        var values = (await client.GetAnswerAsync(Mine)).Json.GetProperty("values");
        Assert.Equal(winner.Json.GetProperty("values").ToString(), values.ToString());
        Assert.Equal(values.GetProperty("pastDays").GetInt32() + 30, values.GetProperty("intervalMinutes").GetInt32());
    }

    [Fact, Rule("S6")]
    public async Task Nothing_is_half_saved()
    {
        var (_, client) = await service.NewPersonAsync();
        var loaded = await client.GetAnswerAsync(Mine);

        var answer = await client.PutAnswerAsync(Mine, """{ "values": { "pastDays": 12, "intervalMinutes": 29 } }""", loaded.ETag);

        Assert.Equal(400, answer.Status);
        Assert.Equal(loaded.Text, (await client.GetAnswerAsync(Mine)).Text);
    }

    [Fact, Rule("S1")]
    public async Task A_value_taken_back_follows_the_level_above_again()
    {
        var (_, client) = await service.NewPersonAsync();
        var saved = await client.PutAnswerAsync(Mine, """{ "values": { "intervalMinutes": 90 } }""", (await client.GetAnswerAsync(Mine)).ETag);

        var unset = await client.PutAnswerAsync(Mine, """{ "unset": ["intervalMinutes"] }""", saved.ETag);

        Assert.Equal(30, unset.Json.GetProperty("values").GetProperty("intervalMinutes").GetInt32());
        Assert.Equal("default", unset.Json.GetProperty("levels").GetProperty("intervalMinutes").GetString());
    }

    [Fact, Rule("S1")]
    public async Task The_organisations_value_is_everybodys_who_has_none()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var (_, client) = await service.NewPersonAsync();

        var saved = await admin.PutAnswerAsync(
            Organisation, """{ "values": { "pastDays": 9, "helpContact": "Ask Miriam." } }""", (await admin.GetAnswerAsync(Organisation)).ETag);

        Assert.Equal(200, saved.Status);
        var form = (await client.GetAnswerAsync(Mine)).Json;
        Assert.Equal(9, form.GetProperty("values").GetProperty("pastDays").GetInt32());
        Assert.Equal("organisation", form.GetProperty("levels").GetProperty("pastDays").GetString());
        Assert.Equal("Ask Miriam.", (await client.GetAnswerAsync("/api/me")).Json.GetProperty("helpContact").GetString());

        await admin.PutAnswerAsync(Organisation, """{ "unset": ["pastDays", "helpContact"] }""", saved.ETag);
    }

    [Fact, Rule("S2")]
    public async Task A_locked_setting_is_shown_and_cannot_be_changed()
    {
        var (_, client) = await service.NewPersonAsync();
        await service.ExecuteAsync(
            """
            INSERT INTO settings (level, owner_id, kind, name, value, is_locked, changed_at, changed_by)
            VALUES ('organisation', '', 'email', 'secondaryAddresses', 'false', 1, 0, 'test')
            """);
        try
        {
            var loaded = await client.GetAnswerAsync(Mine);
            Assert.Equal("organisation", loaded.Json.GetProperty("locks").GetProperty("secondaryAddresses").GetString());

            var refused = await client.PutAnswerAsync(Mine, """{ "values": { "pastDays": 5, "secondaryAddresses": true } }""", loaded.ETag);
            Assert.Equal(409, refused.Status);
            Snapshots.MatchJson(refused.Problem);
            Assert.Equal(loaded.Text, (await client.GetAnswerAsync(Mine)).Text);

            var sentBack = await client.PutAnswerAsync(Mine, """{ "values": { "pastDays": 5, "secondaryAddresses": false } }""", loaded.ETag);
            Assert.Equal(200, sentBack.Status);
            Assert.Equal(5, sentBack.Json.GetProperty("values").GetProperty("pastDays").GetInt32());
        }
        finally
        {
            await service.ExecuteAsync("DELETE FROM settings WHERE name = 'secondaryAddresses'");
        }
    }

    [Fact, Rule("S4")]
    public async Task Every_change_is_kept_and_what_is_none_is_not()
    {
        var (person, client) = await service.NewPersonAsync();
        var first = await client.PutAnswerAsync(Mine, """{ "values": { "pastDays": 12, "replies": "recorded" } }""", (await client.GetAnswerAsync(Mine)).ETag);
        var second = await client.PutAnswerAsync(Mine, """{ "values": { "pastDays": 12 }, "unset": ["replies", "mode"] }""", first.ETag);
        Assert.Equal(200, second.Status);

        var kept = await service.ReadAsync($"SELECT name || ' ' || COALESCE(from_value, '-') || ' ' || COALESCE(to_value, '-') FROM setting_changes WHERE owner_id = '{person.ObjectId}' AND actor_id = owner_id ORDER BY name, id");

        Assert.Equal(["pastDays - 12", "replies - \"recorded\"", "replies \"recorded\" -"], kept);
    }

    [Fact, Rule("T6")]
    public async Task When_the_job_was_on_is_kept()
    {
        var (person, client) = await service.NewPersonAsync();
        var on = await client.PutAnswerAsync(Mine, """{ "values": { "mode": "all" } }""", (await client.GetAnswerAsync(Mine)).ETag);
        Assert.Equal(["open"], await SpansAsync(person));

        var still = await client.PutAnswerAsync(Mine, """{ "values": { "mode": "designated" } }""", on.ETag);
        Assert.Equal(["open"], await SpansAsync(person));

        await client.PutAnswerAsync(Mine, """{ "unset": ["mode"] }""", still.ETag);
        Assert.Equal(["ended"], await SpansAsync(person));
    }

    [Fact, Rule("S6")]
    public async Task A_tag_that_a_proxy_has_made_weak_is_the_same_version()
    {
        var (_, client) = await service.NewPersonAsync();
        var loaded = await client.GetAnswerAsync(Mine);

        var saved = await client.PutAnswerAsync(Mine, """{ "values": { "pastDays": 2 } }""", "W/" + loaded.ETag);

        Assert.Equal(200, saved.Status);
    }

    private Task<IReadOnlyList<string>> SpansAsync(SandboxPerson person) =>
        service.ReadAsync($"SELECT CASE WHEN on_to IS NULL THEN 'open' ELSE 'ended' END FROM job_spans WHERE user_id = '{person.ObjectId}' ORDER BY on_from");

    [Fact, Rule("S6")]
    public async Task What_only_the_mailbox_has_changed_is_nobodys_newer_save()
    {
        var (person, client) = await service.NewPersonAsync();
        var loaded = await client.GetAnswerAsync(Mine);
        await service.ExecuteAsync(
            $"INSERT INTO mailboxes (user_id, state, time_zone) VALUES ('{person.ObjectId}', 'connected', 'Asia/Tokyo') ON CONFLICT (user_id) DO UPDATE SET time_zone = 'Asia/Tokyo'");
        Assert.Equal("Asia/Tokyo", (await client.GetAnswerAsync(Mine)).Json.GetProperty("values").GetProperty("timeZone").GetString());

        var saved = await client.PutAnswerAsync(Mine, """{ "values": { "timeZone": "Europe/Paris" } }""", loaded.ETag);
        Assert.True(saved.Status == 200, saved.Text);

        Assert.Equal(412, (await client.PutAnswerAsync(Mine, """{ "values": { "pastDays": 3 } }""", loaded.ETag)).Status);
    }
}
