using System.Net.Http.Json;
using System.Text.Json;

namespace EmailSync.Benchmarks.Compare;

/// <summary>Graph as a short script calls it: no retries, every answer must be a success.</summary>
internal sealed class GraphCalls(HttpClient http, string mailbox)
{
    public static readonly string[] Folders = ["inbox", "sentitems"];

    /// <summary>Every page of a list or of a round, one after the other; each has its link to go on from.</summary>
    /// <param name="link">Below the mailbox, or a link that Graph gave.</param>
    /// <param name="pageSize">Said as a preference where it is not in the link.</param>
    public async IAsyncEnumerable<JsonElement> PagesAsync(string link, int? pageSize = null)
    {
        for (string? next = link; next is not null;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Url(next));
            request.Headers.TryAddWithoutValidation("Prefer", $"{Preferences}{(pageSize is { } size ? $", odata.maxpagesize={size}" : "")}");
            using var response = await http.SendAsync(request);
            var page = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            next = page.TryGetProperty("@odata.nextLink", out var following) ? following.GetString() : null;
            yield return page;
        }
    }

    public async Task MarkAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Url(Message(id))) { Content = JsonContent.Create(Marked) };
        request.Headers.TryAddWithoutValidation("Prefer", Preferences);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Messages by id, 20 a batch, one batch after the other.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(IReadOnlyList<string> ids, string query) =>
        await BatchAsync(ids, id => new { id, method = "GET", url = $"/users/{mailbox}/{Message(id)}?{query}", headers = new { Prefer = Preferences } });

    /// <summary>Sets the marks, 20 a batch.</summary>
    public async Task MarkAllAsync(IReadOnlyList<string> ids) =>
        await BatchAsync(ids, id => new
        {
            id,
            method = "PATCH",
            url = $"/users/{mailbox}/{Message(id)}",
            headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["Prefer"] = Preferences },
            body = Marked,
        });

    private const string Preferences = "IdType=\"ImmutableId\", outlook.body-content-type=\"text\"";

    private static readonly object Marked = new { categories = new[] { MailParts.Mark } };

    private async Task<IReadOnlyList<JsonElement>> BatchAsync(IReadOnlyList<string> ids, Func<string, object> request)
    {
        var bodies = new List<JsonElement>();
        foreach (var chunk in ids.Chunk(20))
        {
            using var response = await http.PostAsJsonAsync("/v1.0/$batch", new { requests = chunk.Select(request) });
            var answers = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            foreach (var answer in answers.GetProperty("responses").EnumerateArray())
            {
                bodies.Add(answer.GetProperty("status").GetInt32() == 200 ? answer.GetProperty("body") : throw new InvalidOperationException(answer.GetRawText()));
            }
        }

        return bodies;
    }

    private static string Message(string id) => $"messages/{Uri.EscapeDataString(id)}";

    private Uri Url(string link) => link.StartsWith("http", StringComparison.Ordinal) ? new Uri(link) : new Uri(http.BaseAddress!, $"/v1.0/users/{mailbox}/{link}");
}
