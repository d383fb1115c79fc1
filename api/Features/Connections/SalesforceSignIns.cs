using System.Security.Cryptography;
using System.Text;
using Dapper;
using EmailSync.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace EmailSync.Features.Connections;

/// <summary>A sign-in at Salesforce that somebody has begun.</summary>
internal sealed record BegunSignIn(string UserId, bool IsAdmin, string CodeVerifier);

/// <summary>
/// The table <c>salesforce_signins</c>. A state is a secret between us and the browser of the person who began: it works once, for ten
/// minutes, and only its hash is kept.
/// </summary>
internal sealed class SalesforceSignIns(Database database, TokenProtection protection, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The state of a new sign-in; what nobody has finished in time goes.</summary>
    public async Task<string> BeginAsync(string userId, string codeVerifier, CancellationToken cancellationToken)
    {
        var state = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        await database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("DELETE FROM salesforce_signins WHERE expires_at <= @now", new { now = now.ToStored() }, transaction);
                await connection.ExecuteAsync(
                    "INSERT INTO salesforce_signins (state_hash, user_id, code_verifier, expires_at) VALUES (@hash, @userId, @verifier, @expiresAt)",
                    new { hash = HashOf(state), userId, verifier = protection.ProtectVerifier(codeVerifier), expiresAt = (now + Lifetime).ToStored() },
                    transaction);
            },
            cancellationToken);
        return state;
    }

    /// <summary>Uses a state up; null: there is none such, or none any more.</summary>
    public async Task<BegunSignIn?> TakeAsync(string state, CancellationToken cancellationToken)
    {
        var row = await database.WriteAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<SignInRow>(
                """
                DELETE FROM salesforce_signins WHERE state_hash = @hash
                RETURNING user_id, code_verifier, expires_at, (SELECT is_admin FROM users WHERE id = user_id) AS is_admin
                """,
                new { hash = HashOf(state) },
                transaction),
            cancellationToken);
        return row is null || row.ExpiresAt.ToInstant() <= time.GetUtcNow()
            ? null
            : new(row.UserId, row.IsAdmin, protection.UnprotectVerifier(row.CodeVerifier));
    }

    private static string HashOf(string state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    private sealed record SignInRow
    {
        public string UserId { get; init; } = "";

        public string CodeVerifier { get; init; } = "";

        public long ExpiresAt { get; init; }

        public bool IsAdmin { get; init; }
    }
}
