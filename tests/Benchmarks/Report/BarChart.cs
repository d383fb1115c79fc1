using System.Globalization;
using System.Net;
using System.Text;

namespace EmailSync.Benchmarks.Report;

/// <summary>One bar.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Value">Its length.</param>
/// <param name="Text">What stands behind it.</param>
/// <param name="IsOurs">Drawn in the colour of what is being judged.</param>
internal sealed record Bar(string Label, double Value, string Text, bool IsOurs);

/// <summary>Panels of horizontal bars as SVG. Text takes the page's colour where it is light and where it is dark.</summary>
internal static class BarChart
{
    private const int Width = 720;
    private const int LabelWidth = 210;
    private const int TextWidth = 110;
    private const int RowHeight = 26;
    private const int PanelHead = 34;

    public static string Draw(string description, IReadOnlyList<(string Title, IReadOnlyList<Bar> Bars)> panels)
    {
        var height = panels.Sum(p => PanelHead + (p.Bars.Count * RowHeight)) + 12;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(description)}\">\n");
        svg.Append("""
            <style>
              text { font: 13px system-ui, sans-serif; fill: #242424; }
              .title { font-weight: 600; }
              .ours { fill: #0f6cbd; }
              .other { fill: #8a8886; }
              @media (prefers-color-scheme: dark) { text { fill: #f0f0f0; } .ours { fill: #479ef5; } .other { fill: #a19f9d; } }
            </style>

            """);
        var y = 0;
        foreach (var (title, bars) in panels)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"title\" x=\"0\" y=\"{y + 20}\">{WebUtility.HtmlEncode(title)}</text>\n");
            y += PanelHead;
            var longest = bars.Max(b => b.Value);
            foreach (var bar in bars)
            {
                var length = Math.Max(2, bar.Value / longest * (Width - LabelWidth - TextWidth));
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y + 14}\">{WebUtility.HtmlEncode(bar.Label)}</text>");
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(bar.IsOurs ? "ours" : "other")}\" x=\"{LabelWidth}\" y=\"{y}\" width=\"{length:0.#}\" height=\"18\" rx=\"2\"/>");
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth + length + 8:0.#}\" y=\"{y + 14}\">{WebUtility.HtmlEncode(bar.Text)}</text>\n");
                y += RowHeight;
            }
        }

        return svg.Append("</svg>\n").ToString();
    }
}
