using System.Text;
using System.Text.Json.Nodes;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>What a wrong request is told, and that it changes nothing (B1).</summary>
[Collection(TheService.Name)]
public sealed class ProblemDocumentTests(ServiceFixture service)
{
    private const string Settings = "/api/me/jobs/email/settings";

    [Fact, Rule("B1")]
    public async Task Settings_that_are_out_of_bounds_are_named_one_by_one() => Snapshots.MatchJson(
        await RefusedSaveAsync("""{ "values": { "intervalMinutes": 29, "pastDays": 31, "days": [], "mode": "some", "timeZone": "Mars/Base" } }""", 400));

    [Fact, Rule("B1")]
    public async Task A_value_of_another_type_is_told_what_was_expected() => Snapshots.MatchJson(
        await RefusedSaveAsync("""{ "values": { "intervalMinutes": "30", "recordAllAttachments": 1, "folders": "inbox" } }""", 400));

    [Fact, Rule("B1")]
    public async Task An_unknown_setting_is_named() => Snapshots.MatchJson(
        await RefusedSaveAsync("""{ "values": { "intervalMinute": 30 }, "unset": ["colour"] }""", 400));

    [Fact, Rule("B1")]
    public async Task A_setting_of_the_organisation_is_none_of_a_person() => Snapshots.MatchJson(
        await RefusedSaveAsync("""{ "values": { "excludePrivate": false } }""", 400));

    [Fact, Rule("B1")]
    public async Task An_unknown_field_of_the_body_is_named() => Snapshots.MatchJson(
        await RefusedSaveAsync("""{ "value": { "intervalMinutes": 60 } }""", 400));

    [Fact, Rule("B1")]
    public async Task A_field_given_twice_is_no_json() => Snapshots.MatchJson(
        await RefusedSaveAsync("""{ "values": { "pastDays": 3, "pastDays": 4 } }""", 400));

    [Fact, Rule("B1")]
    public async Task A_body_that_is_not_json_is_told_where_it_stops_being_it() => Snapshots.MatchJson(
        await RefusedSaveAsync("""{ "values": { "pastDays": 3 """, 400));

    [Fact, Rule("B1")]
    public async Task A_body_that_is_no_object_is_told_what_was_expected() => Snapshots.MatchJson(await RefusedSaveAsync("[]", 400));

    [Fact, Rule("B1")]
    public async Task A_body_of_another_kind_is_refused() => Snapshots.MatchJson(await RefusedSaveAsync("mode=all", 415, "application/x-www-form-urlencoded"));

    [Fact, Rule("B1")]
    public async Task A_typed_body_names_its_unknown_field()
    {
        var (_, client) = await service.NewPersonAsync();

        var answer = await client.PostAnswerAsync("/api/me/messages/explain", new { internetMessageId = "<a@b.example>", colour = "red" });

        Assert.Equal(400, answer.Status);
        Snapshots.MatchJson(answer.Problem);
    }

    [Fact, Rule("B1")]
    public async Task A_typed_body_names_the_field_of_another_type()
    {
        var (_, client) = await service.NewPersonAsync();

        var answer = await client.PostAnswerAsync("/api/me/messages/explain", new { internetMessageId = 7 });

        Assert.Equal(400, answer.Status);
        Snapshots.MatchJson(answer.Problem);
    }

    [Theory, Rule("B1"), Rule("R1")]
    [InlineData("without", """{ "restId": "x" }""")]
    [InlineData("wrong", """{ "restId": "x", "record": { "type": "Contact", "id": "1" } }""")]
    [InlineData("nameless", """{ "record": null }""")]
    public async Task A_relation_names_what_is_wrong_with_it(string how, string body)
    {
        var (_, client) = await service.NewPersonAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await client.AnswerAsync(new(HttpMethod.Post, "/api/me/messages/relate") { Content = content });

        Assert.Equal(400, answer.Status);
        Snapshots.MatchJson(answer.Problem, how);
    }

    [Fact, Rule("B1")]
    public async Task A_missing_body_is_asked_for()
    {
        var (_, client) = await service.NewPersonAsync();
        using var nothing = new StringContent("", Encoding.UTF8, "application/json");

        var answer = await client.AnswerAsync(new(HttpMethod.Post, "/api/me/messages/explain") { Content = nothing });

        Assert.Equal(400, answer.Status);
        Snapshots.MatchJson(answer.Problem);
    }

