using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>
/// Reads JSON in which one message's text is broken (B2). Half of a surrogate pair, as an escape, or bytes that are no UTF-8 make the parser
/// refuse the whole page when that text is read: they become the replacement character first.
/// </summary>
internal static class LenientJson
{
    private static ReadOnlySpan<byte> Replacement => "FFFD"u8;

    /// <summary>False where it is no JSON at all: HTML, or an answer that was cut.</summary>
    public static bool TryParse(byte[] utf8, out JsonElement root)
    {
        try
        {
            root = JsonElement.Parse(Mend(utf8));
            return true;
        }
        catch (JsonException)
        {
            root = default;
            return false;
        }
    }

    /// <summary>Replaces what no parser can read as text; changes nothing else. Works in place where it can.</summary>
    public static ReadOnlySpan<byte> Mend(byte[] utf8)
    {
        var bytes = Utf8.IsValid(utf8) ? utf8 : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(utf8));
        var rest = bytes.AsSpan();
        if (rest.StartsWith("\uFEFF"u8))
            rest = rest[3..];

        var whole = rest;
        for (var at = rest.IndexOf((byte)'\\'); at >= 0 && at + 1 < rest.Length; at = rest.IndexOf((byte)'\\'))
        {
            rest = rest[at..];
            rest = rest[Escape(rest)..];
        }

        return whole;
    }

    // The length of the escape at the start, a lone surrogate overwritten; a pair counts as one.
    private static int Escape(Span<byte> text)
    {
        if (!TryUnit(text, out var unit))
            return 2;

        if (!char.IsSurrogate(unit))
            return 6;

        if (char.IsHighSurrogate(unit) && TryUnit(text[6..], out var next) && char.IsLowSurrogate(next))
            return 12;

        Replacement.CopyTo(text[2..]);
        return 6;
    }

    private static bool TryUnit(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < 6
            || text[0] != '\\'
            || text[1] != 'u'
            || !ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        unit = (char)value;
        return true;
    }
}
