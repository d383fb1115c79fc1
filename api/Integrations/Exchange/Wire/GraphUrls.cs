namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>Addresses of Graph: which may be followed, and how they are written inside a batch.</summary>
internal sealed class GraphUrls(Uri baseUrl)
{
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly string _basePath = baseUrl.AbsolutePath.TrimEnd('/');

    /// <summary>Where batches are posted.</summary>
    public Uri Batch { get; } = new(baseUrl.AbsoluteUri.TrimEnd('/') + "/$batch");

    /// <summary>
    /// Takes a link that Graph gave, to be sent as it is written (1.1: links are followed verbatim). Null where it leads to another origin than
    /// the configured one: our token goes nowhere else.
    /// </summary>
    public Uri? Own(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0
        && string.Equals(url.Scheme, baseUrl.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(url.Host, baseUrl.Host, StringComparison.OrdinalIgnoreCase)
        && url.Port == baseUrl.Port
            ? AsWritten(link, url)
            : null;

    /// <summary>The address inside a batch, relative to the version; null where it lies outside of it (another version of Graph).</summary>
    public string? InsideBatch(Uri url)
    {
        var path = url.PathAndQuery;
        return path.StartsWith(_basePath + "/", StringComparison.OrdinalIgnoreCase) ? path[_basePath.Length..] : null;
    }

    /// <summary>
    /// The SDK writes the options as %24select and the function as delta(): both are valid, but inside a batch nothing undoes them, and the
    /// documented spelling is the one that every server knows.
    /// </summary>
    public static Uri Documented(Uri url)
    {
        var text = url.AbsoluteUri;
        var query = text.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? text : text[..query];
        if (path.EndsWith("/delta()", StringComparison.Ordinal))
            path = path[..^2];

        if (query < 0)
            return new Uri(path, Verbatim);

        var options = text[(query + 1)..].Split('&').Select(o => o.StartsWith("%24", StringComparison.Ordinal) ? "$" + o[3..] : o);
        return new Uri(path + "?" + string.Join('&', options), Verbatim);
    }

    /// <summary>An address one step further down the path; it has no query.</summary>
    public static Uri Beneath(Uri url, string step) => new($"{url.AbsoluteUri}/{step}", Verbatim);

    // A blank or a letter beyond ASCII may not stand in a request line: such a link is escaped, every other one is left alone.
    private static Uri AsWritten(string link, Uri parsed) =>
        link.All(c => c is > ' ' and < '\x7f') ? new Uri(link, Verbatim) : parsed;
}
