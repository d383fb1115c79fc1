using System.Globalization;

namespace EmailSync.Sandbox.Graph;

/// <summary>The query options of a request; one that the route does not take is refused.</summary>
internal sealed class QueryOptions
{
    private readonly IQueryCollection _query;

    /// <exception cref="GraphException">An option is unknown or given twice.</exception>
    public QueryOptions(HttpRequest request, params string[] allowed)
    {
        _query = request.Query;
        foreach (var (name, values) in _query)
        {
            if (!allowed.Contains(name))
                throw GraphException.BadRequest($"The query option '{name}' is not recognized or not supported on this resource.");
            if (values.Count > 1)
                throw GraphException.BadRequest($"Query option '{name}' was specified more than once, but it must be specified at most once.");
        }
    }

    public string? this[string name] => _query.TryGetValue(name, out var value) ? value.ToString() : null;

    public int? Number(string name, int least, int most) => this[name] switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw GraphException.BadRequest(
            $"Invalid value '{text}' for {name} query option found. The {name} query option requires an integer from {least} to {most}."),
    };

    public bool Flag(string name) => this[name] switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw GraphException.BadRequest($"Invalid value '{text}' for {name} query option found. Valid values are 'true' or 'false'."),
    };
}
