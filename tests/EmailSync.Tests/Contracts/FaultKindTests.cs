using System.Net;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>The kinds of fault that need to know what they strike, asked for one at a time.</summary>
[Collection(ContractSandbox.Name)]
public sealed class FaultKindTests(ContractSandbox sandbox) : IAsyncLifetime
{
    private const string Delta = "/mailFolders/inbox/messages/delta";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => sandbox.Control.ClearFaultsAsync();

    [Fact]
    public async Task A_truncated_answer_is_half_of_one_and_its_write_is_done()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();
        await sandbox.Control.AddFaultAsync(new { system = "graph", kind = "truncate" });

        var cut = await mailbox.PatchAsync($"/messages/{message.ImmutableId}", new { categories = new[] { "CRM" } });

        cut.Is(HttpStatusCode.OK);
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => cut.Json);
        Assert.Equal(["CRM"], (await sandbox.Control.MessagesAsync(mailbox.Owner.Email))[0].Categories);
    }

    [Fact]
    public async Task A_late_answer_comes_after_its_work()
    {
        var mailbox = await sandbox.MailboxAsync();
        await sandbox.Control.AddFaultAsync(new { system = "graph", kind = "late", milliseconds = 300 });
        var began = TimeProvider.System.GetTimestamp();

        (await mailbox.GetAsync("/mailFolders")).Is(HttpStatusCode.OK);

        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public async Task A_refusal_can_come_when_the_work_is_done()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();
        await sandbox.Control.AddFaultAsync(new { system = "graph", kind = "refuse", status = 504, afterWork = true });

        var refused = await mailbox.PatchAsync($"/messages/{message.ImmutableId}", new { categories = new[] { "CRM" } });

        refused.IsRefused(HttpStatusCode.GatewayTimeout, "serviceNotAvailable");
        Assert.Equal(["CRM"], (await sandbox.Control.MessagesAsync(mailbox.Owner.Email))[0].Categories);
    }

    [Fact]
    public async Task A_token_of_Graph_is_refused_once()
    {
        var mailbox = await sandbox.MailboxAsync();
        await sandbox.Control.AddFaultAsync(new { system = "graph", kind = "expireToken" });

        (await mailbox.GetAsync("/mailFolders")).IsRefused(HttpStatusCode.Unauthorized, "InvalidAuthenticationToken");
        (await mailbox.GetAsync("/mailFolders")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(410, HttpStatusCode.Gone, "resyncRequired", true)]
    [InlineData(400, HttpStatusCode.BadRequest, "SyncStateNotFound", false)]
    public async Task A_lost_sync_state_stays_lost(int status, HttpStatusCode answered, string code, bool hasLocation)
    {
        var mailbox = await sandbox.MailboxAsync();
        var link = (await mailbox.GetAsync(Delta)).DeltaLink!;
        await sandbox.Control.AddFaultAsync(new { system = "graph", kind = "expireCursor", status, query = "*deltatoken*" });

        var first = await mailbox.GetAsync(link);
        var second = await mailbox.GetAsync(link);

        first.IsRefused(answered, code);
        second.IsRefused(answered, code);
        Assert.Equal(hasLocation, first.Headers.Location is not null);
        (await mailbox.GetAsync(Delta)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_page_of_delta_can_be_partial_or_repeat_itself()
    {
        var mailbox = await sandbox.MailboxAsync();
        var message = await mailbox.ArriveAsync();
        await sandbox.Control.AddFaultAsync(new { system = "graph", kind = "repeatEntities" });
        await sandbox.Control.AddFaultAsync(new { system = "graph", kind = "partialEntities", query = "*deltatoken*" });
        var repeated = await mailbox.GetAsync($"{Delta}?$select=subject,isRead");
        await sandbox.Control.SetCategoriesAsync(mailbox.Owner.Email, message.ImmutableId, "CRM");

        var partial = await mailbox.GetAsync(repeated.DeltaLink!);
        var whole = await mailbox.GetAsync(repeated.DeltaLink!);

        Assert.Equal(2, repeated.Value.Count);
        Assert.False(Assert.Single(partial.Value).TryGetProperty("subject", out _));
        Assert.True(Assert.Single(whole.Value).TryGetProperty("subject", out _));
    }
}
