using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Entra;

/// <summary>A sign-in as the browser asks for it. Made only by <see cref="Read"/>, so its redirect address is a registered one.</summary>
internal sealed record AuthorizeRequest
{
    private static readonly string[] RegisteredPages = ["/web.html", "/auth.html", "/taskpane.html"];

    private AuthorizeRequest()
    {
    }

    public required string RedirectUri { get; init; }

    public required string ResponseMode { get; init; }

    public required string Scope { get; init; }

    public required string Prompt { get; init; }

    public required string LoginHint { get; init; }

    public required string CodeChallenge { get; init; }

    public string? State { get; init; }

    public string? Nonce { get; init; }

    /// <summary>The request, or the error that can be told only to the person, for nobody says where to send it.</summary>
    public static (AuthorizeRequest? Request, EntraError? Error) Read(IQueryCollection query)
    {
        if (query["client_id"] != SandboxOptions.ClientId)
            return (null, new("unauthorized_client", 700016, $"Application with identifier '{query["client_id"]}' was not found in the directory."));
        if (!IsRegistered(query["redirect_uri"]))
            return (null, new("invalid_request", 50011, $"The redirect URI '{query["redirect_uri"]}' does not match the redirect URIs of the application."));

        return (new AuthorizeRequest
        {
            RedirectUri = query["redirect_uri"].ToString(),
            ResponseMode = query["response_mode"].ToString() is { Length: > 0 } mode ? mode : "query",
            Scope = query["scope"].ToString(),
            Prompt = query["prompt"].ToString(),
            LoginHint = query["login_hint"].ToString(),
            CodeChallenge = query["code_challenge"].ToString(),
            State = query["state"],
            Nonce = query["nonce"],
        }, null);
    }

    /// <summary>What is wrong with it that the application is to hear, or null.</summary>
    public EntraError? Problem(IQueryCollection query)
    {
        if (query["response_type"] != "code")
            return new("unsupported_response_type", 70007, "The response_type must be 'code'.");
        if (ResponseMode is not ("fragment" or "query"))
            return new("invalid_request", 70007, $"'{ResponseMode}' is not a supported value of 'response_mode'.");
        if (query["code_challenge_method"] != "S256" || CodeChallenge.Length != 43)
            return new("invalid_request", 9002325, "Proof Key for Code Exchange is required for cross-origin authorization code redemption.");
        if (!Scope.Split(' ').Contains("openid"))
            return new("invalid_request", 900144, "The scope must contain 'openid'.");
        if (Prompt is not ("" or "none" or "login" or "select_account" or "consent" or "create"))
            return new("invalid_request", 90023, $"Unsupported prompt value '{Prompt}'.");
        return Tokens.FirstUnknown(Scope) is { } unknown
            ? new("invalid_client", 650053, $"The application asked for scope '{unknown}' that doesn't exist on the resource.")
            : null;
    }

    public string Redirect(IEnumerable<KeyValuePair<string, string?>> values)
    {
        var all = values.Append(new("state", State)).Where(v => v.Value is not null);
        return RedirectUri + (ResponseMode == "query" ? "?" : "#") + string.Join('&', all.Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value!)}"));
    }

    public string Redirect(EntraError error) => Redirect([new("error", error.Error), new("error_description", error.Description)]);

    /// <summary>As Entra has it for localhost, the port does not count.</summary>
    private static bool IsRegistered(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { Scheme: "http", Host: "localhost", Query: "", Fragment: "" }
        && RegisteredPages.Contains(uri.AbsolutePath);
}
