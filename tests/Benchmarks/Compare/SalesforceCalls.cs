using System.Net.Http.Json;
using System.Text.Json;

namespace EmailSync.Benchmarks.Compare;

/// <summary>Salesforce as a short script calls it.</summary>
internal sealed class SalesforceCalls(HttpClient http)
{
    private const string Data = "/services/data/v66.0";

    /// <summary>The records of a type with these addresses, by address in lower case; one query.</summary>
    public async Task<Dictionary<string, string>> FindAsync(string type, IReadOnlyList<string> addresses)
    {
        var list = string.Join(',', addresses.Select(a => $"'{a.Replace("'", "\\'", StringComparison.Ordinal)}'"));
        var query = Uri.EscapeDataString($"SELECT Id, Email FROM {type} WHERE Email IN ({list})");
        var answer = await http.GetFromJsonAsync<JsonElement>($"{Data}/query?q={query}");
        return answer.GetProperty("records").EnumerateArray()
            .GroupBy(r => r.GetProperty("Email").GetString()!.ToLowerInvariant())
            .ToDictionary(g => g.Key, g => g.First().GetProperty("Id").GetString()!);
    }

    public async Task CreateAsync(Dictionary<string, object?> task)
    {
        using var response = await http.PostAsJsonAsync($"{Data}/sobjects/Task", task);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>200 a call.</summary>
    public async Task CreateAllAsync(IReadOnlyList<Dictionary<string, object?>> tasks)
    {
        foreach (var chunk in tasks.Chunk(200))
        {
            var records = chunk.Select(t => new Dictionary<string, object?>(t) { ["attributes"] = new { type = "Task" } });
            using var response = await http.PostAsJsonAsync($"{Data}/composite/sobjects", new { allOrNone = false, records });
            var results = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            if (results.EnumerateArray().FirstOrDefault(r => !r.GetProperty("success").GetBoolean()) is { ValueKind: not JsonValueKind.Undefined } refused)
            {
                throw new InvalidOperationException(refused.GetRawText());
            }
        }
    }
}
