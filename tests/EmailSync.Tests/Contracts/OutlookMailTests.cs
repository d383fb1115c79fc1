using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>What the sandbox's Outlook does to mailboxes, without its page.</summary>
[Collection(ContractSandbox.Name)]
public sealed class OutlookMailTests(ContractSandbox sandbox) : IAsyncLifetime
{
    private string _anna = null!;
    private string _bo = null!;

    private HttpClient Outlook => sandbox.Process.Outlook;

    public async Task InitializeAsync()
    {
        _anna = (await sandbox.MailboxAsync()).Owner.Email;
        _bo = (await sandbox.MailboxAsync()).Owner.Email;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Bcc_stays_with_the_sender()
    {
        var sent = await PostAsync("sent", new { to = new[] { new { address = "maria@lopez.example" } }, bcc = new[] { new { address = _bo } }, subject = "Offer", text = "Here" });
        var arrived = Assert.Single(await sandbox.Control.MessagesAsync(_bo, "Inbox"));

        Assert.Equal(sent.GetProperty("internetMessageId").GetString(), arrived.InternetMessageId);
        Assert.Equal(_bo, (await MessageAsync(_anna, sent.GetProperty("id").GetString()!)).GetProperty("bcc")[0].GetProperty("address").GetString());
        Assert.Equal(0, (await MessageAsync(_bo, arrived.Id)).GetProperty("bcc").GetArrayLength());
    }

    [Fact]
    public async Task A_draft_keeps_its_id_while_it_is_saved_and_leaves_when_it_is_sent()
    {
        var first = await PostAsync("drafts", new { subject = "One" });
        var id = first.GetProperty("id").GetString();
        var second = await PostAsync("drafts", new { subject = "Two", draftId = id });

        Assert.Equal((id, "Two"), (second.GetProperty("id").GetString(), second.GetProperty("subject").GetString()));

        var sent = await PostAsync("sent", new { to = new[] { new { address = _bo } }, subject = "Two", draftId = id });
        Assert.Equal(first.GetProperty("internetMessageId").GetString(), sent.GetProperty("internetMessageId").GetString());
        Assert.Empty(await sandbox.Control.MessagesAsync(_anna, "Drafts"));
    }

    [Fact]
    public async Task A_category_must_be_in_the_list_and_is_there_once()
    {
        var message = await sandbox.Control.AddMessageAsync(_anna, new { from = "maria@lopez.example", subject = "Hello" });
        var path = $"messages/{message.Id}/categories";

        Assert.Equal("InvalidCategory", Code(await PostAsync(path, new { add = new[] { "CRM" } })));
        await PostAsync("categories", new[] { new { displayName = "CRM", color = "preset4" } });
        Assert.Equal("DuplicateCategory", Code(await PostAsync("categories", new[] { new { displayName = "crm", color = "preset1" } })));
        await PostAsync(path, new { add = new[] { "CRM" } });
        Assert.Equal(["CRM"], (await sandbox.Control.MessagesAsync(_anna)).Single().Categories);
    }

    [Fact]
    public async Task Only_calls_of_office_js_take_the_time_that_is_set()
    {
        await sandbox.Control.SetLatencyAsync(new { outlook = 1_500 });
        try
        {
            var before = TimeProvider.System.GetTimestamp();
            await PostAsync("office/item.categories.getAsync", new { });
            Assert.True(TimeProvider.System.GetElapsedTime(before) >= TimeSpan.FromMilliseconds(1_450));
        }
        finally
        {
            await sandbox.Control.SetLatencyAsync(new { outlook = 0 });
        }
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_said()
    {
        await sandbox.Control.PutAsync("/outlook/options", new { apiOrigin = "http://localhost:1/" });
        var answer = await Outlook.GetFromJsonAsync<JsonElement>("/manifests/service");

        Assert.StartsWith("http://localhost:1/manifest.xml does not answer", answer.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private static string? Code(JsonElement answer) => answer.GetProperty("error").GetProperty("code").GetString();

    private Task<JsonElement> MessageAsync(string mailbox, string id) => Outlook.GetFromJsonAsync<JsonElement>($"/mailboxes/{mailbox}/messages/{id}");

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await Outlook.PostAsJsonAsync($"/mailboxes/{_anna}/{path}", body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
