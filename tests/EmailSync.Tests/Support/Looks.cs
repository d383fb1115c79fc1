using Microsoft.Playwright;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>What axe finds on a page in a state that is there now, in every look that its reader may have chosen.</summary>
public static class Looks
{
    private const int Narrow = 320;

    /// <summary>In light, dark, forced colours, and 320 pixels wide; a line each, with its look. The page is light and as wide as it was in the end.</summary>
    public static async Task<IReadOnlyList<string>> FindingsInEveryLookAsync(this BrowserVisit visit)
    {
        var page = visit.Page;
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        List<string> findings = [];
        foreach (var (look, colours, forced, wide) in new[]
        {
            ("dark", ColorScheme.Dark, ForcedColors.None, width),
            ("contrast", ColorScheme.Dark, ForcedColors.Active, width),
            ("narrow", ColorScheme.Light, ForcedColors.None, Narrow),
            ("light", ColorScheme.Light, ForcedColors.None, width),
        })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours, ForcedColors = forced });
            await page.SetViewportSizeAsync(wide, height);
            findings.AddRange(await page.MainFrame.FindingsOfAsync(look));
        }

        return findings;
    }

    /// <summary>The pane in Outlook's themes: it is 320 pixels wide by itself. Outlook is light in the end.</summary>
    public static async Task<IReadOnlyList<string>> FindingsInEveryLookAsync(this OutlookPage outlook)
    {
        List<string> findings = [];
        foreach (var (look, theme, forced) in new[] { ("dark", "dark", ForcedColors.None), ("contrast", "nightSky", ForcedColors.Active), ("light", "light", ForcedColors.None) })
        {
            await outlook.ChooseThemeAsync(theme);
            await outlook.Page.EmulateMediaAsync(new() { ColorScheme = look == "light" ? ColorScheme.Light : ColorScheme.Dark, ForcedColors = forced });
            var pane = await outlook.PaneFrameAsync();
            // Some Outlooks load the pane anew for another theme: for a moment it has nothing that has a colour.
            await pane.WaitForFunctionAsync(
                """
                isDark => {
                    const pane = document.querySelector(".fui-FluentProvider");
                    return pane !== null && (getComputedStyle(pane).getPropertyValue("--colorNeutralBackground1").trim() !== "#ffffff") === isDark;
                }
                """,
                look != "light");
            findings.AddRange(await pane.FindingsOfAsync(look));
        }

        return findings;
    }

    /// <summary>Fails with everything that was found.</summary>
    public static void AssertNone(IReadOnlyList<string> findings) => Assert.True(findings.Count == 0, string.Join('\n', findings));

    private static async Task<IEnumerable<string>> FindingsOfAsync(this IFrame frame, string look)
    {
        var findings = await frame.FindingsAtRestAsync();
        // What was found while a button was on its way from one state to the next is not there at a second look.
        if (findings.Count > 0) findings = await frame.FindingsAtRestAsync();
        return findings.Select(finding => $"{look}: {finding}");
    }

    private static async Task<IReadOnlyList<string>> FindingsAtRestAsync(this IFrame frame)
    {
        // A colour on its way from one look to the other is none of either.
        await frame.EvaluateAsync("""
            async () => {
                await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                const ending = document.getAnimations().filter((animation) => animation.effect.getComputedTiming().endTime !== Infinity);
                await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
            }
            """);
        return await frame.FindingsAsync();
    }
}
