using System.Globalization;
using System.Text;
using EmailSync.Sandbox.Salesforce.Soql;

namespace EmailSync.Sandbox.Salesforce.Sosl;

internal enum SearchGroup
{
    All,
    Name,
    Email,
    Phone,
}

/// <summary>A parsed <c>FIND {…} IN … FIELDS RETURNING … LIMIT …</c>.</summary>
internal sealed record SoslStatement(SoslTerm Find, SearchGroup Group, IReadOnlyList<SoqlStatement> Returning, int Limit)
{
    private const int MostRows = 2_000;

    /// <exception cref="SalesforceException">It is none that Salesforce, or this part of it, understands.</exception>
    public static SoslStatement Parse(string text)
    {
        var (find, rest) = Braces(text);
        var cursor = new SoqlCursor(rest, new SoqlLexer(rest).Read());
        try
        {
            return Clauses(find, cursor);
        }
        catch (SalesforceException e) when (e.Code == "MALFORMED_QUERY")
        {
            throw Malformed(e.Message);
        }
    }

    public static SalesforceException Malformed(string what) => new(400, "MALFORMED_SEARCH", what);

    private static SoslStatement Clauses(SoslTerm find, SoqlCursor cursor)
    {
        var group = SearchGroup.All;
        if (cursor.TakeWord("IN"))
        {
            group = Enum.TryParse<SearchGroup>(cursor.Take().Text, ignoreCase: true, out var named) ? named : throw cursor.Unexpected();
            cursor.Expect("FIELDS");
        }

        var returning = new List<SoqlStatement>();
        cursor.Expect("RETURNING");
        do
            returning.Add(SoqlParser.Returned(cursor));
        while (cursor.TakeSymbol(","));
        var limit = MostRows;
        if (cursor.TakeWord("LIMIT") && (!int.TryParse(cursor.Take().Text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit > MostRows))
            throw Malformed($"LIMIT must be a whole number up to {MostRows}");
        return cursor.Current.Kind == SoqlTokenKind.End ? new SoslStatement(find, group, returning, limit) : throw cursor.Unexpected();
    }

    /// <summary>What stands within the braces, and the rest; a brace that is meant is escaped.</summary>
    private static (SoslTerm Find, string Clauses) Braces(string text)
    {
        var trimmed = text.TrimStart();
        var open = trimmed.IndexOf('{', StringComparison.Ordinal);
        if (!trimmed.StartsWith("FIND", StringComparison.OrdinalIgnoreCase) || open < 0 || trimmed[4..open].Trim().Length > 0)
            throw Malformed("No search term found. The search term must be enclosed in braces.");
        var find = new StringBuilder();
        for (var i = open + 1; i < trimmed.Length; i++)
        {
            if (trimmed[i] == '}')
                return (SoslTerm.Parse(find.ToString()), trimmed[(i + 1)..]);
            find.Append(trimmed[i]);
            if (trimmed[i] == '\\' && i + 1 < trimmed.Length)
                find.Append(trimmed[++i]);
        }

        throw Malformed("No search term found. The search term must be enclosed in braces.");
    }
}
