using EmailSync.Tests.Support;

namespace EmailSync.Benchmarks.Report;

/// <summary>The document that shows the results: between a part's markers they are the benchmark's, around them a person's words.</summary>
internal static class PerformanceDocument
{
    private static readonly string Folder = Path.Combine(SandboxProcess.RepositoryRoot(), "api", "docs");

    /// <exception cref="InvalidOperationException">The document has no markers for the part.</exception>
    public static void Write(string part, Findings findings)
    {
        var path = Path.Combine(Folder, "performance.md");
        var text = File.ReadAllText(path);
        var (begin, end) = ($"<!-- {part}: made by the benchmark -->\n", $"<!-- end of {part} -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException($"performance.md has no place for {part}.");
        }

        File.WriteAllText(path, $"{text[..(from + begin.Length)]}\n{findings.Markdown.Trim()}\n\nMade {Machine.Describe()}.\n\n{text[to..]}");
        foreach (var (name, svg) in findings.Charts)
        {
            File.WriteAllText(Path.Combine(Folder, name), svg);
        }
    }
}
