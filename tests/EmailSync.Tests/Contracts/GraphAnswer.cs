using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>What Graph answered.</summary>
public sealed record GraphAnswer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public IReadOnlyList<JsonElement> Value => [.. Json.GetProperty("value").EnumerateArray()];

    public string Code => Json.GetProperty("error").GetProperty("code").GetString()!;

    public string? NextLink => Link("@odata.nextLink");

    public string? DeltaLink => Link("@odata.deltaLink");

    public static async Task<GraphAnswer> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);

    public void Is(HttpStatusCode status) => Assert.True(status == Status, $"{Status}: {Text}");

    public void IsRefused(HttpStatusCode status, string code)
    {
        Is(status);
        Assert.Equal(code, Code);
    }

    public IReadOnlyList<string> Strings(string property) => [.. Value.Select(v => v.GetProperty(property).GetString()!)];

    private string? Link(string name) => Json.TryGetProperty(name, out var link) ? link.GetString() : null;
}
