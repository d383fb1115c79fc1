using System.Globalization;

namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>Recursive descent over what a recorder needs of SOQL. Whatever else is written is refused as malformed, with its place.</summary>
internal sealed class SoqlParser
{
    private static readonly string[] Unsupported = ["GROUP", "HAVING", "FOR", "ALL", "WITH", "USING", "UPDATE", "TYPEOF"];

    private readonly string _text;
    private readonly SoqlCursor _cursor;
    private readonly SoqlConditionParser _conditions;

    private SoqlParser(SoqlCursor cursor)
    {
        _text = cursor.Text;
        _cursor = cursor;
        _conditions = new SoqlConditionParser(_cursor);
    }

    public static SoqlStatement Parse(string text)
    {
        if (text.Length > 100_000)
            throw new SalesforceException(400, "MALFORMED_QUERY", "SOQL statements can not be longer than 100000 characters.");
        var parser = new SoqlParser(new SoqlCursor(text, new SoqlLexer(text).Read()));
        var statement = parser.Statement(nested: false);
        if (parser._cursor.Current.Kind != SoqlTokenKind.End)
            throw parser._cursor.Unexpected();
        return statement;
    }

    /// <summary>An object of a search, with what stands in its parentheses: fields, conditions, order. Without any: its id.</summary>
    public static SoqlStatement Returned(SoqlCursor cursor)
    {
        var parser = new SoqlParser(cursor);
        var from = cursor.Word();
        if (!cursor.TakeSymbol("("))
            return new SoqlStatement(cursor.Text, false, [new SoqlField("Id", from.Position)], from.Text, from.Position, null, [], null, 0);
        var statement = parser.Clauses(isCount: false, parser.SelectList(nested: true), from);
        cursor.ExpectSymbol(")");
        return statement;
    }

    private SoqlStatement Statement(bool nested)
    {
        _cursor.Expect("SELECT");
        var isCount = !nested && TakeCount();
        IReadOnlyList<SoqlSelect> select = isCount ? [] : SelectList(nested);
        _cursor.Expect("FROM");
        return Clauses(isCount, select, _cursor.Word());
    }

    private SoqlStatement Clauses(bool isCount, IReadOnlyList<SoqlSelect> select, SoqlToken from)
    {
        var where = _cursor.TakeWord("WHERE") ? _conditions.Condition() : null;
        var orderBy = OrderBy();
        int? limit = _cursor.TakeWord("LIMIT") ? Count("LIMIT") : null;
        var offset = _cursor.TakeWord("OFFSET") ? Count("OFFSET") : 0;
        if (offset > 2000)
            throw new SalesforceException(400, "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000");
        if (_cursor.Current.Kind == SoqlTokenKind.Word && Unsupported.Contains(_cursor.Current.Text, StringComparer.OrdinalIgnoreCase))
            throw SoqlErrors.Malformed(_text, _cursor.Current.Position, $"'{_cursor.Current.Text}' is not in the sandbox's part of SOQL");
        return new SoqlStatement(_text, isCount, select, from.Text, from.Position, where, orderBy, limit, offset);
    }

    private bool TakeCount()
    {
        if (!_cursor.Current.Is("COUNT") || !_cursor.Peek(1).IsSymbol("(") || !_cursor.Peek(2).IsSymbol(")"))
            return false;
        _cursor.Skip(3);
        return true;
    }

    private List<SoqlSelect> SelectList(bool nested)
    {
        var list = new List<SoqlSelect>();
        do
        {
            var position = _cursor.Current.Position;
            if (!nested && _cursor.TakeSymbol("("))
            {
                list.Add(new SoqlChild(Statement(nested: true), position));
                _cursor.ExpectSymbol(")");
            }
            else
            {
                var field = _cursor.Word();
                list.Add(new SoqlField(field.Text, field.Position));
            }
        }
        while (_cursor.TakeSymbol(","));
        var twice = list.OfType<SoqlField>().GroupBy(f => f.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? list : throw SoqlErrors.Malformed(_text, twice.Last().Position, $"duplicate field selected: {twice.Key}");
    }

    private List<SoqlOrder> OrderBy()
    {
        var orders = new List<SoqlOrder>();
        if (!_cursor.TakeWord("ORDER"))
            return orders;
        _cursor.Expect("BY");
        do
        {
            var field = _cursor.Word();
            var descending = _cursor.TakeWord("DESC");
            if (!descending)
                _cursor.TakeWord("ASC");
            var nullsLast = false;
            if (_cursor.TakeWord("NULLS"))
            {
                nullsLast = _cursor.TakeWord("LAST");
                if (!nullsLast)
                    _cursor.Expect("FIRST");
            }

            orders.Add(new SoqlOrder(new SoqlField(field.Text, field.Position), descending, nullsLast));
        }
        while (_cursor.TakeSymbol(","));
        return orders;
    }

    private int Count(string clause)
    {
        var token = _cursor.Take();
        return token.Kind == SoqlTokenKind.Number && int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw SoqlErrors.Malformed(_text, token.Position, $"{clause} takes a whole number, not '{token.Text}'");
    }
}
