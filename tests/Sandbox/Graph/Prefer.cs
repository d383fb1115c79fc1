namespace EmailSync.Sandbox.Graph;

/// <summary>The Prefer header, whose values may come in one header joined by commas or in several.</summary>
internal sealed record Prefer(bool ImmutableIds, bool? TextBodies, int? MaxPageSize)
{
    public static Prefer Read(HttpRequest request)
    {
        var prefer = new Prefer(false, null, null);
        foreach (var value in request.Headers["Prefer"].SelectMany(header => Split(header ?? "")))
        {
            var equals = value.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? value : value[..equals]).Trim().ToLowerInvariant();
            var argument = equals < 0 ? "" : value[(equals + 1)..].Trim().Trim('"');
            prefer = name switch
            {
                "idtype" => prefer with { ImmutableIds = string.Equals(argument, "ImmutableId", StringComparison.OrdinalIgnoreCase) },
                "outlook.body-content-type" => prefer with { TextBodies = string.Equals(argument, "text", StringComparison.OrdinalIgnoreCase) },
                "odata.maxpagesize" or "maxpagesize" when int.TryParse(argument, out var size) && size > 0 => prefer with { MaxPageSize = Math.Min(size, 1000) },
                _ => prefer,
            };
        }

        return prefer;
    }

    /// <summary>Says which preferences were followed.</summary>
    public void Apply(HttpResponse response)
    {
        var applied = new List<string>();
        if (TextBodies is { } text)
            applied.Add($"outlook.body-content-type=\"{(text ? "text" : "html")}\"");
        if (ImmutableIds)
            applied.Add("IdType=\"ImmutableId\"");
        if (applied.Count > 0)
            response.Headers["Preference-Applied"] = string.Join(", ", applied);
    }

    private static IEnumerable<string> Split(string header)
    {
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= header.Length; i++)
        {
            if (i < header.Length && header[i] == '"')
                quoted = !quoted;
            if (i < header.Length && (header[i] != ',' || quoted))
                continue;
            yield return header[start..i];
            start = i + 1;
        }
    }
}
