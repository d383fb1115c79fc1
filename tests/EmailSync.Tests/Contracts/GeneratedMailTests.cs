using System.Globalization;
using System.Net;
using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Mail that is made as it is read behaves like mail that is stored, and costs what is read of it.</summary>
[Collection(ContractSandbox.Name)]
public sealed class GeneratedMailTests(ContractSandbox sandbox)
{
    private const string Inbox = "/mailFolders/inbox/messages";
    private static readonly DateTimeOffset End = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("")]
    [InlineData("&$orderby=receivedDateTime desc")]
    public async Task A_first_round_of_many_pages_gives_each_message_once(string order)
    {
        var mailbox = await sandbox.MailboxAsync();
        await GenerateAsync(mailbox, new { count = 60_000, days = 300, endsAt = End });
        var ids = new HashSet<string>();
        var link = $"{Inbox}/delta?$select=id,receivedDateTime{order}";
        string? delta = null;
        while (delta is null)
        {
            var page = await mailbox.GetAsync(link, GraphMailbox.Immutable, "odata.maxpagesize=500");
            ids.UnionWith(page.Strings("id"));
            (link, delta) = (page.NextLink!, page.DeltaLink);
        }

        Assert.Equal(60_000, ids.Count);
        Assert.Empty((await mailbox.GetAsync(delta)).Value);
    }

    [Fact]
    public async Task What_clients_and_people_change_stays_changed()
    {
        var mailbox = await sandbox.MailboxAsync();
        await GenerateAsync(mailbox, new { count = 50, days = 5, endsAt = End });
        var first = await mailbox.GetAsync($"{Inbox}/delta?$select=id,subject,changeKey", GraphMailbox.Immutable, "odata.maxpagesize=100");
        var (marked, moved, gone) = (first.Value[3], first.Value[7], first.Value[9]);

        var patched = await mailbox.PatchAsync($"/messages/{Id(marked)}", new { categories = new[] { "CRM" } }, marked.GetProperty("@odata.etag").GetString());
        var stale = await mailbox.PatchAsync($"/messages/{Id(marked)}", new { categories = new[] { "Other" } }, marked.GetProperty("@odata.etag").GetString());
        await sandbox.Control.MoveMessageAsync(mailbox.Owner.Email, Id(moved), "Archive");
        await sandbox.Control.DeleteMessageAsync(mailbox.Owner.Email, Id(gone));
        var round = await mailbox.GetAsync(first.DeltaLink!, GraphMailbox.Immutable);

        patched.Is(HttpStatusCode.OK);
        stale.IsRefused(HttpStatusCode.PreconditionFailed, "ErrorIrresolvableConflict");
        Assert.Equal([Id(marked), Id(moved), Id(gone)], round.Strings("id"));
        Assert.Equal(2, round.Value.Count(v => v.TryGetProperty("@removed", out _)));
        Assert.Equal("48", (await mailbox.GetAsync($"{Inbox}/$count")).Text);
        Assert.Equal(49, (await mailbox.GetAsync("/messages?$top=100&$select=id")).Value.Count);
        Assert.Equal(moved.GetProperty("subject").GetString(), (await mailbox.GetAsync($"/messages/{Id(moved)}", GraphMailbox.Immutable)).Json.GetProperty("subject").GetString());
        (await mailbox.GetAsync($"/messages/{Id(gone)}", GraphMailbox.Immutable)).IsRefused(HttpStatusCode.NotFound, "ErrorItemNotFound");
        Assert.Equal(Id(marked), Assert.Single((await sandbox.Control.GetAsync($"/mailboxes/{mailbox.Owner.Email}/messages?category=CRM")).EnumerateArray()).GetProperty("immutableId").GetString());
    }

    [Fact]
    public async Task Lists_filter_order_count_and_find_by_message_id()
    {
        var mailbox = await sandbox.MailboxAsync();
        await mailbox.ArriveAsync(new { subject = "Stored", receivedAt = End.AddHours(-36) });
        await GenerateAsync(mailbox, new { count = 240, days = 10, endsAt = End });
        var since = Instant(End.AddDays(-2));

        var newest = await mailbox.GetAsync($"{Inbox}?$filter=receivedDateTime ge {since}&$orderby=receivedDateTime desc&$select=receivedDateTime,subject&$top=100&$count=true");
        var oldest = await mailbox.GetAsync($"{Inbox}?$filter=receivedDateTime ge {since}&$orderby=receivedDateTime asc&$select=receivedDateTime,subject&$top=100");
        var before = await mailbox.GetAsync($"{Inbox}?$filter=receivedDateTime lt {since}&$select=receivedDateTime&$top=1000");
        var skipped = await mailbox.GetAsync($"{Inbox}?$skip=40&$top=3&$select=subject");
        var one = (await mailbox.GetAsync($"{Inbox}?$top=1&$select=internetMessageId")).Value[0];
        var found = await mailbox.GetAsync($"/messages?$select=id&$filter=internetMessageId eq '{one.GetProperty("internetMessageId").GetString()}'");

        Assert.Equal(50, newest.Value.Count);
        Assert.Equal(50, newest.Json.GetProperty("@odata.count").GetInt32());
        Assert.Equal(newest.Strings("receivedDateTime"), newest.Strings("receivedDateTime").OrderDescending(StringComparer.Ordinal));
        Assert.Contains("Stored", newest.Strings("subject"));
        Assert.Equal(newest.Strings("subject").Reverse(), oldest.Strings("subject"));
        Assert.Equal(191, before.Value.Count);
        Assert.Equal(newest.Strings("subject").Skip(40).Take(3), skipped.Strings("subject"));
        Assert.Equal(one.GetProperty("id").GetString(), Assert.Single(found.Strings("id")));
    }

    [Fact]
    public async Task The_share_that_matches_is_exact_and_the_org_knows_those_people()
    {
        var mailbox = await sandbox.MailboxAsync();
        var made = await GenerateAsync(mailbox, new { count = 200, folder = "Sent Items", matchShare = 0.25, distinct = 7, bodyBytes = 5_000 });

        var page = await mailbox.GetAsync("/mailFolders/sentitems/messages?$top=1000&$select=from,toRecipients,body", "outlook.body-content-type=\"text\"");
        var known = (await sandbox.Control.GetAsync("/salesforce/contacts")).EnumerateArray().Select(c => c.GetProperty("Email").GetString()!).ToHashSet();
        var to = page.Value.Select(v => v.GetProperty("toRecipients")[0].GetProperty("emailAddress").GetProperty("address").GetString()!).Where(known.Contains).ToList();

        Assert.Equal(50, made.GetProperty("matching").GetInt32());
        Assert.Equal((50, 7), (to.Count, to.Distinct().Count()));
        Assert.All(page.Value, v => Assert.Equal(mailbox.Owner.Email, v.GetProperty("from").GetProperty("emailAddress").GetProperty("address").GetString()));
        Assert.All(page.Value, v => Assert.InRange(v.GetProperty("body").GetProperty("content").GetString()!.Length, 4_950, 5_300));
    }

    [Fact]
    public async Task A_run_that_arrives_later_is_what_the_next_round_gives()
    {
        var mailbox = await sandbox.MailboxAsync();
        var link = (await mailbox.GetAsync($"{Inbox}/delta?$select=subject")).DeltaLink!;

        await GenerateAsync(mailbox, new { count = 3 });
        await mailbox.ArriveAsync(new { subject = "Stored" });
        await GenerateAsync(mailbox, new { count = 2 });
        var round = await mailbox.GetAsync(link);

        Assert.Equal(["0", "1", "2", "Stored", "0", "1"], round.Strings("subject").Select(s => s.Split(' ')[^1]));
    }

    private Task<JsonElement> GenerateAsync(GraphMailbox mailbox, object mail) =>
        sandbox.Control.PostAsync($"/mailboxes/{mailbox.Owner.Email}/generated", mail);

    private static string Id(JsonElement message) => message.GetProperty("id").GetString()!;

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
