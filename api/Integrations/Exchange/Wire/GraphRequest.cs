using Microsoft.Kiota.Abstractions;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>A request that can be sent by itself or inside a batch, and more than once: it holds no stream.</summary>
/// <param name="Route">One of <see cref="GraphRoutes"/>.</param>
/// <param name="Url">Absolute; sent as it is written.</param>
internal sealed record GraphRequest(string Route, Method Method, Uri Url)
{
    /// <summary>By name, several values joined with commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>JSON in UTF-8; empty: none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True where sending it twice changes nothing; a batch of such requests is one too.</summary>
    public bool IsRead { get; init; } = Method == Method.GET;

    /// <summary>True where what is wrong with a single message may be all that is wrong.</summary>
    public bool IsOfOneMessage => Route is GraphRoutes.Message or GraphRoutes.Mark or GraphRoutes.AttachmentList or GraphRoutes.Attachment;

    /// <summary>False where the caller asks for less instead when the page takes too long (504).</summary>
    public bool Repeats504 { get; init; } = true;

    /// <summary>The bytes themselves are asked for, at most so many; null: JSON is.</summary>
    public int? MostRawBytes { get; init; }

    /// <summary>Takes over what the SDK's request builders made.</summary>
    public static GraphRequest From(string route, RequestInformation information)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in information.Headers)
            headers[name] = string.Join(", ", values);

        using var body = new MemoryStream();
        information.Content?.CopyTo(body);
        return new GraphRequest(route, information.HttpMethod, GraphUrls.Documented(information.URI))
        {
            Headers = headers,
            Body = body.ToArray(),
        };
    }

    /// <summary>What the SDK's adapter sends.</summary>
    public RequestInformation ToInformation()
    {
        var information = new RequestInformation { HttpMethod = Method, URI = Url };
        foreach (var (name, value) in Headers)
            information.Headers.Add(name, value);

        if (!Body.IsEmpty)
            information.SetStreamContent(new MemoryStream(Body.ToArray()), "application/json");

        return information;
    }
}
