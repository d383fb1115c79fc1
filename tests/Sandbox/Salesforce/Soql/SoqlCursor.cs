namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>The place of the parser in the tokens.</summary>
internal sealed class SoqlCursor(string text, List<SoqlToken> tokens)
{
    private static readonly string[] Reserved = ["AND", "ASC", "DESC", "EXCLUDES", "FROM", "GROUP", "HAVING", "IN", "INCLUDES", "LIKE", "LIMIT", "NOT", "NULL", "NULLS", "OR", "SELECT", "USING", "WHERE", "WITH"];
    private int _index;

    public SoqlToken Current => tokens[_index];

    public string Text => text;

    public SoqlToken Peek(int ahead) => tokens[Math.Min(_index + ahead, tokens.Count - 1)];

    public void Skip(int count) => _index = Math.Min(_index + count, tokens.Count - 1);

    public SoqlToken Take()
    {
        var token = Current;
        Skip(1);
        return token;
    }

    public bool TakeWord(string word)
    {
        var found = Current.Is(word);
        Skip(found ? 1 : 0);
        return found;
    }

    public bool TakeSymbol(string symbol)
    {
        var found = Current.IsSymbol(symbol);
        Skip(found ? 1 : 0);
        return found;
    }

    public void Expect(string word)
    {
        if (!TakeWord(word))
            throw SoqlErrors.Malformed(text, Current.Position, $"expecting {word}, found '{Current.Text}'");
    }

    public void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol))
            throw SoqlErrors.Malformed(text, Current.Position, $"expecting '{symbol}', found '{Current.Text}'");
    }

    /// <summary>A name: of a field, a path or an object.</summary>
    public SoqlToken Word()
    {
        if (Current.Kind != SoqlTokenKind.Word || Reserved.Contains(Current.Text, StringComparer.OrdinalIgnoreCase))
            throw Unexpected();
        return Take();
    }

    public SalesforceException Unexpected() => SoqlErrors.Unexpected(text, Current.Text, Current.Position);
}
