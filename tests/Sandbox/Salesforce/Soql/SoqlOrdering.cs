using EmailSync.Sandbox.Salesforce.Describe;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>ORDER BY: ascending, and empty values first, unless the statement says otherwise.</summary>
internal static class SoqlOrdering
{
    public static int Compare(object? a, object? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string x, string y) => string.Compare(x, y, StringComparison.OrdinalIgnoreCase),
        _ => ((IComparable)a).CompareTo(b),
    };

    public static IEnumerable<Row> Apply(OrgStore org, ObjectInfo from, SoqlStatement statement, IEnumerable<Row> rows)
    {
        IOrderedEnumerable<Row>? ordered = null;
        foreach (var order in statement.OrderBy)
        {
            var path = SoqlPath.Bind(org.Schema, from, statement.Text, order.Field);
            if (!path.Field.Sortable)
                throw SoqlErrors.Malformed(statement.Text, order.Field.Position, $"field '{path.Field.Name}' can not be sorted in a query call");
            int NullRank(Row row) => path.Value(org, row) is null == order.NullsLast ? 1 : 0;
            object? Key(Row row) => path.Value(org, row);
            var comparer = Comparer<object?>.Create(Compare);
            ordered = ordered?.ThenBy(NullRank) ?? rows.OrderBy(NullRank);
            ordered = order.Descending ? ordered.ThenByDescending(Key, comparer) : ordered.ThenBy(Key, comparer);
        }

        return ordered ?? rows;
    }
}
