using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>Who is meant by an address (M4) is a change that concerns the person, kept like those of settings and lists (S4).</summary>
[Collection(TheTeam.Name)]
public sealed class ChoiceChangesTests(Team team)
{
    private const string Audit = "/api/me/audit";

    [Fact, Rule("S4"), Rule("M4"), Rule("E3")]
    public async Task Who_was_chosen_before_and_is_now_is_kept_once_for_the_person_alone_and_their_names_for_30_days()
    {
        var (me, colleague) = (await team.HireAsync(), await team.HireAsync());
        var address = team.Stranger();
        var (mine, other) = (await AnaAsync("Mine"), await AnaAsync("Other"));
        (await me.StartSyncingAsync("designated")).Completed();
        var message = await me.ReceiveAsync(address, "Chosen and kept", more: new { categories = new[] { "CRM" } });

        await ChooseAsync(other);
        await ChooseAsync(other);
        await ChooseAsync(mine);
        await team.Control.DeleteAsync($"/salesforce/contacts/{mine}");
        await ChooseAsync(other);

        var changes = await ChangesAsync(me);
        Assert.Equal([$"{mine}  -> {other} Ana Other", $"{other} Ana Other -> {mine} Ana Mine", $"- -> {other} Ana Other"], changes.Select(c => $"{Side(c, "from")} -> {Side(c, "to")}"));
        Assert.All(changes, c => Assert.Equal(("user", true, address), (Text(c, "level"), c.GetProperty("isMine").GetBoolean(), Text(c.GetProperty("to").GetProperty("value"), "address"))));
        Assert.Empty(await ChangesAsync(colleague));

        await team.Api.QueryAsync($"UPDATE setting_changes SET at = 0 WHERE owner_id = '{me.Person.ObjectId}' AND name = 'chosenPerson'");
        await team.Api.ClearAsync();
        Assert.Equal([$"{mine} -> {other}", $"{other} -> {mine}", $"- -> {other}"], (await ChangesAsync(me)).Select(c => $"{Side(c, "from")} -> {Side(c, "to")}"));

        Task<string> AnaAsync(string name) => team.AddAsync("contacts", new { FirstName = "Ana", LastName = name, Email = address });

        async Task ChooseAsync(string personId)
        {
            var answer = await me.Http.PostAnswerAsync(
                "/api/me/messages/choose", new { internetMessageId = message.InternetMessageId, restId = message.Id, address, personId });
            Assert.True(answer.Status == 204, answer.Text);
        }
    }

    private static async Task<IReadOnlyList<JsonElement>> ChangesAsync(Employee who) =>
        [.. (await who.Http.GetAnswerAsync(Audit)).Json.GetProperty("items").EnumerateArray().Where(c => Text(c, "setting") == "chosenPerson")];

    private static string Side(JsonElement change, string side) => change.GetProperty(side) is { ValueKind: JsonValueKind.Object } of
        ? $"{Text(of.GetProperty("value"), "id")}{(of.GetProperty("value").TryGetProperty("name", out var name) ? $" {name.GetString()}" : "")}"
        : "-";

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
