using System.Collections.Concurrent;
using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Entra;

/// <summary>What the sign-in keeps: its key, codes not yet redeemed, and what tests have set.</summary>
internal sealed class EntraState(SandboxCore core)
{
    public People People => core.People;

    public SigningKey Key { get; } = SigningKey.Load(core.Options.KeyFile);

    public ConcurrentDictionary<string, AuthorizationCode> Codes { get; } = new();

    public int AccessTokenSeconds { get; set; } = 4500;

    /// <summary>The application permissions on Graph that the tenant's administrator has consented to.</summary>
    public IReadOnlyList<string> GraphRoles { get; set; } = ["Mail.ReadWrite", "MailboxSettings.ReadWrite", "User.Read.All"];
}

/// <summary>A code that waits to be redeemed once, by whoever knows its verifier.</summary>
internal sealed record AuthorizationCode(AuthorizeRequest Request, Guid ObjectId, DateTimeOffset ExpiresAt);
