using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.OAuth;

/// <summary>A person's consent: what its refresh token and the sessions made from it may do.</summary>
internal sealed record Grant(string UserId, string Scope)
{
    public string? RefreshToken { get; set; }

    public bool Revoked { get; set; }
}

/// <summary>Access and refresh tokens; both are opaque. An access token dies by the sandbox's clock, with its consent, or when the control address says so.</summary>
internal sealed class Sessions(OrgStore org)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Grant Grant, DateTimeOffset DiesAt)> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _refresh = new(StringComparer.Ordinal);

    /// <summary>The user of an Authorization header.</summary>
    public string UserOf(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization))
            throw Expired();
        var parts = authorization.Split(' ', 2);
        if (parts.Length != 2 || !parts[0].Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            throw new SalesforceException(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
        return GrantOf(parts[1])?.UserId ?? throw Expired();
    }

    /// <summary>The consent behind a living access token.</summary>
    public Grant? GrantOf(string accessToken)
    {
        lock (_gate)
            return _access.TryGetValue(accessToken, out var session) && !session.Grant.Revoked && session.DiesAt > org.Now ? session.Grant : null;
    }

    public Grant Consent(string userId, string scope)
    {
        var grant = new Grant(userId, scope);
        var scopes = scope.Split(' ');
        if (scopes.Contains("refresh_token") || scopes.Contains("offline_access"))
            Renew(grant);
        return grant;
    }

    public string Open(Grant grant)
    {
        var token = $"{SalesforceId.Short(OrgStore.OrgId)}!{Secrets.Random(96)}";
        lock (_gate)
            _access[token] = (grant, org.Now.AddSeconds(org.Options.AccessTokenSeconds));
        return token;
    }

    /// <summary>The consent of a refresh token that still works; with rotation it has got another one by then.</summary>
    public Grant? Refresh(string token)
    {
        lock (_gate)
        {
            if (!_refresh.TryGetValue(token, out var grant) || grant.Revoked || grant.RefreshToken != token)
                return null;
            if (org.Options.RotateRefreshTokens)
                Renew(grant);
            return grant;
        }
    }

    /// <summary>Ends what the token belongs to: with a refresh token the consent, with an access token that session.</summary>
    public bool Revoke(string token)
    {
        lock (_gate)
        {
            if (_access.Remove(token))
                return true;
            return _refresh.TryGetValue(token, out var grant) && grant.RefreshToken == token && (grant.Revoked = true);
        }
    }

    public void RevokeAllOf(string userId)
    {
        lock (_gate)
        {
            foreach (var grant in _refresh.Values.Concat(_access.Values.Select(a => a.Grant)).Where(g => SalesforceId.Same(g.UserId, userId)))
                grant.Revoked = true;
        }
    }

    /// <summary>Ends the session of an Authorization header; its consent stays.</summary>
    public void End(string? authorization)
    {
        lock (_gate)
            _access.Remove(authorization?.Split(' ')[^1] ?? "");
    }

    /// <summary>Whose request it is, by its access or refresh token; null where no living one is given.</summary>
    public string? Holder(string? authorization, string? refreshToken)
    {
        lock (_gate)
        {
            return refreshToken is null
                ? GrantOf(authorization?.Split(' ')[^1] ?? "")?.UserId
                : _refresh.GetValueOrDefault(refreshToken)?.UserId;
        }
    }

    public void ExpireAll()
    {
        lock (_gate)
            _access.Clear();
    }

    private static SalesforceException Expired() => new(401, "INVALID_SESSION_ID", "Session expired or invalid");

    private void Renew(Grant grant)
    {
        lock (_gate)
        {
            grant.RefreshToken = $"5Aep861{Secrets.Random(80)}";
            _refresh[grant.RefreshToken] = grant;
        }
    }
}
