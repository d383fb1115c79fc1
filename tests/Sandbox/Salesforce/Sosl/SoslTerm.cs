using System.Text;

namespace EmailSync.Sandbox.Salesforce.Sosl;

/// <summary>What is searched for: words and phrases, joined by AND (which may be left out), OR, AND NOT and parentheses.</summary>
internal abstract record SoslTerm
{
    /// <summary>Whether a record with these fields, each as its words, has it.</summary>
    public abstract bool In(IReadOnlyList<IReadOnlyList<string>> fields);

    /// <exception cref="SalesforceException">A term is too short, or the operators do not fit.</exception>
    public static SoslTerm Parse(string text)
    {
        var tokens = SoslWords.Tokens(text);
        var at = 0;
        var term = Any(tokens, ref at);
        return at == tokens.Count ? term : throw SoslStatement.Malformed($"unexpected token: '{tokens[at]}'");
    }

    private static SoslTerm Any(List<string> tokens, ref int at)
    {
        var term = All(tokens, ref at);
        while (Take(tokens, ref at, "OR"))
            term = new SoslOr(term, All(tokens, ref at));
        return term;
    }

    private static SoslTerm All(List<string> tokens, ref int at)
    {
        var term = One(tokens, ref at);
        while (at < tokens.Count && tokens[at] != ")" && !tokens[at].Equals("OR", StringComparison.OrdinalIgnoreCase))
        {
            Take(tokens, ref at, "AND");
            term = Take(tokens, ref at, "NOT") ? new SoslAndNot(term, One(tokens, ref at)) : new SoslAnd(term, One(tokens, ref at));
        }

        return term;
    }

    private static SoslTerm One(List<string> tokens, ref int at)
    {
        if (Take(tokens, ref at, "("))
        {
            var inner = Any(tokens, ref at);
            return Take(tokens, ref at, ")") ? inner : throw SoslStatement.Malformed("expecting ')'");
        }

        return at < tokens.Count ? SoslWords.Of(tokens[at++]) : throw SoslStatement.Malformed("No search term found.");
    }

    private static bool Take(List<string> tokens, ref int at, string token)
    {
        var found = at < tokens.Count && tokens[at].Equals(token, StringComparison.OrdinalIgnoreCase);
        at += found ? 1 : 0;
        return found;
    }
}

internal sealed record SoslAnd(SoslTerm Left, SoslTerm Right) : SoslTerm
{
    public override bool In(IReadOnlyList<IReadOnlyList<string>> fields) => Left.In(fields) && Right.In(fields);
}

internal sealed record SoslOr(SoslTerm Left, SoslTerm Right) : SoslTerm
{
    public override bool In(IReadOnlyList<IReadOnlyList<string>> fields) => Left.In(fields) || Right.In(fields);
}

internal sealed record SoslAndNot(SoslTerm Left, SoslTerm Right) : SoslTerm
{
    public override bool In(IReadOnlyList<IReadOnlyList<string>> fields) => Left.In(fields) && !Right.In(fields);
}

/// <summary>A word or a phrase; <c>*</c> and <c>?</c> stand in it for any run and any one character, but not at its beginning.</summary>
internal sealed record SoslWords(IReadOnlyList<string> Patterns) : SoslTerm
{
    private const int Shortest = 2;

    public static SoslWords Of(string term)
    {
        var patterns = Split(term, keep: "*?");
        if (patterns.Count == 0 || term.TrimStart('"')[0] is '*' or '?' || patterns.Sum(p => p.Count(char.IsLetterOrDigit)) < Shortest)
            throw SoslStatement.Malformed($"search term must be longer than one character: {term}");
        return new SoslWords(patterns);
    }

    /// <summary>The text as its words, by which the index knows it.</summary>
    public static List<string> Split(string text, string keep = "")
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c) || keep.Contains(c, StringComparison.Ordinal))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    /// <summary>Words, phrases in quotation marks, operators and parentheses; after a backslash every character is text.</summary>
    public static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        var quoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (c == '\\' && i + 1 < text.Length)
                token.Append(char.IsLetterOrDigit(text[++i]) ? text[i] : ' ');
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && (char.IsWhiteSpace(c) || c is '(' or ')'))
                End(tokens, token, c);
            else
                token.Append(c);
        }

        return quoted ? throw SoslStatement.Malformed("expecting '\"'") : tokens;
    }

    public override bool In(IReadOnlyList<IReadOnlyList<string>> fields) => fields.Any(words =>
        Enumerable.Range(0, Math.Max(0, words.Count - Patterns.Count + 1)).Any(start => Patterns.Select((pattern, i) => Matches(words[start + i], pattern)).All(m => m)));

    private static bool Matches(string word, string pattern) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, word, ignoreCase: true);

    private static void End(List<string> tokens, StringBuilder token, char c)
    {
        if (token.Length > 0)
            tokens.Add(token.ToString());
        token.Clear();
        if (c is '(' or ')')
            tokens.Add(c.ToString());
    }
}
