using System.Text;
using MimeKit.Utils;

namespace EmailSync.Sandbox.World.Folder;

/// <summary>Moves the Date field of a message along with it and leaves every other byte, however broken, as it is.</summary>
internal static class DateField
{
    /// <summary>A message without a Date field stays without one.</summary>
    public static byte[] Replace(byte[] message, DateTimeOffset date)
    {
        var (start, end) = Find(message);
        if (start < 0) return message;
        return [.. message.AsSpan(0, start), .. Encoding.ASCII.GetBytes("Date: " + DateUtils.FormatDate(date)), .. message.AsSpan(end)];
    }

    /// <summary>From the field's name to before its line end, its folded lines included; (-1, -1) where the header has none.</summary>
    private static (int Start, int End) Find(ReadOnlySpan<byte> message)
    {
        var line = 0;
        while (line < message.Length && message[line] is not ((byte)'\r' or (byte)'\n'))
        {
            var next = NextLine(message, line);
            while (next < message.Length && message[next] is (byte)' ' or (byte)'\t') next = NextLine(message, next);
            if (Ascii.EqualsIgnoreCase(message[line..Math.Min(line + 5, message.Length)], "Date:"u8))
            {
                return (line, line + message[line..next].TrimEnd("\r\n"u8).Length);
            }
            line = next;
        }
        return (-1, -1);
    }

    private static int NextLine(ReadOnlySpan<byte> message, int from)
    {
        var end = message[from..].IndexOf((byte)'\n');
        return end < 0 ? message.Length : from + end + 1;
    }
}
