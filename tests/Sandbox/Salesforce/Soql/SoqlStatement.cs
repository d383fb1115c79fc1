namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>A parsed SELECT. <see cref="IsCount"/>: it asks for <c>COUNT()</c> and no rows.</summary>
internal sealed record SoqlStatement(
    string Text,
    bool IsCount,
    IReadOnlyList<SoqlSelect> Select,
    string From,
    int FromPosition,
    SoqlCondition? Where,
    IReadOnlyList<SoqlOrder> OrderBy,
    int? Limit,
    int Offset);

internal abstract record SoqlSelect(int Position);

internal sealed record SoqlField(string Path, int Position) : SoqlSelect(Position);

internal sealed record SoqlChild(SoqlStatement Statement, int Position) : SoqlSelect(Position);

internal sealed record SoqlOrder(SoqlField Field, bool Descending, bool NullsLast);

internal abstract record SoqlCondition;

internal sealed record SoqlAll(IReadOnlyList<SoqlCondition> Parts) : SoqlCondition;

internal sealed record SoqlAny(IReadOnlyList<SoqlCondition> Parts) : SoqlCondition;

internal sealed record SoqlNot(SoqlCondition Inner) : SoqlCondition;

/// <summary>A field, one of <c>= != &lt; &lt;= &gt; &gt;= LIKE IN NOT IN</c>, and its literal or literals.</summary>
internal sealed record SoqlComparison(SoqlField Field, string Operator, IReadOnlyList<SoqlToken> Values) : SoqlCondition;
