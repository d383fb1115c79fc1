using System.Globalization;
using System.Text;

namespace EmailSync.Benchmarks.Report;

/// <summary>A table of Markdown; the first column is text, the others numbers.</summary>
internal sealed class Table(params string[] head)
{
    private readonly StringBuilder _text = new(Row(head) + Row([.. head.Select((_, i) => i == 0 ? "---" : "---:")]));

    public Table Add(params string[] cells)
    {
        _text.Append(Row(cells));
        return this;
    }

    public override string ToString() => _text.ToString();

    public static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Two digits that say something: <c>0.43</c>, <c>1.0</c>, <c>17</c>.</summary>
    public static string Ratio(double value) =>
        value.ToString(value >= 9.95 ? "N0" : value >= 0.95 ? "0.0" : value >= 0.095 ? "0.00" : "0.000", CultureInfo.InvariantCulture);

    public static string Megabytes(long bytes) => $"{Number(bytes / 1_000_000.0)} MB";

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells)} |\n";
}
