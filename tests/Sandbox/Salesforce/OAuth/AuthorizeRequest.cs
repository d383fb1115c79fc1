using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace EmailSync.Sandbox.Salesforce.OAuth;

/// <summary>What an app asks for at the sign-in page.</summary>
internal sealed record AuthorizeRequest(string ClientId, string RedirectUri, string? ResponseType, string? State, string? Scope, string? CodeChallenge, string? ChallengeMethod, string? LoginHint)
{
    public static AuthorizeRequest Read(IEnumerable<KeyValuePair<string, StringValues>> values)
    {
        var given = values.ToDictionary(v => v.Key, v => v.Value.ToString(), StringComparer.Ordinal);
        string? Of(string name) => given.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        return new AuthorizeRequest(Of("client_id") ?? "", Of("redirect_uri") ?? "", Of("response_type"), Of("state"), Of("scope"), Of("code_challenge"), Of("code_challenge_method"), Of("login_hint"));
    }

    public IReadOnlyList<string> Scopes => (Scope ?? "api refresh_token openid").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is wrong with it, to be told to the app by way of its return address; null: nothing.</summary>
    public (string Error, string Description)? Fault() => this switch
    {
        { ResponseType: not "code" } => ("unsupported_response_type", "response type not supported"),
        { CodeChallenge: null } => ("invalid_request", "missing required code challenge"),
        { ChallengeMethod: not "S256" } => ("invalid_request", "code challenge method must be S256"),
        { CodeChallenge.Length: not 43 } => ("invalid_request", "invalid code challenge"),
        _ when Scopes.Except(ConnectedApp.Scopes).Any() => ("invalid_scope", "the requested scope is not allowed"),
        _ => null,
    };

    public string Return(params (string Name, string? Value)[] values) => QueryHelpers.AddQueryString(
        RedirectUri,
        values.Append((Name: "state", Value: State)).Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Name, v.Value)));

    public IEnumerable<(string Name, string? Value)> Fields() =>
        [("client_id", ClientId), ("redirect_uri", RedirectUri), ("response_type", ResponseType), ("state", State), ("scope", Scope), ("code_challenge", CodeChallenge), ("code_challenge_method", ChallengeMethod)];
}
