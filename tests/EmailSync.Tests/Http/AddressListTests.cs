using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>The lists over HTTP (M5, D5): whose they are, and what is refused.</summary>
[Collection(TheService.Name)]
public sealed class AddressListTests(ServiceFixture service)
{
    private const string Mine = "/api/me/ignore-list";
    private const string Organisation = "/api/admin/ignore-list";
    private const string Exclusions = "/api/admin/global-exclusions";

    [Fact, Rule("M5")]
    public async Task The_domains_of_the_mailbox_are_on_the_list_from_the_start()
    {
        var (_, client) = await service.NewPersonAsync();

        Assert.Equal(["contoso.example mailbox"], Lines(await client.GetAnswerAsync(Mine)));

        var refused = await RemoveAsync(client, Mine, "contoso.example");
        Assert.Equal((409, "It is a domain of your own mailbox, and always ignored."), (refused.Status, refused.Json.GetProperty("detail").GetString()));
    }

    [Fact, Rule("M5")]
    public async Task Entries_are_added_as_they_are_written_and_removed_in_any_spelling()
    {
        var (_, client) = await service.NewPersonAsync();

        var added = await client.PostAnswerAsync(Mine, new { entries = "News@Shop.example; xn--mller-kva.example\nbank.example, bank.example" });
        Assert.Equal(200, added.Status);
        Assert.Equal(["bank.example user", "müller.example user", "news@shop.example user", "contoso.example mailbox"], Lines(added));
        Assert.Equal(added.Text, (await client.PostAnswerAsync(Mine, new { entries = "bank.example" })).Text);

        Assert.Equal(200, (await RemoveAsync(client, Mine, "XN--MLLER-KVA.example")).Status);
        var removed = await RemoveAsync(client, Mine, "Bank.example");
        Assert.Equal(["news@shop.example user", "contoso.example mailbox"], Lines(removed));
        Assert.Equal(404, (await RemoveAsync(client, Mine, "bank.example")).Status);
        Assert.Equal(404, (await RemoveAsync(client, Mine, "nonsense")).Status);
    }

    [Fact, Rule("M5"), Rule("B1")]
    public async Task Each_wrong_entry_is_named_and_nothing_is_added()
    {
        var (_, client) = await service.NewPersonAsync();

        var refused = await client.PostAnswerAsync(Mine, new { entries = "bank.example, nobody, @, maria@" });

        Assert.Equal(400, refused.Status);
        Assert.Equal(
            ["\"nobody\" is neither an address nor a domain.", "\"@\" is neither an address nor a domain.", "\"maria@\" is neither an address nor a domain."],
            refused.Json.GetProperty("errors").GetProperty("entries").EnumerateArray().Select(sentence => sentence.GetString()));
        Assert.Equal(["contoso.example mailbox"], Lines(await client.GetAnswerAsync(Mine)));
    }

    [Theory, Rule("B1")]
    [InlineData(0, "At least one address such as maria@bank.example, or domain such as bank.example, is expected.")]
    [InlineData(300_001, "At most 300,000 characters at a time.")]
    public async Task Nothing_at_all_and_too_much_are_refused(int length, string sentence)
    {
        var (_, client) = await service.NewPersonAsync();

        var refused = await client.PostAnswerAsync(Mine, new { entries = new string(',', length) });

        Assert.Equal((400, sentence), (refused.Status, refused.Json.GetProperty("errors").GetProperty("entries")[0].GetString()));
    }

    [Fact, Rule("M5")]
    public async Task A_list_takes_ten_thousand_entries_and_of_more_none()
    {
        var (_, client) = await service.NewPersonAsync();
        Assert.Equal(200, (await client.PostAnswerAsync(Mine, new { entries = string.Join('\n', Enumerable.Range(1, 9_999).Select(n => $"d{n}.example")) })).Status);

        var refused = await client.PostAnswerAsync(Mine, new { entries = "a.example, b.example" });

        Assert.Equal((400, "A list takes 10,000 entries."), (refused.Status, refused.Json.GetProperty("errors").GetProperty("entries")[0].GetString()));
        Assert.Equal(200, (await client.PostAnswerAsync(Mine, new { entries = "a.example, d1.example" })).Status);
        Assert.Equal(10_001, Lines(await client.GetAnswerAsync(Mine)).Count);
    }

