using System.Text.Json;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>How categories are written: those of messages, and the mailbox's own list of them.</summary>
public sealed class ExchangeMarkTests
{
    [Fact, Rule("R5")]
    public async Task A_mark_names_every_category_and_the_version_it_was_merged_from()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r => Id(r) switch
        {
            "A" => new(200, """{"id":"A","changeKey":"CK2"}"""),
            "B" => new(200, """{"@odata.etag":"W/\"CK3\"","id":"B"}"""),
            "C" => StubReply.Error(412, "ErrorIrresolvableConflict"),
            "D" => StubReply.Error(409, "ErrorIrresolvableConflict"),
            _ => StubReply.Error(404, "ErrorItemNotFound"),
        }));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var marks = await edge.Client.SetCategoriesAsync(
            ExchangeEdge.User, [.. "ABCDE".Select(c => new MarkRequest(c.ToString(), ["Blue", "CRM"], c == 'B' ? null : "CK1"))], default);

        Assert.Equal([("A", "CK2"), ("B", "CK3"), ("C", null), ("D", null), ("E", null)], marks.Select(m => (m.Id, m.ChangeKey)));
        Assert.Equal([null, null, "Conflict", "Conflict", "NotFound"], marks.Select(m => m.Failure?.GetType().Name));
        var inner = Assert.Single(stub.Requests).Inner();
        Assert.Equal(["W/\"CK1\"", "", "W/\"CK1\""], inner.Take(3).Select(r => r.Header("If-Match")));
        Assert.All(inner, r => Assert.Equal(("PATCH", "application/json"), (r.Method, r.Header("Content-Type"))));
        var body = JsonDocument.Parse(inner[0].Body).RootElement;
        Assert.Equal(["Blue", "CRM"], body.GetProperty("categories").EnumerateArray().Select(c => c.GetString()));
        Assert.DoesNotContain(body.EnumerateObject(), p => p.Name is not ("categories" or "@odata.type"));
    }

    [Theory]
    [InlineData("""[{"displayName":"crm "}]""", 201, 1)]
    [InlineData("""[{"displayName":"CRM 2"},{"displayName":null}]""", 201, 2)]
    [InlineData("[]", 409, 2)]
    public async Task A_category_is_put_on_the_list_where_it_lacks(string list, int status, int requests)
    {
        await using var stub = await ExchangeStub.StartAsync(r => r.Method == "GET"
            ? new(200, "{\"value\":" + list + "}")
            : status == 409 ? StubReply.Error(409, "ErrorItemAlreadyExists") : new(201, "{}"));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        await edge.Client.EnsureCategoryAsync(ExchangeEdge.User, "CRM", "preset7", default);

        Assert.Equal(requests, stub.Requests.Count);
        if (requests == 2)
        {
            Assert.Contains("\"color\":\"preset7\"", stub.Requests[1].Body, StringComparison.Ordinal);
        }
    }

    [Fact, Rule("R5")]
    public async Task Marks_refused_under_load_are_written_once_the_mailbox_has_room()
    {
        await using var stub = await ExchangeStub.StartAsync(request => request.Target.EndsWith("$batch", StringComparison.Ordinal) && request.Inner().Count > 1
            ? ExchangeStub.Batch(request, _ => StubReply.Error(403, "ErrorAccessDenied"))
            : ExchangeStub.Everywhere(_ => new(200, """{"id":"A","changeKey":"CK2"}"""))(request));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var marks = await edge.Client.SetCategoriesAsync(ExchangeEdge.User, [new("A", [], null), new("B", [], null)], default);

        Assert.All(marks, r => Assert.Null(r.Failure));
        Assert.Equal(3, stub.Requests.Count);
    }

    [Theory, Rule("B4"), Rule("R5")]
    [InlineData(200, typeof(RemoteFailure.AuthorizationLost), ExchangeClient.MayNotWrite)]
    [InlineData(403, typeof(RemoteFailure.AuthorizationLost), "ErrorAccessDenied")]
    [InlineData(500, typeof(RemoteFailure.Transient), "ErrorAccessDenied")]
    public async Task Where_no_mark_is_taken_the_mailbox_is_asked_whether_it_can_be_read(int inbox, Type failure, string code)
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r =>
            r.Method == "GET" && inbox == 200 ? new(200, """{"value":[]}""") : StubReply.Error(r.Method == "GET" ? inbox : 403, "ErrorAccessDenied")));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var marks = await edge.Client.SetCategoriesAsync(ExchangeEdge.User, [new("A", [], null), new("B", [], null)], default);

        Assert.All(marks, r => Assert.Equal((failure, code), (r.Failure!.GetType(), r.Failure.Code)));
        Assert.Equal(3, stub.Requests.Count);
    }

    [Fact, Rule("R5")]
    public async Task A_mark_refused_among_others_that_are_taken_is_its_messages_own()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r =>
            r.Method == "PATCH" && Id(r) == "B" ? StubReply.Error(403, "ErrorAccessDenied") : new(200, """{"value":[]}""")));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var marks = await edge.Client.SetCategoriesAsync(ExchangeEdge.User, [new("A", [], null), new("B", [], null)], default);

        Assert.Null(marks[0].Failure);
        Assert.IsType<RemoteFailure.Rejected>(marks[1].Failure);
    }

    private static string Id(StubRequest request) => request.Target.Split('/', '?')[4];
}