    [Fact, Rule("B1")]
    public async Task A_parameter_of_another_type_is_named()
    {
        var (_, client) = await service.NewPersonAsync();

        var answer = await client.GetAnswerAsync("/api/me/history?view=recorded&limit=many");

        Assert.Equal(400, answer.Status);
        Snapshots.MatchJson(answer.Problem);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_told()
    {
        var answer = await service.Api.Anonymous.GetAnswerAsync("/api/me");

        Assert.Equal(401, answer.Status);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Snapshots.MatchJson(answer.Problem);
    }

    [Theory]
    [InlineData("wrongAudience")]
    [InlineData("wrongKey")]
    [InlineData("expired")]
    public async Task A_token_that_is_not_for_us_is_none(string flaw)
    {
        var (person, _) = await service.NewPersonAsync();
        using var client = service.Api.Client(await service.Sandbox.Control.TokenAsync(person.ObjectId, new Dictionary<string, object> { [flaw] = true }));

        var answer = await client.GetAnswerAsync("/api/me");

        Assert.Equal(401, answer.Status);
        Assert.Equal("Sign in first: a valid access token is missing.", answer.Problem["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_without_the_scope_opens_nothing()
    {
        var (person, _) = await service.NewPersonAsync();
        using var client = service.Api.Client(await service.Sandbox.Control.TokenAsync(person.ObjectId, new { withoutScope = true }));

        var answer = await client.GetAnswerAsync("/api/me");

        Assert.True(answer.Status is 401 or 403, $"It was {answer.Status}.");
    }

    [Fact, Rule("N3")]
    public async Task A_stranger_is_not_let_in_where_administrators_are()
    {
        var (_, client) = await service.NewPersonAsync();

        var answer = await client.GetAnswerAsync("/api/admin/users");

        Assert.Equal(403, answer.Status);
        Snapshots.MatchJson(answer.Problem);
    }

    [Fact]
    public async Task What_is_another_users_is_not_there()
    {
        var (owner, ownClient) = await service.NewPersonAsync();
        var (_, client) = await service.NewPersonAsync();
        var id = Guid.CreateVersion7().ToString();
        await service.ExecuteAsync(
            $"""
            INSERT INTO runs (id, user_id, kind, trigger, state, result, queued_at, started_at, ended_at)
            VALUES ('{id}', '{owner.ObjectId}', 'email', 'schedule', 'finished', 'completed', 1, 1, 1)
            """);
        Assert.Equal(200, (await ownClient.GetAnswerAsync($"/api/me/jobs/email/runs/{id}")).Status);

        var answer = await client.GetAnswerAsync($"/api/me/jobs/email/runs/{id}");

        Assert.Equal(404, answer.Status);
        Snapshots.MatchJson(answer.Problem);
    }

    [Fact]
    public async Task An_unknown_address_of_the_interface_is_no_page()
    {
        var (_, client) = await service.NewPersonAsync();

        var answer = await client.GetAnswerAsync("/api/nothing/here");

        Assert.Equal(404, answer.Status);
        Snapshots.MatchJson(answer.Problem);
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_refused()
    {
        var (_, client) = await service.NewPersonAsync();

        var answer = await client.AnswerAsync(new(HttpMethod.Delete, "/api/me"));

        Assert.Equal(405, answer.Status);
        Snapshots.MatchJson(answer.Problem);
    }

    /// <summary>Sends a save that must be refused, and looks that nothing has changed.</summary>
    private async Task<JsonNode> RefusedSaveAsync(string body, int status, string contentType = "application/json")
    {
        var (_, client) = await service.NewPersonAsync();
        var before = await client.GetAnswerAsync(Settings);

        var answer = await client.PutAnswerAsync(Settings, body, before.ETag, contentType);

        Assert.Equal(status, answer.Status);
        var after = await client.GetAnswerAsync(Settings);
        Assert.Equal(before.Text, after.Text);
        Assert.Equal(before.ETag, after.ETag);
        return answer.Problem;
    }

    [Theory, Rule("B1"), Rule("E1")]
    [InlineData("1")]
    [InlineData("everything")]
    [InlineData("recorded,ignored")]
    public async Task A_view_of_the_history_is_one_of_four_words(string view)
    {
        var (_, client) = await service.NewPersonAsync();

        var answer = await client.GetAnswerAsync($"/api/me/history?view={view}");

        Assert.Equal(400, answer.Status);
        Assert.Contains("One of recorded, unresolved, excluded, ignored is expected.", answer.Text, StringComparison.Ordinal);
    }
}
