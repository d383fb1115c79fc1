namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>What Salesforce asks of a query over files: links are found only from one of their ends, and a file that only a record shares only by its id.</summary>
internal static class FileQueryRules
{
    private const string NeedsEnd = "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.";
    private const string NeedsEntity = "Implementation restriction: filtering on non-id fields is only permitted when filtering by ContentDocumentLink.LinkedEntityId using the equals operator.";
    private static readonly string[] Ends = ["Id", "ContentDocumentId", "LinkedEntityId"];
    private static readonly string[] FileIds = ["Id", "ContentDocumentId", "LatestPublishedVersionId"];

    /// <exception cref="SalesforceException">The query over links has no end to start from.</exception>
    public static void Check(string from, SoqlCondition? where)
    {
        if (from != "ContentDocumentLink")
            return;
        var joined = Joined(where).ToList();
        if (!joined.Exists(c => IsById(c, Ends)))
            throw new SalesforceException(400, "MALFORMED_QUERY", NeedsEnd);
        if (All(where).Any(c => !IsById(c, Ends)) && !joined.Exists(c => c.Operator == "=" && IsById(c, ["LinkedEntityId"])))
            throw new SalesforceException(400, "MALFORMED_QUERY", NeedsEntity);
    }

    /// <summary>Whether the query names its files by id, and so finds those too that only a record shares.</summary>
    public static bool NamesFiles(SoqlCondition? where) => where switch
    {
        SoqlComparison comparison => IsById(comparison, FileIds),
        SoqlAll all => all.Parts.Any(NamesFiles),
        SoqlAny any => any.Parts.All(NamesFiles),
        _ => false,
    };

    private static bool IsById(SoqlComparison comparison, string[] fields) =>
        comparison.Operator is "=" or "IN" && fields.Contains(comparison.Field.Path, StringComparer.OrdinalIgnoreCase);

    /// <summary>The comparisons that hold for every row.</summary>
    private static IEnumerable<SoqlComparison> Joined(SoqlCondition? where) => where switch
    {
        SoqlComparison comparison => [comparison],
        SoqlAll all => all.Parts.SelectMany(Joined),
        _ => [],
    };

    private static IEnumerable<SoqlComparison> All(SoqlCondition? where) => where switch
    {
        SoqlComparison comparison => [comparison],
        SoqlAll all => all.Parts.SelectMany(All),
        SoqlAny any => any.Parts.SelectMany(All),
        SoqlNot not => All(not.Inner),
        _ => [],
    };
}
