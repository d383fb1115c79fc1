using System.Globalization;

namespace EmailSync.Domain.Recording;

/// <summary>Cuts a body into parts that fit Salesforce's field (R2).</summary>
public static class BodySplitter
{
    /// <summary>What is kept free in each part for its mark: "(9999/9999)" and the line break after it.</summary>
    public const int MarkSpace = 13;

    /// <summary>The room that a text takes in Salesforce: UTF-16 units, a line break counted as two.</summary>
    public static int SizeOf(string text) => text.Length + text.AsSpan().Count('\n');

    /// <summary>The mark at the head of a part, without the line break after it.</summary>
    public static string Mark(int part, int of) => string.Create(CultureInfo.InvariantCulture, $"({part}/{of})");

    /// <summary>
    /// The text in as many parts as it needs, cut at a paragraph, line or word where one is near, never inside a character. Put together they
    /// are the text but for white space at the cuts. Where there is more than one part, each leaves <see cref="MarkSpace"/> free.
    /// </summary>
    /// <param name="text">With line feeds as line breaks.</param>
    /// <param name="firstLimit">The room in the first part; where it takes no text, the first part is empty.</param>
    /// <param name="limit">The room in each further part, at least 32.</param>
    public static IReadOnlyList<string> Split(string text, int firstLimit, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 32);
        if (SizeOf(text) <= firstLimit)
        {
            return [text];
        }

        var parts = new List<string>();
        var start = 0;
        if (firstLimit - MarkSpace < 2)
        {
            parts.Add("");
        }

        while (start < text.Length)
        {
            var room = (parts.Count == 0 ? firstLimit : limit) - MarkSpace;
            var end = start + Cut(text, start, LongestFit(text, start, room));
            var part = text[start..end].TrimEnd();
            start = end == text.Length ? end : AfterWhiteSpace(text, end);
            if (part.Length > 0)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    /// <summary>How many units from the start fit into the room.</summary>
    private static int LongestFit(string text, int start, int room)
    {
        var end = start;
        for (var left = room; end < text.Length; end++)
        {
            left -= text[end] == '\n' ? 2 : 1;
            if (left < 0)
            {
                break;
            }
        }

        // A break as the very first unit of a room of one: go past it, it falls away at the cut.
        return Math.Max(1, end - start);
    }

    /// <summary>Where to cut among the first units: a paragraph or a line in the second half, else any word, else a character.</summary>
    private static int Cut(string text, int start, int fit)
    {
        if (start + fit == text.Length)
        {
            return fit;
        }

        // White space right after what fits is a good place too, so one more unit is looked at.
        var window = text.AsSpan(start, fit + 1);
        var paragraph = window[..fit].LastIndexOf("\n\n");
        var line = window.LastIndexOf('\n');
        var word = LastWhiteSpace(window);
        return paragraph >= fit / 2 && paragraph > 0 ? paragraph
            : line >= fit / 2 && line > 0 ? line
            : word > 0 ? word
            : FieldText.CharacterBoundary(text, start, start + fit) - start;
    }

    private static int LastWhiteSpace(ReadOnlySpan<char> window)
    {
        var i = window.Length - 1;
        while (i >= 0 && !char.IsWhiteSpace(window[i]))
        {
            i--;
        }

        return i;
    }

    /// <summary>The place after the white space at a cut; the indentation of the line that follows stays.</summary>
    private static int AfterWhiteSpace(string text, int cut)
    {
        var next = cut;
        var lineStart = cut;
        for (; next < text.Length && char.IsWhiteSpace(text[next]); next++)
        {
            lineStart = text[next] == '\n' ? next + 1 : lineStart;
        }

        return lineStart > cut ? lineStart : next;
    }
}
