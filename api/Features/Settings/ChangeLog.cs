using System.Data.Common;
using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Settings;

/// <summary>A change of something that a level decides, as it is kept (S4).</summary>
internal sealed record LoggedChange
{
    public required string ActorId { get; init; }

    /// <summary>As in <see cref="Levels"/>.</summary>
    public required string Level { get; init; }

    /// <summary>The user's or the profile's id; empty for the organisation.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The kind of job; <see cref="OfEveryKind"/> where it concerns all.</summary>
    public required string Kind { get; init; }

    /// <summary>The setting, or what else was changed.</summary>
    public required string Name { get; init; }

    /// <summary>JSON; null: the level said nothing.</summary>
    public string? From { get; init; }

    /// <summary>JSON; null: the level says nothing from now on.</summary>
    public string? To { get; init; }

    public bool WasLocked { get; init; }

    public bool IsLocked { get; init; }

    public const string OfEveryKind = "";
}

/// <summary>What else than settings can be changed of a profile or a person.</summary>
internal static class ChangeNames
{
    /// <summary>M4: who is meant by an address.</summary>
    public const string ChosenPerson = "chosenPerson";

    public const string ProfileName = "profileName";
    public const string ProfileActive = "profileActive";
    public const string Profile = "profile";
    public const string LockedOut = "lockedOut";
}

/// <summary>Keeps changes, within the transaction that makes them.</summary>
internal static class ChangeLog
{
    public static Task AddAsync(DbConnection connection, DbTransaction transaction, IEnumerable<LoggedChange> changes, DateTimeOffset now) =>
        connection.ExecuteAsync(
            """
            INSERT INTO setting_changes (id, position, at, actor_id, level, owner_id, kind, name, from_value, to_value, was_locked, is_locked)
            VALUES (@id, (SELECT COALESCE(MAX(position), 0) + 1 FROM setting_changes), @at, @ActorId, @Level, @OwnerId, @Kind, @Name, @From, @To,
                    @WasLocked, @IsLocked)
            """,
            changes.Select(change => new
            {
                id = Guid.CreateVersion7(now).ToString(),
                at = now.ToStored(),
                change.ActorId,
                change.Level,
                change.OwnerId,
                change.Kind,
                change.Name,
                change.From,
                change.To,
                change.WasLocked,
                change.IsLocked,
            }),
            transaction);
}
