using System.Globalization;
using System.Text;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>SOQL text: literals, lists that fit a request, and the address of a query.</summary>
internal static class Soql
{
    /// <summary>Of one IN list; more makes the list long for the server without saving a call that counts.</summary>
    public const int MostValues = 200;

    /// <summary>Salesforce takes addresses of 16,384 bytes, with headers; kept for a query within a composite too.</summary>
    public const int LongestUrlBytes = 15_500;

    /// <summary>In SOQL only the quote and the backslash are special inside quotes.</summary>
    public static string Literal(string value)
        => $"'{value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    /// <summary>To the second, downwards: SOQL's own precision.</summary>
    public static string Literal(DateTimeOffset instant)
        => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string QueryUrl(string apiVersion, string statement)
        => $"/services/data/{apiVersion}/query?q={Uri.EscapeDataString(statement)}";

    /// <summary><c>head ('a', 'b')</c>, as many statements as the limits ask for; none for no values.</summary>
    public static IEnumerable<string> WithLists(string head, IEnumerable<string> values)
    {
        var room = LongestUrlBytes - EncodedBytes($"{head} ()") - QueryUrl("v000.0", "").Length;
        var list = new StringBuilder();
        var count = 0;
        var bytes = 0;
        foreach (var value in values)
        {
            var literal = Literal(value);
            var literalBytes = EncodedBytes(literal) + EncodedBytes(",");
            if (count > 0 && (count == MostValues || bytes + literalBytes > room))
            {
                yield return $"{head} ({list})";
                list.Clear();
                (count, bytes) = (0, 0);
            }

            list.Append(count == 0 ? "" : ",").Append(literal);
            count++;
            bytes += literalBytes;
        }

        if (count > 0)
        {
            yield return $"{head} ({list})";
        }
    }

    private static int EncodedBytes(string text) => Uri.EscapeDataString(text).Length;
}
