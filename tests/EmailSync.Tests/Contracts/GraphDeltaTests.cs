using System.Net;
using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Contracts;

[Collection(ContractSandbox.Name)]
public sealed class GraphDeltaTests(ContractSandbox sandbox)
{
    private const string Delta = "/mailFolders/inbox/messages/delta";
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/mailFolders/inbox/messages/delta()")]
    [InlineData("/mailFolders('inbox')/messages/microsoft.graph.delta()")]
    public async Task A_first_round_walks_newest_first_in_pages_to_a_delta_link(string address)
    {
        var mailbox = await WithMessagesAsync(5);

        var first = await mailbox.GetAsync($"{address}?$select=subject&$orderby=receivedDateTime desc", GraphMailbox.Immutable, "odata.maxpagesize=3");
        var last = await mailbox.GetAsync(first.NextLink!, GraphMailbox.Immutable, "odata.maxpagesize=3");

        Assert.Equal(["No 4", "No 3", "No 2"], first.Strings("subject"));
        Assert.Null(first.DeltaLink);
        Assert.Equal(["No 1", "No 0"], last.Strings("subject"));
        Assert.Null(last.NextLink);
        Assert.All(first.Value, v => Assert.Equal("#microsoft.graph.message", v.GetProperty("@odata.type").GetString()));
        Assert.Equal("subject", Assert.Single(first.Value[0].EnumerateObject().Select(p => p.Name).Except(["@odata.type", "@odata.etag", "id"])));
    }

    [Fact]
    public async Task An_idle_round_is_one_empty_page_with_a_new_link()
    {
        var mailbox = await WithMessagesAsync(2);
        var link = await LinkAsync(mailbox);

        var idle = await mailbox.GetAsync(link);

        Assert.Empty(idle.Value);
        Assert.NotNull(idle.DeltaLink);
        Assert.NotEqual(link, idle.DeltaLink);
    }

    [Fact]
    public async Task New_changed_moved_and_deleted_messages_arrive_in_the_next_round()
    {
        var mailbox = await WithMessagesAsync(3);
        var link = await LinkAsync(mailbox);
        var all = (await sandbox.Control.MessagesAsync(mailbox.Owner.Email, "Inbox")).OrderBy(m => m.ReceivedAt).ToList();
        var archive = (await mailbox.GetAsync("/mailFolders/archive/messages/delta")).DeltaLink!;

        await sandbox.Control.SetCategoriesAsync(mailbox.Owner.Email, all[0].ImmutableId, "CRM");
        await sandbox.Control.MoveMessageAsync(mailbox.Owner.Email, all[1].ImmutableId, "Archive");
        await sandbox.Control.DeleteMessageAsync(mailbox.Owner.Email, all[2].ImmutableId);
        var arrived = await mailbox.ArriveAsync();

        var round = await mailbox.GetAsync(link, GraphMailbox.Immutable);

        Assert.Equal([all[0].ImmutableId, arrived.ImmutableId], Ids(round, removed: false));
        Assert.Equal([all[1].ImmutableId, all[2].ImmutableId], Ids(round, removed: true));
        Assert.Equal([all[1].ImmutableId], Ids(await mailbox.GetAsync(archive, GraphMailbox.Immutable), removed: false));
    }

    [Fact]
    public async Task What_comes_during_a_first_round_is_not_lost()
    {
        var mailbox = await WithMessagesAsync(4);
        var first = await mailbox.GetAsync($"{Delta}?$select=id&$orderby=receivedDateTime desc", GraphMailbox.Immutable, "odata.maxpagesize=2");

        var arrived = await mailbox.ArriveAsync(new { receivedAt = Start.AddDays(1) });
        var page = first;
        while (page.NextLink is not null)
            page = await mailbox.GetAsync(page.NextLink, GraphMailbox.Immutable, "odata.maxpagesize=2");

        Assert.Equal([arrived.ImmutableId], Ids(await mailbox.GetAsync(page.DeltaLink!, GraphMailbox.Immutable), removed: false));
    }

    [Fact]
    public async Task Only_the_last_three_links_stay_alive()
    {
        var mailbox = await WithMessagesAsync(1);
        var links = new List<string> { await LinkAsync(mailbox) };
        for (var i = 0; i < 3; i++)
            links.Add((await mailbox.GetAsync(links[^1])).DeltaLink!);

        (await mailbox.GetAsync(links[1])).Is(HttpStatusCode.OK);
        (await mailbox.GetAsync(links[0])).IsRefused(HttpStatusCode.Gone, "SyncStateNotFound");
    }

