namespace EmailSync.Tests.Support;

/// <summary>What a message was, read back from its Tasks.</summary>
public static class RecordedText
{
    /// <summary>The parts put together without header lines and marks (R2).</summary>
    public static string Body(IReadOnlyList<string> descriptions)
    {
        var parts = descriptions.Select(d => d.Replace("\r\n", "\n", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < parts.Count && parts.Count > 1; i++)
        {
            var mark = $"({i + 1}/{parts.Count})\n";
            Assert(parts[i].StartsWith(mark, StringComparison.Ordinal), $"Part {i + 1} begins with {mark}");
            parts[i] = parts[i][mark.Length..];
        }

        var blank = parts[0].IndexOf("\n\n", StringComparison.Ordinal);
        parts[0] = blank < 0 ? "" : parts[0][(blank + 2)..];
        return string.Join('\n', parts);
    }

    private static void Assert(bool holds, string what) => Xunit.Assert.True(holds, what);
}
