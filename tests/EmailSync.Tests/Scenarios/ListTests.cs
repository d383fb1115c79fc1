using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The Ignore List (M5) and the Global Exclusion List (D5) in runs, forecasts and explanations.</summary>
[Collection(TheTeam.Name)]
public sealed class ListTests(Team team)
{
    private const string Mine = "/api/me/ignore-list";
    private const string Exclusions = "/api/admin/global-exclusions";

    private HttpClient Admin => team.Deployment.Me.Http;

    [Fact, Rule("D5"), Rule("E2")]
    public async Task What_is_globally_excluded_is_left_alone_and_recorded_once_the_entry_is_gone()
    {
        var me = await team.HireAsync();
        (await me.StartSyncingAsync()).Completed();
        var domain = $"bank{Guid.NewGuid():N}.example";
        await team.Deployment.ContactAsync($"clerk@mail.{domain}");
        var subject = $"From the bank {domain}";
        var sentence = $"The organisation excludes everything with an address at {domain}.";
        await AddAsync(Admin, Exclusions, domain);
        try
        {
            var message = await me.ReceiveAsync($"clerk@mail.{domain}", subject);
            Assert.Equal(sentence, (await me.ExplainAsync(message)).GetProperty("sentence").GetString());

            (await me.SyncNowAsync()).Completed();
            Assert.Equal(("excluded_global", sentence), (await me.CodeAsync(subject), await me.SentenceAsync(subject)));
            Assert.Equal("when the list changes", (await me.HistoryOfAsync(subject)).GetProperty("lookedAtAgain").GetString());
            Assert.Empty(await team.TasksAsync(subject));

            // D16: asked for, it is refused, and there is nothing to override.
            var refused = await me.Http.PostAnswerAsync("/api/me/messages/record", new { internetMessageId = message.InternetMessageId, restId = message.Id, anyway = true });
            Assert.Equal((409, "excluded_global", false), (refused.Status, refused.Json.GetProperty("code").GetString(), refused.Json.GetProperty("canOverride").GetBoolean()));
        }
        finally
        {
            await RemoveAsync(Admin, Exclusions, domain);
        }

        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync(subject));
        Assert.Single(await team.TasksAsync(subject));
    }

    [Fact, Rule("D11"), Rule("M5"), Rule("D12")]
    public async Task What_comes_to_the_Ignore_List_is_looked_at_again_and_so_is_what_goes_from_it()
    {
        var me = await team.HireAsync();
        var (ignored, other) = (team.Stranger(), team.Stranger());
        await me.ReceiveAsync(ignored, $"From {ignored}");
        await me.ReceiveAsync(other, $"From {other}");
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal("no_match", await me.CodeAsync($"From {ignored}"));

        await AddAsync(me.Http, Mine, ignored);
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("all_ignored", await me.CodeAsync($"From {ignored}"));
        Assert.Equal($"Nobody is left to look up: {ignored} is on an ignore list.", await me.SentenceAsync($"From {ignored}"));
        Assert.Equal("no_match", await me.CodeAsync($"From {other}"));

        await team.Deployment.ContactAsync(ignored);
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("all_ignored", await me.CodeAsync($"From {ignored}"));

        await RemoveAsync(me.Http, Mine, ignored);
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync($"From {ignored}"));
        Assert.Single(await team.TasksAsync($"From {ignored}"));
    }

    [Fact, Rule("M5")]
    public async Task An_ignored_address_is_not_matched_and_the_rest_of_the_message_is()
    {
        var me = await team.HireAsync();
        var (ignored, customer) = (await team.CustomerAsync("Ignored Person"), await team.CustomerAsync("Known Person"));
        await AddAsync(me.Http, Mine, ignored);
        var message = await me.ReceiveAsync(ignored, "To both", "Hello", new { cc = new[] { customer } });

        (await me.StartSyncingAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("To both"));
        Assert.Equal(["Known Person"], (await me.ExplainAsync(message)).GetProperty("people").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
    }

    [Fact, Rule("M5"), Rule("S3")]
    public async Task A_profiles_list_holds_for_who_is_in_it_and_from_when_they_are()
    {
        var (inside, outside) = (await team.HireAsync(), await team.HireAsync());
        var stranger = team.Stranger();
        var profile = await Admin.AddProfileAsync();
        await AddAsync(Admin, $"/api/admin/profiles/{profile}/ignore-list", stranger);
        await inside.ReceiveAsync(stranger, "Profile list");
        await outside.ReceiveAsync(stranger, "Profile list");
        (await inside.StartSyncingAsync()).Completed();
        (await outside.StartSyncingAsync()).Completed();
        Assert.Equal("no_match", await inside.CodeAsync("Profile list"));

        await Admin.SaveUserAsync(inside.Person, new { profileId = profile });
        (await inside.SyncNowAsync()).Completed();
        (await outside.SyncNowAsync()).Completed();

        Assert.Equal("all_ignored", await inside.CodeAsync("Profile list"));
        Assert.Equal("no_match", await outside.CodeAsync("Profile list"));
    }

    private static async Task AddAsync(HttpClient client, string list, string entry)
    {
        var answer = await client.PostAnswerAsync(list, new { entries = entry });
        Assert.True(answer.Status == 200, answer.Text);
    }

    private static async Task RemoveAsync(HttpClient client, string list, string entry)
    {
        var answer = await client.AnswerAsync(new(HttpMethod.Delete, $"{list}?entry={entry}"));
        Assert.True(answer.Status == 200, answer.Text);
    }
}
