namespace EmailSync.Tests.Architecture;

/// <summary>Cycles in a graph.</summary>
internal static class Cycles
{
    /// <summary>One cycle for each node that is on any, written as a path; empty where the graph has none.</summary>
    public static IReadOnlyList<string> In(IEnumerable<(string From, string To)> edges)
    {
        var next = edges.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        return [.. next.Select(node => PathBack(next, node.Key)).OfType<string>()];
    }

    private static string? PathBack(ILookup<string, string> next, string start)
    {
        var paths = new Queue<List<string>>([[start]]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (paths.TryDequeue(out var path))
        {
            foreach (var node in next[path[^1]])
            {
                if (node == start)
                {
                    return string.Join(" -> ", [.. path, start]);
                }

                if (seen.Add(node))
                {
                    paths.Enqueue([.. path, node]);
                }
            }
        }

        return null;
    }
}
