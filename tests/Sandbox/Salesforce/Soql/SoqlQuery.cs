using EmailSync.Sandbox.Salesforce.Describe;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>A statement bound to the org's schema: what it selects, and which rows a user gets.</summary>
internal sealed class SoqlQuery
{
    private readonly OrgStore _org;
    private readonly SoqlStatement _statement;
    private readonly Predicate<Row>? _where;
    private readonly bool _ownFilesOnly;

    public SoqlQuery(OrgStore org, SoqlStatement statement, ObjectInfo from)
    {
        _org = org;
        _statement = statement;
        From = from;
        _ownFilesOnly = from.Name is "ContentVersion" or "ContentDocument" && !FileQueryRules.NamesFiles(statement.Where);
        Fields = [.. _statement.Select.OfType<SoqlField>().Select(f => SoqlPath.Bind(_org.Schema, from, _statement.Text, f))];
        Children = [.. _statement.Select.OfType<SoqlChild>().Select(c => SoqlChildQuery.Bind(_org, from, c))];
        _where = _statement.Where is null ? null : new SoqlFilter(_org, from, _statement.Text).Compile(_statement.Where);
    }

    public ObjectInfo From { get; }

    public bool IsCount => _statement.IsCount;

    public IReadOnlyList<SoqlPath> Fields { get; }

    public IReadOnlyList<SoqlChildQuery> Children { get; }

    public static SoqlQuery Bind(OrgStore org, string soql)
    {
        var statement = SoqlParser.Parse(soql);
        var from = org.Schema.Find(statement.From) ?? throw SoqlErrors.NoType(soql, statement.FromPosition, statement.From);
        FileQueryRules.Check(from.Name, statement.Where);
        return new SoqlQuery(org, statement, from);
    }

    /// <summary>The rows that the user sees and the statement wants, in its order.</summary>
    public List<Row> Run(string userId, bool deletedToo, Predicate<Row>? also = null)
    {
        var rows = _org.Rows(From.Name).Where(r => (deletedToo || !r.IsDeleted) && (also is null || also(r)) && (_where is null || _where(r)) && _org.CanSee(userId, r) && (!_ownFilesOnly || _org.HasFile(userId, r)));
        var ordered = SoqlOrdering.Apply(_org, From, _statement, rows).Skip(_statement.Offset);
        return [.. _statement.Limit is { } limit ? ordered.Take(limit) : ordered];
    }
}
