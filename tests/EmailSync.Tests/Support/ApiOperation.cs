using System.Net.Http.Json;
using System.Text.Json;

namespace EmailSync.Tests.Support;

/// <summary>An operation of the service, as its OpenAPI document describes it.</summary>
internal sealed record ApiOperation(string Method, string Path, string? Id, string? Summary, bool IsOpen, string? Role)
{
    public string Name => $"{Method} {Path}";

    /// <summary>Every operation of the document that the service hands out.</summary>
    public static async Task<IReadOnlyList<ApiOperation>> ReadAllAsync(HttpClient client)
    {
        var document = (await client.GetAnswerAsync("/openapi/v1.json")).Json;
        return
        [
            .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => new ApiOperation(
                operation.Name.ToUpperInvariant(),
                path.Name,
                Text(operation.Value, "operationId"),
                Text(operation.Value, "summary"),
                operation.Value.GetProperty("security").GetArrayLength() == 0,
                Text(operation.Value, "x-required-role")))),
        ];
    }

    /// <summary>The status that somebody gets, with an id and a body that mean nothing unless told otherwise.</summary>
    public async Task<int> StatusAsync(HttpClient client, string id = "x", object? body = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), Path.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal));
        if (Method is "PUT" or "POST")
        {
            request.Content = JsonContent.Create(body ?? new { });
        }

        return (await client.AnswerAsync(request)).Status;
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
