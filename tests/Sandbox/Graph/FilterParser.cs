using System.Globalization;
using System.Text.RegularExpressions;

namespace EmailSync.Sandbox.Graph;

/// <summary>Parses the part of OData's $filter that Exchange takes on messages; anything else is refused.</summary>
internal sealed partial class FilterParser
{
    private static readonly string[] Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];
    private readonly List<string> _tokens;
    private int _at;

    private FilterParser(string text) => _tokens = Tokens(text);

    /// <exception cref="GraphException">It is no filter, or none that Exchange takes.</exception>
    public static Filter Parse(string text)
    {
        var parser = new FilterParser(text);
        var filter = parser.Or();
        return parser._at == parser._tokens.Count ? filter : throw parser.Syntax();
    }

    private Filter Or()
    {
        var left = And();
        while (Take("or"))
            left = new OrFilter(left, And());
        return left;
    }

    private Filter And()
    {
        var left = Unary();
        while (Take("and"))
            left = new AndFilter(left, Unary());
        return left;
    }

    private Filter Unary()
    {
        if (Take("not"))
            return new NotFilter(Unary());
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        var name = Next();
        return name switch
        {
            "startswith" or "contains" => Function(name),
            "categories/any" => AnyCategory(),
            _ => Comparison(name),
        };
    }

    private TextFilter Function(string name)
    {
        Expect("(");
        var property = FilterProperty.Find(Next());
        Expect(",");
        var argument = Text(Next());
        Expect(")");
        return property.Type == FilterType.Text ? new TextFilter(property, name, argument) : throw Syntax();
    }

    private CategoryFilter AnyCategory()
    {
        Expect("(");
        var variable = Next();
        Expect(":");
        Expect(variable);
        Expect("eq");
        var category = Text(Next());
        Expect(")");
        return new CategoryFilter(category);
    }

    private ComparisonFilter Comparison(string name)
    {
        var property = FilterProperty.Find(name);
        var comparison = Next();
        if (!Comparisons.Contains(comparison))
            throw Syntax();
        if (property.Type != FilterType.Instant && comparison is not ("eq" or "ne"))
            throw new GraphException(400, "ErrorInvalidUrlQueryFilter", $"The operator '{comparison}' is not supported for the property '{name}'.");
        return new ComparisonFilter(property, comparison, Value(property, Next()));
    }

    private object? Value(FilterProperty property, string literal) => property.Type switch
    {
        _ when literal == "null" => null,
        FilterType.Text => Text(literal),
        FilterType.Flag when literal is "true" or "false" => literal == "true",
        FilterType.Instant => Instant(literal),
        _ => throw Incompatible(property, literal),
    };

    public static DateTimeOffset Instant(string literal) =>
        InstantLiteral().IsMatch(literal) && DateTimeOffset.TryParse(literal, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUniversalTime()
            : throw GraphException.BadRequest($"Invalid filter clause: '{literal}' is not a DateTimeOffset literal.");

    private string Text(string literal) =>
        literal.Length >= 2 && literal[0] == '\'' ? literal[1..^1].Replace("''", "'", StringComparison.Ordinal) : throw Syntax();

    private static GraphException Incompatible(FilterProperty property, string literal) => GraphException.BadRequest(
        $"Invalid filter clause: a binary operator with incompatible types was detected. Found '{literal}' for '{property.Name}'.");

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw Syntax();

    private bool Take(string token)
    {
        if (_at >= _tokens.Count || _tokens[_at] != token)
            return false;
        _at++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token))
            throw Syntax();
    }

    private GraphException Syntax() => GraphException.BadRequest(
        $"Invalid filter clause: Syntax error at position {Math.Min(_at, _tokens.Count)} in '{string.Join(' ', _tokens)}'.");

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            var match = Token().Match(text, at);
            if (!match.Success)
                throw GraphException.BadRequest($"Invalid filter clause: Syntax error at position {at} in '{text}'.");
            if (match.Value.Trim().Length > 0)
                tokens.Add(match.Value);
            at += match.Length;
        }

        return tokens;
    }

    [GeneratedRegex(@"\G(\s+|'([^']|'')*'|[(),]|[0-9]{4}-[0-9T:.+Z-]*|[A-Za-z_][A-Za-z0-9_/]*|:)", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex InstantLiteral();
}
