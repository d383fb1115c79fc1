using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Me;

/// <summary>Called after a person's first visit has made their row. Slices that must know register one.</summary>
internal delegate Task UserAddedHandler(string userId, CancellationToken cancellationToken);

/// <summary>A person as the table has them.</summary>
internal sealed record UserRow
{
    public string Id { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public string Email { get; init; } = "";

    public bool IsAdmin { get; init; }

    public long FirstSeenAt { get; init; }

    public long LastSeenAt { get; init; }
}

/// <summary>The people who have visited.</summary>
internal sealed class UserStore(Database database, TimeProvider time, IEnumerable<UserAddedHandler> added)
{
    /// <summary>The profile of new people; it exists from the start (S3).</summary>
    public const string StandardProfile = "standard-user";

    /// <summary>The profile of new administrators; it exists from the start (S3).</summary>
    public const string AdministratorProfile = "administrator";

    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    /// <summary>Everybody, by name.</summary>
    public Task<IReadOnlyList<UserRow>> ReadAllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyList<UserRow>)(await connection.QueryAsync<UserRow>(
                "SELECT id, display_name, email, is_admin, first_seen_at, last_seen_at FROM users ORDER BY display_name, id")).ToList(),
            cancellationToken);

    /// <summary>Null: nobody with this id has visited.</summary>
    public Task<UserRow?> ReadAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<UserRow>(
                "SELECT id, display_name, email, is_admin, first_seen_at, last_seen_at FROM users WHERE id = @userId", new { userId }),
            cancellationToken);

    /// <summary>Makes the row at the first visit, and keeps what the token says about the person up to date.</summary>
    public async Task EnsureAsync(CurrentUser user, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = await ReadAsync(user.Id, cancellationToken);
        if (row is not null && row.DisplayName == user.DisplayName && row.Email == user.Email && row.IsAdmin == user.IsAdmin
            && now - row.LastSeenAt.ToInstant() < SeenEvery)
        {
            return;
        }

        var isNew = await database.WriteAsync(
            async (connection, transaction) =>
            {
                var inserted = await connection.ExecuteAsync(
                    """
                    INSERT INTO users (id, display_name, email, is_admin, profile_id, first_seen_at, last_seen_at)
                    VALUES (@Id, @DisplayName, @Email, @IsAdmin, @profile, @now, @now) ON CONFLICT (id) DO NOTHING
                    """,
                    new { user.Id, user.DisplayName, user.Email, user.IsAdmin, profile = user.IsAdmin ? AdministratorProfile : StandardProfile, now = now.ToStored() },
                    transaction);
                await connection.ExecuteAsync(
                    "UPDATE users SET display_name = @DisplayName, email = @Email, is_admin = @IsAdmin, last_seen_at = @now WHERE id = @Id",
                    new { user.Id, user.DisplayName, user.Email, user.IsAdmin, now = now.ToStored() },
                    transaction);
                return inserted == 1;
            },
            cancellationToken);
        if (isNew)
        {
            // Not the request's token: the row is there, so whoever must know has to hear of it.
            foreach (var handler in added)
            {
                await handler(user.Id, CancellationToken.None);
            }
        }
    }
}
