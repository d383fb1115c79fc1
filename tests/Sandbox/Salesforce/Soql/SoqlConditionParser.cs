namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>WHERE: comparisons joined by AND or by OR, never both without parentheses; NOT stands before one comparison or one pair of parentheses and takes no partner.</summary>
internal sealed class SoqlConditionParser(SoqlCursor cursor)
{
    private static readonly string[] Operators = ["=", "!=", "<>", "<", "<=", ">", ">="];

    public SoqlCondition Condition()
    {
        if (cursor.TakeWord("NOT"))
            return new SoqlNot(Simple());
        var first = Simple();
        if (!cursor.Current.Is("AND") && !cursor.Current.Is("OR"))
            return first;
        var conjunction = cursor.Current.Text;
        var parts = new List<SoqlCondition> { first };
        while (cursor.TakeWord(conjunction))
            parts.Add(Simple());
        if (cursor.Current.Is("AND") || cursor.Current.Is("OR"))
            throw cursor.Unexpected();
        return conjunction.Equals("AND", StringComparison.OrdinalIgnoreCase) ? new SoqlAll(parts) : new SoqlAny(parts);
    }

    private SoqlCondition Simple()
    {
        if (!cursor.TakeSymbol("("))
            return Comparison();
        var inner = Condition();
        cursor.ExpectSymbol(")");
        return inner;
    }

    private SoqlComparison Comparison()
    {
        var name = cursor.Word();
        var field = new SoqlField(name.Text, name.Position);
        if (cursor.TakeWord("LIKE"))
            return new SoqlComparison(field, "LIKE", [Value()]);
        if (cursor.TakeWord("IN"))
            return new SoqlComparison(field, "IN", List());
        if (cursor.TakeWord("NOT"))
        {
            cursor.Expect("IN");
            return new SoqlComparison(field, "NOT IN", List());
        }

        var sign = cursor.Current;
        if (sign.Kind != SoqlTokenKind.Symbol || !Operators.Contains(sign.Text))
            throw cursor.Unexpected();
        cursor.Skip(1);
        return new SoqlComparison(field, sign.Text == "<>" ? "!=" : sign.Text, [Value()]);
    }

    private List<SoqlToken> List()
    {
        cursor.ExpectSymbol("(");
        var values = new List<SoqlToken>();
        do
            values.Add(Value());
        while (cursor.TakeSymbol(","));
        cursor.ExpectSymbol(")");
        return values;
    }

    private SoqlToken Value()
    {
        var token = cursor.Current;
        var isLiteral = token.Kind is SoqlTokenKind.Text or SoqlTokenKind.Number or SoqlTokenKind.Date or SoqlTokenKind.DateTime
            || token.Is("null") || token.Is("true") || token.Is("false");
        if (!isLiteral)
            throw cursor.Unexpected();
        if (token.Kind == SoqlTokenKind.Text && token.Text.Length > 4000)
            throw SoqlErrors.Malformed(cursor.Text, token.Position, "a string in a filter can not be longer than 4000 characters");
        return cursor.Take();
    }
}
