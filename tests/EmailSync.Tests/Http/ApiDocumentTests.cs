using System.Text.Json.Nodes;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>The OpenAPI document is the contract, and what it says about who may call is what happens.</summary>
[Collection(TheService.Name)]
public sealed class ApiDocumentTests(ServiceFixture service)
{
    /// <summary>What is open to everybody; whoever adds to it says why.</summary>
    private static readonly string[] Open =
    [
        "GET /api/client-config",                       // before anybody has signed in
        "GET /api/connections/salesforce/callback",     // bound by its state
    ];

    [Fact, Rule("N3")]
    public async Task Every_operation_states_who_may_call_it()
    {
        var operations = await OperationsAsync();

        Assert.Equal(Open, operations.Where(operation => operation.IsOpen).Select(operation => operation.Name).Order());
        Assert.All(operations, operation => Assert.Equal(operation.Path.StartsWith("/api/admin/", StringComparison.Ordinal) ? "Admin" : null, operation.Role));
    }

    [Fact, Rule("N3")]
    public async Task What_is_not_open_asks_for_a_token_and_what_is_the_administrators_for_the_role()
    {
        var (_, stranger) = await service.NewPersonAsync();
        foreach (var operation in (await OperationsAsync()).Where(operation => !operation.IsOpen))
        {
            Assert.Equal((operation.Name, 401), (operation.Name, await operation.StatusAsync(service.Api.Anonymous)));
            if (operation.Role is not null)
            {
                Assert.Equal((operation.Name, 403), (operation.Name, await operation.StatusAsync(stranger)));
            }
        }
    }

    [Fact]
    public async Task The_document_that_the_pages_are_built_on_is_the_one_that_is_served()
    {
        var served = JsonNode.Parse((await service.Api.Anonymous.GetAnswerAsync("/openapi/v1.json")).Text);
        var committed = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(SandboxProcess.RepositoryRoot(), "addin", "openapi.json")));

        Assert.True(JsonNode.DeepEquals(committed, served), "addin/openapi.json is stale: npm run generate writes it anew.");
    }

    [Fact]
    public async Task Operations_have_names_and_summaries()
    {
        var operations = await OperationsAsync();

        Assert.All(operations, operation => Assert.False(string.IsNullOrEmpty(operation.Id) || string.IsNullOrEmpty(operation.Summary), operation.Name));
        Assert.Equal(operations.Count, operations.Select(operation => operation.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task Enumerations_are_words_and_what_may_be_missing_says_so()
    {
        var schemas = (await service.Api.Anonymous.GetAnswerAsync("/openapi/v1.json")).Json.GetProperty("components").GetProperty("schemas");

        Assert.Equal(
            ["off", "all", "designated"],
            schemas.GetProperty("SyncMode").GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
        var connection = schemas.GetProperty("SalesforceConnection").GetProperty("properties");
        Assert.Equal(["null", "string"], connection.GetProperty("username").GetProperty("type").EnumerateArray().Select(type => type.GetString()).Order());
        Assert.Equal("string", connection.GetProperty("sentence").GetProperty("type").GetString());
        Assert.Equal("date-time", connection.GetProperty("connectedAt").GetProperty("format").GetString());
        Assert.Equal("integer", schemas.GetProperty("EmailSettingValues").GetProperty("properties").GetProperty("pastDays").GetProperty("type").GetString());
    }

    private Task<IReadOnlyList<ApiOperation>> OperationsAsync() => ApiOperation.ReadAllAsync(service.Api.Anonymous);
}