    [Fact, Rule("M5")]
    public async Task A_person_sees_where_an_entry_comes_from_and_cannot_remove_what_is_not_theirs()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var (person, client) = await service.NewPersonAsync();
        var profile = await admin.AddProfileAsync();
        var list = $"/api/admin/profiles/{profile}/ignore-list";
        await admin.SaveUserAsync(person, new { profileId = profile });
        await admin.PostAnswerAsync(Organisation, new { entries = "everybody.example" });
        try
        {
            Assert.Equal(200, (await admin.PostAnswerAsync(list, new { entries = "some.example" })).Status);
            Assert.Equal("some.example", Assert.Single((await admin.GetAnswerAsync(list)).Json.GetProperty("items").EnumerateArray()).GetProperty("entry").GetString());
            await client.PostAnswerAsync(Mine, new { entries = "mine.example" });

            Assert.Equal(
                ["mine.example user", "contoso.example mailbox", "some.example profile", "everybody.example organisation"],
                Lines(await client.GetAnswerAsync(Mine)));
            Assert.Equal("It is on the list of your profile. Only an administrator can take it off.", (await RemoveAsync(client, Mine, "some.example")).Json.GetProperty("detail").GetString());
            Assert.Equal("It is on your organisation's list. Only an administrator can take it off.", (await RemoveAsync(client, Mine, "everybody.example")).Json.GetProperty("detail").GetString());

            Assert.Equal(200, (await RemoveAsync(admin, list, "some.example")).Status);
            Assert.Equal(404, (await RemoveAsync(admin, list, "some.example")).Status);
        }
        finally
        {
            Assert.Equal(200, (await RemoveAsync(admin, Organisation, "everybody.example")).Status);
        }

        Assert.Equal(["mine.example user", "contoso.example mailbox"], Lines(await client.GetAnswerAsync(Mine)));
    }

    [Fact, Rule("M5")]
    public async Task The_list_of_a_profile_that_is_not_there_is_not_there()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);

        Assert.Equal(404, (await admin.GetAnswerAsync("/api/admin/profiles/nobody/ignore-list")).Status);
        Assert.Equal(404, (await admin.PostAnswerAsync("/api/admin/profiles/nobody/ignore-list", new { entries = "a.example" })).Status);
    }

    [Fact, Rule("M5")]
    public async Task A_deleted_profile_takes_its_list_with_it()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var profile = await admin.AddProfileAsync();
        await admin.PostAnswerAsync($"/api/admin/profiles/{profile}/ignore-list", new { entries = "some.example" });

        await admin.AnswerAsync(new(HttpMethod.Delete, $"/api/admin/profiles/{profile}"));

        Assert.Empty(await service.ReadAsync($"SELECT entry FROM address_list_entries WHERE owner_id = '{profile}'"));
    }

    [Fact, Rule("D5")]
    public async Task The_Global_Exclusion_List_is_the_administrators()
    {
        var (boss, admin) = await service.NewPersonAsync(isAdmin: true);

        var added = await admin.PostAnswerAsync(Exclusions, new { entries = "bank.example" });
        try
        {
            var entry = Assert.Single(added.Json.GetProperty("items").EnumerateArray());
            Assert.Equal(("bank.example", boss.DisplayName), (entry.GetProperty("entry").GetString(), entry.GetProperty("addedBy").GetString()));
            Assert.Equal(added.Text, (await admin.GetAnswerAsync(Exclusions)).Text);
            Assert.Empty((await admin.GetAnswerAsync(Organisation)).Json.GetProperty("items").EnumerateArray());
        }
        finally
        {
            Assert.Equal(200, (await RemoveAsync(admin, Exclusions, "bank.example")).Status);
        }
    }

    private static Task<ApiAnswer> RemoveAsync(HttpClient client, string list, string entry) =>
        client.AnswerAsync(new(HttpMethod.Delete, $"{list}?entry={Uri.EscapeDataString(entry)}"));

    private static IReadOnlyList<string> Lines(ApiAnswer answer) =>
        [.. answer.Json.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("entry").GetString()} {item.GetProperty("source").GetString()}")];
}
