using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EmailSync.Features.History;

/// <summary>The last row of a page. It names a place in the order, not a count, so that new rows above do not move it.</summary>
internal sealed record HistoryCursor(long ReceivedAt, string Id)
{
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ReceivedAt}|{Id}")));

    /// <summary>False for what is no cursor of ours.</summary>
    public static bool TryParse(string text, out HistoryCursor? cursor)
    {
        cursor = null;
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 2);
        if (parts.Length != 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var receivedAt))
        {
            return false;
        }

        cursor = new HistoryCursor(receivedAt, parts[1]);
        return true;
    }
}
