using System.Globalization;

namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>Recursive descent over what a recorder needs of SOQL. Whatever else is written is refused as malformed, with its place.</summary>
internal sealed class SoqlParser
{
    private static readonly string[] Unsupported = ["GROUP", "HAVING", "FOR", "ALL", "WITH", "USING", "UPDATE", "TYPEOF"];

    private readonly string text;
    private readonly SoqlCursor cursor;
    private readonly SoqlConditionParser conditions;

    private SoqlParser(string text)
    {
        this.text = text;
        cursor = new SoqlCursor(text, new SoqlLexer(text).Read());
        conditions = new SoqlConditionParser(cursor);
    }

    public static SoqlStatement Parse(string text)
    {
        if (text.Length > 100_000)
            throw new SalesforceException(400, "MALFORMED_QUERY", "SOQL statements can not be longer than 100000 characters.");
        var parser = new SoqlParser(text);
        var statement = parser.Statement(nested: false);
        if (parser.cursor.Current.Kind != SoqlTokenKind.End)
            throw parser.cursor.Unexpected();
        return statement;
    }

    private SoqlStatement Statement(bool nested)
    {
        cursor.Expect("SELECT");
        var isCount = !nested && TakeCount();
        IReadOnlyList<SoqlSelect> select = isCount ? [] : SelectList(nested);
        cursor.Expect("FROM");
        var from = cursor.Word();
        var where = cursor.TakeWord("WHERE") ? conditions.Condition() : null;
        var orderBy = OrderBy();
        int? limit = cursor.TakeWord("LIMIT") ? Count("LIMIT") : null;
        var offset = cursor.TakeWord("OFFSET") ? Count("OFFSET") : 0;
        if (offset > 2000)
            throw new SalesforceException(400, "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
        if (cursor.Current.Kind == SoqlTokenKind.Word && Unsupported.Contains(cursor.Current.Text, StringComparer.OrdinalIgnoreCase))
            throw SoqlErrors.Malformed(text, cursor.Current.Position, $"'{cursor.Current.Text}' is not in the sandbox's part of SOQL");
        return new SoqlStatement(text, isCount, select, from.Text, from.Position, where, orderBy, limit, offset);
    }

    private bool TakeCount()
    {
        if (!cursor.Current.Is("COUNT") || !cursor.Peek(1).IsSymbol("(") || !cursor.Peek(2).IsSymbol(")"))
            return false;
        cursor.Skip(3);
        return true;
    }

    private List<SoqlSelect> SelectList(bool nested)
    {
        var list = new List<SoqlSelect>();
        do
        {
            var position = cursor.Current.Position;
            if (!nested && cursor.TakeSymbol("("))
            {
                list.Add(new SoqlChild(Statement(nested: true), position));
                cursor.ExpectSymbol(")");
            }
            else
            {
                var field = cursor.Word();
                list.Add(new SoqlField(field.Text, field.Position));
            }
        }
        while (cursor.TakeSymbol(","));
        var twice = list.OfType<SoqlField>().GroupBy(f => f.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? list : throw SoqlErrors.Malformed(text, twice.Last().Position, $"duplicate field selected: {twice.Key}");
    }

    private List<SoqlOrder> OrderBy()
    {
        var orders = new List<SoqlOrder>();
        if (!cursor.TakeWord("ORDER"))
            return orders;
        cursor.Expect("BY");
        do
        {
            var field = cursor.Word();
            var descending = cursor.TakeWord("DESC");
            if (!descending)
                cursor.TakeWord("ASC");
            var nullsLast = false;
            if (cursor.TakeWord("NULLS"))
            {
                nullsLast = cursor.TakeWord("LAST");
                if (!nullsLast)
                    cursor.Expect("FIRST");
            }

            orders.Add(new SoqlOrder(new SoqlField(field.Text, field.Position), descending, nullsLast));
        }
        while (cursor.TakeSymbol(","));
        return orders;
    }

    private int Count(string clause)
    {
        var token = cursor.Take();
        return token.Kind == SoqlTokenKind.Number && int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw SoqlErrors.Malformed(text, token.Position, $"{clause} takes a whole number, not '{token.Text}'");
    }
}
