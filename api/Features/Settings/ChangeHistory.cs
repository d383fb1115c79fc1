using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Settings;

/// <summary>A kept change as it is read.</summary>
internal sealed record ChangeRow
{
    public long Position { get; init; }

    public long At { get; init; }

    public string ActorId { get; init; } = "";

    /// <summary>Null: nobody with this id has visited, or not any more.</summary>
    public string? ActorName { get; init; }

    public string Level { get; init; } = "";

    public string Name { get; init; } = "";

    public string? FromValue { get; init; }

    public string? ToValue { get; init; }

    public bool WasLocked { get; init; }

    public bool IsLocked { get; init; }
}

/// <summary>The changes that concern a person: their own, those of the profile that they are in, and the organisation's (S4).</summary>
internal sealed class ChangeHistory(Database database)
{
    /// <summary>Newest first.</summary>
    /// <param name="userId">Whom they concern.</param>
    /// <param name="before">Only those before this position; null: from the newest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<IReadOnlyList<ChangeRow>> ReadAsync(string userId, long? before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ChangeRow>>(
            async connection => (await connection.QueryAsync<ChangeRow>(new CommandDefinition(
                """
                SELECT c.position, c.at, c.actor_id, a.display_name AS actor_name, c.level, c.name, c.from_value, c.to_value, c.was_locked, c.is_locked
                FROM setting_changes c LEFT JOIN users a ON a.id = c.actor_id
                WHERE (c.level = 'organisation'
                    OR (c.level = 'user' AND c.owner_id = @userId)
                    OR (c.level = 'profile' AND c.owner_id = (SELECT profile_id FROM users WHERE id = @userId)))
                  AND (@before IS NULL OR c.position < @before)
                ORDER BY c.position DESC LIMIT @limit
                """,
                new { userId, before, limit },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);
}
