using System.Globalization;
using System.Text;

namespace EmailSync.Domain.Recording;

/// <summary>Makes what a message carries fit to be stored and sent: no control characters, no halves of characters (B2), no more than fits (R3).</summary>
public static class FieldText
{
    /// <summary>One line: white space and line breaks become single spaces, control characters go, halves of characters become U+FFFD.</summary>
    public static string Line(string? text)
    {
        var line = new StringBuilder();
        foreach (var c in Whole(text ?? ""))
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(IsStorable(c) ? c : "");
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>A subject: as it is written, but for control characters and halves of characters; never longer than it was (R3).</summary>
    public static string Subject(string? text) =>
        string.Concat(Whole(text ?? "").Select(c => c is '\t' or '\r' or '\n' ? ' ' : c).Where(IsStorable)).Trim();

    /// <summary>A body: line feeds as line breaks, no control characters but tabs, no white space at its end.</summary>
    public static string Body(string? text) =>
        string.Concat(
            Whole(text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal)
                .Select(c => c is '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' ? '\n' : c)
                .Where(c => c is '\n' or '\t' || IsStorable(c)))
            .TrimEnd();

    /// <summary>At most so many UTF-16 units, nothing cut inside a character.</summary>
    public static string Cut(string text, int limit) => text.Length <= limit ? text : text[..CharacterBoundary(text, 0, limit)];

    /// <summary>
    /// The last place at or before <paramref name="end"/> that is not inside a character as people see it, counted from
    /// <paramref name="start"/>; where one such character fills the whole stretch, the last that is not inside a code point.
    /// </summary>
    internal static int CharacterBoundary(string text, int start, int end)
    {
        var boundary = start;
        while (StringInfo.GetNextTextElementLength(text, boundary) is > 0 and var length && boundary + length <= end)
        {
            boundary += length;
        }

        return boundary > start ? boundary
            : end > start + 1 && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? end - 1
            : end;
    }

    private static bool IsStorable(char c) => !char.IsControl(c) && c is not ('\uFFFE' or '\uFFFF');

    private static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            // Encoding and decoding replaces every lone surrogate by U+FFFD.
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }

        return text;
    }
}
