using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>An answer of the service, read whole.</summary>
public sealed record ApiAnswer(int Status, string? ContentType, string? ETag, HttpResponseHeaders Headers, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The problem document without what differs from run to run.</summary>
    public JsonNode Problem
    {
        get
        {
            Assert.Equal("application/problem+json", ContentType);
            var problem = JsonNode.Parse(Text)!.AsObject();
            Assert.True(problem.Remove("traceId"), "A problem document has a trace id.");
            return problem;
        }
    }
}

/// <summary>Calls that tests make of the service.</summary>
public static class ApiCalls
{
    public static Task<ApiAnswer> GetAnswerAsync(this HttpClient client, string path) => client.AnswerAsync(new(HttpMethod.Get, path));

    public static Task<ApiAnswer> PostAnswerAsync(this HttpClient client, string path, object? body = null) =>
        client.AnswerAsync(new(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) });

    /// <summary>Sends a text as it is, JSON or not.</summary>
    public static Task<ApiAnswer> PutAnswerAsync(this HttpClient client, string path, string body, string? ifMatch, string contentType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return client.AnswerAsync(request);
    }

    public static async Task<ApiAnswer> AnswerAsync(this HttpClient client, HttpRequestMessage request)
    {
        using (request)
        using (var response = await client.SendAsync(request))
        {
            return new(
                (int)response.StatusCode,
                response.Content.Headers.ContentType?.MediaType,
                response.Headers.ETag?.ToString(),
                response.Headers,
                await response.Content.ReadAsStringAsync());
        }
    }
}
