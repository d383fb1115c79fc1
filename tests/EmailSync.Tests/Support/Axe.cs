using Microsoft.Playwright;

namespace EmailSync.Tests.Support;

/// <summary>What is wrong with a page for those who read it, whatever they read it with.</summary>
public static class Axe
{
    // Every rule that is on by default, and the size of what is pressed (WCAG 2.2 AA). Left out are only the turning points that Fluent's focus
    // management puts at the ends of the page: they hand a focus on at once, and axe takes them for stops that are not named.
    private const string Run = """
        async () => {
            const { violations } = await axe.run({ exclude: [["[data-tabster-dummy]"]] }, { preload: false, resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
            return violations.flatMap(({ id, help, nodes }) =>
                nodes.map(({ target, any, all, none }) => `${id}: ${help}: ${target.join(" ")} (${[...any, ...all, ...none].map((check) => check.message).join("; ")})`));
        }
        """;

    private static readonly Lazy<string> Source = new(() =>
    {
        var file = Path.Combine(SandboxProcess.RepositoryRoot(), "node_modules", "axe-core", "axe.min.js");
        return File.Exists(file) ? File.ReadAllText(file) : throw new InvalidOperationException("axe-core is missing: run npm ci.");
    });

    /// <summary>What axe-core finds on a page, or on the page in a frame, as it is shown now, and whether it is wider than its window; a line each.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(this IFrame frame)
    {
        if (!await frame.EvaluateAsync<bool>("typeof axe === 'object'"))
        {
            await frame.EvaluateAsync($"() => {{\n{Source.Value}\n}}");
        }

        var findings = await frame.EvaluateAsync<string[]>(Run);
        var isTooWide = await frame.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        return isTooWide ? [.. findings, "It is wider than its window."] : findings;
    }
}
