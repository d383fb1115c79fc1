namespace EmailSync.Integrations;

/// <summary>The systems outside.</summary>
internal enum RemoteSystem
{
    Exchange,
    Salesforce,
    Entra,
}

/// <summary>
/// The closed list of what can go wrong outside. Each edge makes it from status and code by a pure table; nothing else leaves an edge.
/// <see cref="Message"/> holds the system's own words and is shown to the owner only: it may name addresses, so it is never logged.
/// </summary>
internal abstract record RemoteFailure(RemoteSystem System, string Code, string? Message)
{
    /// <summary>Likely to pass by itself: time-outs, 5xx, dropped connections, lock contention.</summary>
    internal sealed record Transient(RemoteSystem System, string Code, string? Message) : RemoteFailure(System, Code, Message);

    /// <summary>Slowed down (B3); <paramref name="RetryAfter"/> is null where the system named no time.</summary>
    internal sealed record Throttled(RemoteSystem System, string Code, string? Message, TimeSpan? RetryAfter) : RemoteFailure(System, Code, Message);

    /// <summary>Sign-in, consent or permission is missing, expired or revoked (B4).</summary>
    internal sealed record AuthorizationLost(RemoteSystem System, string Code, string? Message) : RemoteFailure(System, Code, Message);

    /// <summary>The thing asked for is not there.</summary>
    internal sealed record NotFound(RemoteSystem System, string Code, string? Message) : RemoteFailure(System, Code, Message);

    /// <summary>A delta link that no longer works; <paramref name="RestartLink"/> is the server's own way to begin again.</summary>
    internal sealed record CursorExpired(RemoteSystem System, string Code, string? Message, string? RestartLink) : RemoteFailure(System, Code, Message);

    /// <summary>Refused for good as it stands.</summary>
    internal sealed record Rejected(RemoteSystem System, string Code, string? Message, string? Field) : RemoteFailure(System, Code, Message);

    /// <summary>The version written against is not the newest any more (412, 409): read again, merge, write again.</summary>
    internal sealed record Conflict(RemoteSystem System, string Code, string? Message) : RemoteFailure(System, Code, Message);

    /// <summary>An allowance is used up, for example the org's daily calls or a mailbox at its quota.</summary>
    internal sealed record LimitReached(RemoteSystem System, string Code, string? Message) : RemoteFailure(System, Code, Message);
}

/// <summary>The only exception that an edge throws, cancellation apart.</summary>
internal sealed class RemoteException(RemoteFailure failure, Exception? inner = null)
    : Exception($"{failure.System}: {failure.GetType().Name} ({failure.Code})", inner)
{
    public RemoteFailure Failure { get; } = failure;
}
