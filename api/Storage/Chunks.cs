namespace EmailSync.Storage;

/// <summary>Lists of ids in a query: SQLite takes 32,766 parameters, so a longer list is asked for in pieces.</summary>
internal static class Chunks
{
    private const int Size = 10_000;

    public static async Task<List<T>> QueryAsync<T>(IReadOnlyCollection<string> ids, Func<string[], Task<IEnumerable<T>>> query)
    {
        var found = new List<T>();
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(Size))
        {
            found.AddRange(await query(chunk));
        }

        return found;
    }
}
