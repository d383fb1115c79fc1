using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EmailSync.Tests.Support;

namespace EmailSync.Tests.Contracts;

/// <summary>A mailbox of the sandbox as an application with a token sees it.</summary>
public sealed class GraphMailbox(HttpClient http, SandboxControl control, SandboxPerson owner, string token)
{
    public const string Immutable = "IdType=\"ImmutableId\"";

    public SandboxPerson Owner { get; } = owner;

    public string Path => $"/v1.0/users/{Owner.Email}";

    /// <summary>GETs an address beneath this user, or a whole one that a link gave.</summary>
    public Task<GraphAnswer> GetAsync(string address, params string[] prefer) => SendAsync(HttpMethod.Get, address, null, null, prefer);

    /// <summary>The raw bytes beneath this user, with their media type.</summary>
    public async Task<(byte[] Bytes, string? MediaType)> BytesAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path + address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.MediaType);
    }

    public Task<GraphAnswer> PatchAsync(string address, object body, string? ifMatch = null) => SendAsync(HttpMethod.Patch, address, body, ifMatch, []);

    public Task<GraphAnswer> PostAsync(string address, object body) => SendAsync(HttpMethod.Post, address, body, null, []);

    /// <summary>Posts a batch; answers the responses by their ids.</summary>
    public async Task<Dictionary<string, JsonElement>> BatchAsync(params object[] requests)
    {
        var answer = await PostAsync("/v1.0/$batch", new { requests });
        answer.Is(HttpStatusCode.OK);
        return answer.Json.GetProperty("responses").EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!);
    }

    /// <summary>Lets a message arrive: a valid one, with what the test states put over it.</summary>
    public Task<SandboxMessage> ArriveAsync(object? message = null)
    {
        var whole = JsonSerializer.SerializeToNode(new { from = "Bo <bo@acme.example>", to = new[] { Owner.Email }, subject = "Hello", text = "Hello." })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(message ?? new { })!.AsObject())
            whole[name] = value?.DeepClone();
        if (whole.ContainsKey("html"))
            whole.Remove("text");
        return control.AddMessageAsync(Owner.Email, whole);
    }

    private async Task<GraphAnswer> SendAsync(HttpMethod method, string address, object? body, string? ifMatch, string[] prefer)
    {
        var whole = address.StartsWith("http", StringComparison.Ordinal) || address.StartsWith("/v1.0", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(method, new Uri(whole ? address : Path + address, UriKind.RelativeOrAbsolute));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (prefer.Length > 0)
            request.Headers.TryAddWithoutValidation("Prefer", string.Join(", ", prefer));
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (body is not null)
            request.Content = body as HttpContent ?? JsonContent.Create(body);
        using var response = await http.SendAsync(request);
        return await GraphAnswer.ReadAsync(response);
    }
}
