using System.Text.Json;
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

    private static string Id(StubRequest request) => request.Target.Split('/', '?')[4];
}
