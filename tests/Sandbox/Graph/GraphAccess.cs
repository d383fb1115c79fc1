using System.Collections.Concurrent;
using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Entra;
using Microsoft.IdentityModel.JsonWebTokens;

namespace EmailSync.Sandbox.Graph;

/// <summary>An endpoint's application permission: any of these.</summary>
internal sealed record NeedsRole(params string[] AnyOf);

/// <summary>Who asks, and whether they may. Only applications ask: the service reads mail app-only.</summary>
internal sealed class GraphAccess(EntraState entra)
{
    private readonly ConcurrentDictionary<string, JsonWebToken> _checked = new();

    /// <exception cref="GraphException">No token, no good one, or one without the permission.</exception>
    public async Task EnsureAsync(HttpContext context)
    {
        const string scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            throw Unauthenticated("Access token is empty.");

        if (context.StruckBy(FaultKind.ExpireToken) is not null)
            throw Unauthenticated("Lifetime validation failed, the token is expired.");

        var roles = (await ReadAsync(header[scheme.Length..])).Claims.Where(c => c.Type == "roles").Select(c => c.Value).ToHashSet();
        var needed = context.GetEndpoint()?.Metadata.GetMetadata<NeedsRole>()?.AnyOf ?? [];
        if (needed.Length > 0 && !needed.Any(roles.Contains))
        {
            throw needed[0].StartsWith("User", StringComparison.Ordinal)
                ? new GraphException(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
                : new GraphException(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        }
    }

    private async Task<JsonWebToken> ReadAsync(string token)
    {
        if (_checked.TryGetValue(token, out var known) && known.ValidTo > TimeProvider.System.GetUtcNow().UtcDateTime)
            return known;

        var read = await entra.Key.ReadAsync(token, Tokens.GraphAudience)
            ?? throw Unauthenticated("Access token validation failure. Invalid audience, signature or lifetime.");
        return read.TryGetClaim("idtyp", out var type) && type.Value == "app"
            ? _checked[token] = read
            : throw Unauthenticated("The sandbox takes application tokens only.");
    }

    private static GraphException Unauthenticated(string message) =>
        new(StatusCodes.Status401Unauthorized, "InvalidAuthenticationToken", message);
}
