using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>Splits a statement into tokens. In string literals only the reserved characters may follow a backslash.</summary>
internal sealed partial class SoqlLexer(string text)
{
    private int _position;

    public List<SoqlToken> Read()
    {
        var tokens = new List<SoqlToken>();
        while (true)
        {
            while (_position < text.Length && char.IsWhiteSpace(text[_position]))
                _position++;
            if (_position >= text.Length)
                break;
            tokens.Add(Next());
        }

        tokens.Add(new SoqlToken(SoqlTokenKind.End, "<EOF>", _position));
        return tokens;
    }

    private SoqlToken Next()
    {
        var start = _position;
        var c = text[_position];
        if (c == '\'')
            return new SoqlToken(SoqlTokenKind.Text, Literal(), start);
        if (char.IsAsciiLetter(c))
            return new SoqlToken(SoqlTokenKind.Word, Take(Word()), start);
        if (char.IsAsciiDigit(c) || c is '-' or '+')
            return Numeric(start);
        foreach (var symbol in (string[])["!=", "<>", "<=", ">=", "=", "<", ">", "(", ")", ","])
        {
            if (string.CompareOrdinal(text, _position, symbol, 0, symbol.Length) != 0)
                continue;
            _position += symbol.Length;
            return new SoqlToken(SoqlTokenKind.Symbol, symbol, start);
        }

        throw SoqlErrors.Unexpected(text, c.ToString(), start);
    }

    private SoqlToken Numeric(int start)
    {
        foreach (var (kind, pattern) in ((SoqlTokenKind, Regex)[])[(SoqlTokenKind.DateTime, DateTimeLiteral()), (SoqlTokenKind.Date, DateLiteral()), (SoqlTokenKind.Number, NumberLiteral())])
        {
            var written = Take(pattern);
            if (written.Length > 0)
                return new SoqlToken(kind, written, start);
        }

        throw SoqlErrors.Unexpected(text, text[start].ToString(), start);
    }

    private string Take(Regex pattern)
    {
        var match = pattern.Match(text, _position);
        if (!match.Success)
            return "";
        _position += match.Length;
        return match.Value;
    }

    private string Literal()
    {
        var start = _position++;
        var value = new StringBuilder();
        while (_position < text.Length)
        {
            var c = text[_position++];
            if (c == '\'')
                return value.ToString();
            if (c == '\\')
                Escape(value, start);
            else if (c is '\n' or '\r')
                break;
            else
                value.Append(c);
        }

        throw SoqlErrors.Malformed(text, start, "unterminated string literal");
    }

    private void Escape(StringBuilder value, int start)
    {
        var c = _position < text.Length ? text[_position++] : '\0';
        if (c == 'u' && _position + 4 <= text.Length && ushort.TryParse(text.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            _position += 4;
            value.Append((char)unit);
            return;
        }

        _ = c switch
        {
            'n' or 'N' => value.Append('\n'),
            'r' or 'R' => value.Append('\r'),
            't' or 'T' => value.Append('\t'),
            'b' or 'B' => value.Append('\b'),
            'f' or 'F' => value.Append('\f'),
            '"' or '\'' or '\\' => value.Append(c),
            // A LIKE pattern must still tell an escaped wildcard from a real one.
            '_' or '%' => value.Append(SoqlLike.Escape).Append(c),
            _ => throw SoqlErrors.Malformed(text, start, $"Illegal character sequence '\\{c}' in string literal"),
        };
    }

    [GeneratedRegex(@"\G[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\G\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:?\d\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DateTimeLiteral();

    [GeneratedRegex(@"\G\d{4}-\d\d-\d\d(?![\dT])", RegexOptions.CultureInvariant)]
    private static partial Regex DateLiteral();

    [GeneratedRegex(@"\G[+-]?\d+(\.\d+)?(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex NumberLiteral();
}