    [Theory]
    [InlineData("gone", HttpStatusCode.Gone, "resyncRequired", false)]
    [InlineData("goneWithLocation", HttpStatusCode.Gone, "resyncRequired", true)]
    [InlineData("syncStateNotFound", HttpStatusCode.BadRequest, "SyncStateNotFound", false)]
    public async Task Links_can_expire_in_each_way_that_is_documented(string how, HttpStatusCode status, string code, bool hasLocation)
    {
        var mailbox = await WithMessagesAsync(1);
        var link = await LinkAsync(mailbox);

        await sandbox.Control.ExpireDeltaAsync(mailbox.Owner.Email, how, "Inbox");

        var refused = await mailbox.GetAsync(link);
        refused.IsRefused(status, code);
        Assert.Equal(hasLocation, refused.Headers.Location is not null);
        if (hasLocation)
            Assert.Single((await mailbox.GetAsync(refused.Headers.Location!.ToString())).Value);
    }

    [Theory]
    [InlineData("$filter=isRead eq false", HttpStatusCode.BadRequest)]
    [InlineData("$filter=receivedDateTime le 2026-11-20T00:00:00Z", HttpStatusCode.BadRequest)]
    [InlineData("$orderby=subject", HttpStatusCode.BadRequest)]
    [InlineData("$skip=1", HttpStatusCode.BadRequest)]
    [InlineData("$count=true", HttpStatusCode.BadRequest)]
    [InlineData("$search=x", HttpStatusCode.BadRequest)]
    [InlineData("changeType=moved", HttpStatusCode.BadRequest)]
    [InlineData("$expand=singleValueExtendedProperties($filter=id eq 'Integer 0x36')", HttpStatusCode.InternalServerError)]
    public async Task What_delta_does_not_take_is_refused(string query, HttpStatusCode status)
    {
        var mailbox = await WithMessagesAsync(1);

        (await mailbox.GetAsync($"{Delta}?{query}")).Is(status);
    }

    [Fact]
    public async Task Top_caps_the_round_and_a_filter_leaves_out_what_is_older()
    {
        var mailbox = await WithMessagesAsync(5);

        var capped = await mailbox.GetAsync($"{Delta}?$select=subject&$orderby=receivedDateTime desc&$top=2", "odata.maxpagesize=50");
        var filtered = await mailbox.GetAsync($"{Delta}?$select=subject&$filter=receivedDateTime ge 2026-11-20T12:00:00Z", "odata.maxpagesize=50");

        Assert.Equal(["No 4", "No 3"], capped.Strings("subject"));
        Assert.NotNull(capped.DeltaLink);
        Assert.Equal(["No 3", "No 4"], filtered.Strings("subject").Order());
    }

    [Fact]
    public async Task A_mailbox_can_repeat_curtail_and_delay_what_delta_gives()
    {
        var mailbox = await WithMessagesAsync(2);
        await sandbox.Control.SetMailboxOptionsAsync(mailbox.Owner.Email, new { partialDelta = true, repeatDelta = true, emptyDeltaPage = true });

        var empty = await mailbox.GetAsync($"{Delta}?$select=subject,isRead,categories");
        var round = await mailbox.GetAsync(empty.NextLink!);
        await sandbox.Control.SetCategoriesAsync(mailbox.Owner.Email, (await sandbox.Control.MessagesAsync(mailbox.Owner.Email))[0].ImmutableId, "CRM");
        var again = await mailbox.GetAsync((await mailbox.GetAsync(round.DeltaLink!)).NextLink!);

        Assert.Empty(empty.Value);
        Assert.Equal(3, round.Value.Count);
        Assert.Equal(round.Strings("id")[0], round.Strings("id")[2]);
        Assert.All(again.Value, v => Assert.False(v.TryGetProperty("categories", out _) || v.TryGetProperty("subject", out _)));
        Assert.All(again.Value, v => Assert.True(v.TryGetProperty("isRead", out _)));
    }

    [Fact]
    public async Task At_its_quota_a_mailbox_refuses_delta_and_lists_go_on()
    {
        var mailbox = await WithMessagesAsync(1);
        await sandbox.Control.SetMailboxOptionsAsync(mailbox.Owner.Email, new { quotaExceeded = true });

        (await mailbox.GetAsync(Delta)).IsRefused(HttpStatusCode.Forbidden, "ErrorQuotaExceeded");
        Assert.Single((await mailbox.GetAsync("/mailFolders/inbox/messages")).Value);
        (await mailbox.GetAsync("/messages/delta")).IsRefused(HttpStatusCode.BadRequest, "BadRequest");
    }

    private async Task<GraphMailbox> WithMessagesAsync(int count)
    {
        var mailbox = await sandbox.MailboxAsync();
        for (var i = 0; i < count; i++)
            await mailbox.ArriveAsync(new { subject = $"No {i}", receivedAt = Start.AddHours(i) });
        return mailbox;
    }

    private static async Task<string> LinkAsync(GraphMailbox mailbox) =>
        (await mailbox.GetAsync($"{Delta}?$select=id", GraphMailbox.Immutable, "odata.maxpagesize=100")).DeltaLink!;

    private static IEnumerable<string> Ids(GraphAnswer page, bool removed) =>
        page.Value.Where(v => v.TryGetProperty("@removed", out JsonElement _) == removed).Select(v => v.GetProperty("id").GetString()!);
}
