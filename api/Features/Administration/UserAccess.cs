using System.Data.Common;
using System.Text.Json;
using Dapper;
using EmailSync.Features.Settings;
using EmailSync.Storage;

namespace EmailSync.Features.Administration;

/// <summary>Whether a person may sync, and by which profile (S3).</summary>
internal sealed record UserAccessRow
{
    public string Id { get; init; } = "";

    public string ProfileId { get; init; } = "";

    public string ProfileName { get; init; } = "";

    public bool IsLockedOut { get; init; }

    /// <summary>Of what a change is made over (S6).</summary>
    public string Tag => TagOf(ProfileId, IsLockedOut);

    public static string TagOf(string profileId, bool isLockedOut) => FormTag.Of(new { profileId, isLockedOut });
}

/// <summary>What became of a change. All or nothing (S6).</summary>
internal abstract record UserAccessResult
{
    /// <summary>As it is now; nothing need have changed.</summary>
    internal sealed record Saved(UserAccessRow Row, bool HasChanged) : UserAccessResult;

    internal sealed record NotFound : UserAccessResult;

    /// <summary>Somebody else saved in between.</summary>
    internal sealed record Stale : UserAccessResult;

    internal sealed record NoSuchProfile : UserAccessResult;
}

/// <summary>Changes the profile of people and locks them out (S3): every change is kept (S4), and what it does to their time on is noted with it (T6).</summary>
internal sealed class UserAccess(Database database, TimeProvider time)
{
    /// <summary>Null: nobody with this id has visited.</summary>
    public Task<UserAccessRow?> FindAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, null, userId), cancellationToken);

    /// <param name="userId">Whose.</param>
    /// <param name="isCurrent">Whether a tag is the one that the change is made over.</param>
    /// <param name="profileId">The profile to be in; null: as it is.</param>
    /// <param name="isLockedOut">Null: as it is.</param>
    /// <param name="actorId">Who changes it.</param>
    /// <param name="cancellationToken">Before the change is committed.</param>
    public Task<UserAccessResult> SaveAsync(
        string userId, Func<string, bool> isCurrent, string? profileId, bool? isLockedOut, string actorId, CancellationToken cancellationToken) =>
        database.WriteAsync<UserAccessResult>(
            async (connection, transaction) =>
            {
                if (await FindAsync(connection, transaction, userId) is not { } before)
                {
                    return new UserAccessResult.NotFound();
                }

                if (!isCurrent(before.Tag))
                {
                    return new UserAccessResult.Stale();
                }

                await connection.ExecuteAsync(
                    """
                    UPDATE users SET profile_id = @profileId, is_locked_out = @isLockedOut
                    WHERE id = @userId AND EXISTS (SELECT 1 FROM profiles WHERE id = @profileId)
                    """,
                    new { userId, profileId = profileId ?? before.ProfileId, isLockedOut = isLockedOut ?? before.IsLockedOut },
                    transaction);
                var after = (await FindAsync(connection, transaction, userId))!;
                if (profileId is not null && after.ProfileId != profileId)
                {
                    return new UserAccessResult.NoSuchProfile();
                }

                if (after == before)
                {
                    return new UserAccessResult.Saved(before, HasChanged: false);
                }

                var now = time.GetUtcNow();
                await ChangeLog.AddAsync(connection, transaction, Changes(before, after, actorId), now);
                await JobSpans.ReconcileAsync(connection, transaction, await SettingsStore.PeopleAsync(connection, transaction, userId), now);
                return new UserAccessResult.Saved(after, HasChanged: true);
            },
            cancellationToken);

    private static IEnumerable<LoggedChange> Changes(UserAccessRow before, UserAccessRow after, string actorId)
    {
        if (before.ProfileId != after.ProfileId)
        {
            yield return Change(ChangeNames.Profile, JsonSerializer.Serialize(before.ProfileName), JsonSerializer.Serialize(after.ProfileName));
        }

        if (before.IsLockedOut != after.IsLockedOut)
        {
            yield return Change(ChangeNames.LockedOut, JsonSerializer.Serialize(before.IsLockedOut), JsonSerializer.Serialize(after.IsLockedOut));
        }

        LoggedChange Change(string name, string from, string to) => new()
        {
            ActorId = actorId,
            Level = Levels.User,
            OwnerId = after.Id,
            Kind = LoggedChange.OfEveryKind,
            Name = name,
            From = from,
            To = to,
        };
    }

    private static Task<UserAccessRow?> FindAsync(DbConnection connection, DbTransaction? transaction, string userId) =>
        connection.QuerySingleOrDefaultAsync<UserAccessRow>(
            """
            SELECT u.id, u.profile_id, p.name AS profile_name, u.is_locked_out FROM users u JOIN profiles p ON p.id = u.profile_id WHERE u.id = @userId
            """,
            new { userId },
            transaction);
}
