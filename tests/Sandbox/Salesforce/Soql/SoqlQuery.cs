using EmailSync.Sandbox.Salesforce.Describe;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>A statement bound to the org's schema: what it selects, and which rows a user gets.</summary>
internal sealed class SoqlQuery
{
    private readonly OrgStore org;
    private readonly SoqlStatement statement;
    private readonly Predicate<Row>? where;

    public SoqlQuery(OrgStore org, SoqlStatement statement, ObjectInfo from)
    {
        this.org = org;
        this.statement = statement;
        From = from;
        Fields = [.. statement.Select.OfType<SoqlField>().Select(f => SoqlPath.Bind(org.Schema, from, statement.Text, f))];
        Children = [.. statement.Select.OfType<SoqlChild>().Select(c => SoqlChildQuery.Bind(org, from, c))];
        where = statement.Where is null ? null : new SoqlFilter(org, from, statement.Text).Compile(statement.Where);
    }

    public ObjectInfo From { get; }

    public bool IsCount => statement.IsCount;

    public IReadOnlyList<SoqlPath> Fields { get; }

    public IReadOnlyList<SoqlChildQuery> Children { get; }

    public static SoqlQuery Bind(OrgStore org, string soql)
    {
        var statement = SoqlParser.Parse(soql);
        var from = org.Schema.Find(statement.From) ?? throw SoqlErrors.NoType(soql, statement.FromPosition, statement.From);
        return new SoqlQuery(org, statement, from);
    }

    /// <summary>The rows that the user sees and the statement wants, in its order.</summary>
    public List<Row> Run(string userId, bool deletedToo, Predicate<Row>? also = null)
    {
        var rows = org.Rows(From.Name).Where(r => (deletedToo || !r.IsDeleted) && (also is null || also(r)) && (where is null || where(r)) && org.CanSee(userId, r));
        var ordered = SoqlOrdering.Apply(org, From, statement, rows).Skip(statement.Offset);
        return [.. statement.Limit is { } limit ? ordered.Take(limit) : ordered];
    }
}
