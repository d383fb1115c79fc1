using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Which messages changed.</summary>
public sealed class ExchangeChangesTests
{
    [Fact]
    public async Task A_first_round_asks_for_ids_newest_first_without_a_filter()
    {
        ExchangeStub? stub = null;
        await using var _ = stub = await ExchangeStub.StartAsync(_ => new(200, $$"""
            {"value":[{"@odata.etag":"W/\"CK1\"","id":"A","receivedDateTime":"2026-11-02T00:00:00Z"},
              {"id":"B","@removed":{"reason":"deleted"} },{"id":"C","isRead":true},{"nonsense":1}],"@odata.nextLink":"{{stub!.BaseUrl}}/x?$skiptoken=1"}
            """));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var changes = Assert.Single(await edge.Client.ReadChangesAsync(ExchangeEdge.User, [new("F=1", null)], default));

        Assert.Equal(
            [
                new MessageChange("A", false, new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero), "CK1"),
                new MessageChange("B", true, null, null),
                new MessageChange("C", false, null, null),
            ],
            changes.Page!.Changes);
        Assert.Equal((stub.BaseUrl + "/x?$skiptoken=1", null), (changes.Page.NextLink, changes.Page.DeltaLink));
        var request = stub.Requests.Single();
        Assert.Equal(
            $"/v1.0/users/{ExchangeEdge.User}/mailFolders/F=1/messages/delta?$orderby=receivedDateTime desc&$select=id,receivedDateTime",
            Sorted(Uri.UnescapeDataString(request.Target)));
        Assert.Equal("IdType=\"ImmutableId\", odata.maxpagesize=500", request.Header("Prefer"));
    }

    [Fact]
    public async Task All_folders_are_asked_in_one_request_and_links_are_written_as_they_came()
    {
        ExchangeStub? stub = null;
        await using var _ = stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r =>
            new(200, "{\"value\":[],\"@odata.deltaLink\":\"" + stub!.BaseUrl + r.Target + "\"}")));
        await using var edge = new ExchangeEdge(stub.BaseUrl);
        FolderCursor[] cursors = [.. Enumerable.Range(0, 20).Select(i => new FolderCursor(
            $"F{i}", $"{stub.BaseUrl}/users('u')/mailFolders('F{i}')/messages/delta?$deltatoken=a%2Fb+{i}~%41"))];

        var changes = await edge.Client.ReadChangesAsync(ExchangeEdge.User, cursors, default);

        Assert.Equal(cursors.Select(c => (c.FolderId, c.Link)), changes.Select(c => (c.FolderId, c.Page?.DeltaLink)));
        var inner = Assert.Single(stub.Requests).Inner();
        Assert.Equal("/users('u')/mailFolders('F3')/messages/delta?$deltatoken=a%2Fb+3~%41", inner[3].Target);
        Assert.All(inner, r => Assert.Equal("IdType=\"ImmutableId\", odata.maxpagesize=500", r.Header("Prefer")));
    }

    [Fact]
    public async Task Each_folder_fails_by_itself()
    {
        await using var elsewhere = await ExchangeStub.StartAsync(_ => new(200, "{}"));
        ExchangeStub? stub = null;
        await using var _ = stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r => r.Target.Split('=')[^1] switch
        {
            "gone" => new(410, "", ("Location", stub!.BaseUrl + "/again")),
            "lost" => new(410, "", ("Location", "https://elsewhere.example/again")),
            "stale" => StubReply.Error(400, "SyncStateNotFound"),
            "full" => StubReply.Error(403, "ErrorQuotaExceeded"),
            "half" => new(200, """{"value":[]}"""),
            _ => new(200, "{\"value\":[],\"@odata.deltaLink\":\"" + stub!.BaseUrl + "/x\"}"),
        }));
        await using var edge = new ExchangeEdge(stub.BaseUrl);
        FolderCursor Cursor(string token) => new(token, $"{stub!.BaseUrl}/x?$deltatoken={token}");

        var changes = await edge.Client.ReadChangesAsync(
            ExchangeEdge.User,
            [Cursor("gone"), Cursor("lost"), Cursor("stale"), Cursor("full"), Cursor("half"), new("foreign", elsewhere.BaseUrl + "/x"), Cursor("well")],
            default);

        Assert.Equal(stub.BaseUrl + "/again", Assert.IsType<RemoteFailure.CursorExpired>(changes[0].Failure).RestartLink);
        Assert.Null(Assert.IsType<RemoteFailure.CursorExpired>(changes[1].Failure).RestartLink);
        Assert.IsType<RemoteFailure.CursorExpired>(changes[2].Failure);
        Assert.IsType<RemoteFailure.LimitReached>(changes[3].Failure);
        Assert.IsType<RemoteFailure.Transient>(changes[4].Failure);
        Assert.Equal("foreign_link", Assert.IsType<RemoteFailure.Rejected>(changes[5].Failure).Code);
        Assert.NotNull(changes[6].Page);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task What_a_batch_refuses_is_asked_by_itself()
    {
        ExchangeStub? stub = null;
        await using var _ = stub = await ExchangeStub.StartAsync(request => request.Target.EndsWith("$batch", StringComparison.Ordinal)
            ? ExchangeStub.Batch(request, _ => StubReply.Error(400, "BadRequest"))
            : new(200, "{\"value\":[],\"@odata.deltaLink\":\"" + stub!.BaseUrl + "/x\"}"));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var changes = await edge.Client.ReadChangesAsync(ExchangeEdge.User, [new("F1", null), new("F2", null)], default);

        Assert.All(changes, c => Assert.NotNull(c.Page));
        Assert.Equal(3, stub.Requests.Count);
    }

    private static string Sorted(string target)
    {
        var parts = target.Split('?');
        return parts[0] + "?" + string.Join('&', parts[1].Split('&').Order(StringComparer.Ordinal));
    }
}
