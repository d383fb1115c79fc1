namespace EmailSync.Benchmarks.Report;

/// <summary>What a part has found.</summary>
/// <param name="Markdown">Its tables.</param>
/// <param name="Charts">Its charts, SVG by file name.</param>
internal sealed record Findings(string Markdown, IReadOnlyDictionary<string, string> Charts);
