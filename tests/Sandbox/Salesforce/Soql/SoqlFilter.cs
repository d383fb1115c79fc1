using System.Globalization;
using EmailSync.Sandbox.Salesforce.Describe;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>Turns WHERE into a predicate, after checking every field, operator and literal against describe.</summary>
internal sealed class SoqlFilter(OrgStore org, ObjectInfo from, string soql)
{
    public Predicate<Row> Compile(SoqlCondition condition)
    {
        switch (condition)
        {
            case SoqlAll all:
                var each = all.Parts.Select(Compile).ToList();
                return row => each.TrueForAll(p => p(row));
            case SoqlAny any:
                var some = any.Parts.Select(Compile).ToList();
                return row => some.Exists(p => p(row));
            case SoqlNot not:
                var inner = Compile(not.Inner);
                return row => !inner(row);
            default:
                return Comparison((SoqlComparison)condition);
        }
    }

    private Predicate<Row> Comparison(SoqlComparison comparison)
    {
        var path = SoqlPath.Bind(org.Schema, from, soql, comparison.Field);
        if (!path.Field.Filterable)
            throw Refused("INVALID_FIELD", comparison, $"field '{path.Field.Name}' can not be filtered in a query call");
        var values = comparison.Values.Select(v => Literal(comparison, path.Field, v)).ToList();
        var equal = EqualTo(path.Field, values);
        object? Of(Row row) => path.Value(org, row);
        switch (comparison.Operator)
        {
            case "=" or "IN":
                return row => equal(Of(row));
            case "!=" or "NOT IN":
                return row => !equal(Of(row));
            case "LIKE":
                if (!path.Field.IsText || values[0] is not string pattern)
                    throw Refused("INVALID_QUERY_FILTER_OPERATOR", comparison, "invalid operator on field");
                return row => Of(row) is string text && SoqlLike.Matches(text, pattern);
            default:
                if (path.Field.Type == "boolean" || values[0] is null)
                    throw Refused("INVALID_QUERY_FILTER_OPERATOR", comparison, "invalid operator on field");
                return row => Of(row) is { } value && Holds(comparison.Operator, SoqlOrdering.Compare(value, values[0]));
        }
    }

    private static bool Holds(string sign, int compared) => sign switch
    {
        "<" => compared < 0,
        "<=" => compared <= 0,
        ">" => compared > 0,
        _ => compared >= 0,
    };

    private static Predicate<object?> EqualTo(FieldInfo field, List<object?> values)
    {
        var hasNull = values.Contains(null);
        if (!field.IsText && !field.IsId)
        {
            var set = values.OfType<object>().ToHashSet();
            return value => value is null ? hasNull : set.Contains(value);
        }

        var comparer = field.IsId || field.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
        var texts = values.OfType<string>().Select(t => field.IsId ? SalesforceId.Short(t) : t).ToHashSet(comparer);
        return value => value is string text ? texts.Contains(field.IsId ? SalesforceId.Short(text) : text) : hasNull;
    }

    private object? Literal(SoqlComparison comparison, FieldInfo field, SoqlToken token)
    {
        if (token.Is("null"))
            return null;
        object? value = (field.Type, token.Kind) switch
        {
            ("boolean", SoqlTokenKind.Word) => token.Is("true"),
            ("datetime", SoqlTokenKind.DateTime) => Instant(token.Text),
            ("date", SoqlTokenKind.Date) => DateOnly.TryParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            ("int", SoqlTokenKind.Number) => long.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            ("double" or "currency" or "percent", SoqlTokenKind.Number) => double.Parse(token.Text, CultureInfo.InvariantCulture),
            (_, SoqlTokenKind.Text) when field.IsId => SalesforceId.IsWellFormed(token.Text) ? token.Text : throw Refused("INVALID_QUERY_FILTER_OPERATOR", comparison, $"invalid ID field: {token.Text}"),
            (_, SoqlTokenKind.Text) when field.IsText => comparison.Operator == "LIKE" ? token.Text : SoqlLike.Plain(token.Text),
            _ => null,
        };
        var quoted = field.IsText || field.IsId ? "should be enclosed in quotes" : "should not be enclosed in quotes";
        return value ?? throw Refused("INVALID_FIELD", comparison, $"value of filter criterion for field '{field.Name}' must be of type {field.Type} and {quoted}");
    }

    private static DateTimeOffset? Instant(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : null;

    private SalesforceException Refused(string code, SoqlComparison comparison, string what) => SoqlErrors.At(code, soql, comparison.Field.Position, what);
}
