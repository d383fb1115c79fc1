namespace EmailSync.Sandbox.Salesforce.Soql;

internal enum SoqlTokenKind
{
    Word,
    Text,
    Number,
    Date,
    DateTime,
    Symbol,
    End,
}

/// <summary>One token of a statement. <see cref="Text"/> is what was written, but for a string literal: there it is the value.</summary>
internal readonly record struct SoqlToken(SoqlTokenKind Kind, string Text, int Position)
{
    public bool Is(string word) => Kind == SoqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == SoqlTokenKind.Symbol && Text == symbol;
}
