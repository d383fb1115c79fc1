using System.Data.Common;
using System.Text.Json;
using Dapper;
using EmailSync.Features.AddressLists;
using EmailSync.Features.Me;
using EmailSync.Features.Settings;
using EmailSync.Storage;

namespace EmailSync.Features.Administration;

/// <summary>A profile with how many people are in it.</summary>
internal sealed record ProfileRow
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public bool IsActive { get; init; }

    public int People { get; init; }

    /// <summary>New people come into it, so it stays.</summary>
    public bool IsBuiltIn => Id is UserStore.StandardProfile or UserStore.AdministratorProfile;

    /// <summary>Of what a change is made over (S6); who joins or leaves is no change of the profile.</summary>
    public string Tag => FormTag.Of(new { Name, IsActive });
}

/// <summary>What became of a change of a profile. All or nothing (S6).</summary>
internal abstract record ProfileResult
{
    /// <summary>As it is now; nothing need have changed.</summary>
    internal sealed record Saved(ProfileRow Row, bool HasChanged) : ProfileResult;

    internal sealed record Deleted : ProfileResult;

    internal sealed record NotFound : ProfileResult;

    /// <summary>Somebody else saved in between.</summary>
    internal sealed record Stale : ProfileResult;

    internal sealed record NameTaken : ProfileResult;

    /// <summary>It cannot be deleted: new people come into it, or there are people in it.</summary>
    internal sealed record InUse(ProfileRow Row) : ProfileResult;
}

/// <summary>The table <c>profiles</c> (S3): every change is kept (S4), and what it does to people's time on is noted with it (T6).</summary>
internal sealed class ProfileStore(Database database, TimeProvider time)
{
    private const string Columns =
        "SELECT id, name, is_active, (SELECT COUNT(*) FROM users WHERE profile_id = profiles.id) AS people FROM profiles";

    /// <summary>By name.</summary>
    public Task<IReadOnlyList<ProfileRow>> ReadAllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ProfileRow>>(
            async connection => (await connection.QueryAsync<ProfileRow>($"{Columns} ORDER BY name, id")).AsList(), cancellationToken);

    /// <summary>Null: there is none such.</summary>
    public Task<ProfileRow?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, null, id), cancellationToken);

    /// <summary>A new one, active, with nothing set.</summary>
    public Task<ProfileResult> CreateAsync(string name, string actorId, CancellationToken cancellationToken) =>
        database.WriteAsync<ProfileResult>(
            async (connection, transaction) =>
            {
                var now = time.GetUtcNow();
                var id = Guid.CreateVersion7(now).ToString();
                if (await IsTakenAsync(connection, transaction, id, name))
                {
                    return new ProfileResult.NameTaken();
                }

                await connection.ExecuteAsync("INSERT INTO profiles (id, name, is_active) VALUES (@id, @name, 1)", new { id, name }, transaction);
                await LogAsync(connection, transaction, id, actorId, now, (ChangeNames.ProfileName, null, Json(name)));
                return new ProfileResult.Saved((await FindAsync(connection, transaction, id))!, HasChanged: true);
            },
            cancellationToken);

    /// <param name="id">Which.</param>
    /// <param name="isCurrent">Whether a tag is the one that the change is made over.</param>
    /// <param name="name">Its new name; null: as it is.</param>
    /// <param name="isActive">Whether its people may sync (S3); null: as it is.</param>
    /// <param name="actorId">Who changes it.</param>
    /// <param name="cancellationToken">Before the change is committed.</param>
    public Task<ProfileResult> SaveAsync(
        string id, Func<string, bool> isCurrent, string? name, bool? isActive, string actorId, CancellationToken cancellationToken) =>
        database.WriteAsync<ProfileResult>(
            async (connection, transaction) =>
            {
                if (await FindAsync(connection, transaction, id) is not { } before)
                {
                    return new ProfileResult.NotFound();
                }

                if (!isCurrent(before.Tag))
                {
                    return new ProfileResult.Stale();
                }

                var after = before with { Name = name ?? before.Name, IsActive = isActive ?? before.IsActive };
                if (after == before)
                {
                    return new ProfileResult.Saved(before, HasChanged: false);
                }

                if (await IsTakenAsync(connection, transaction, id, after.Name))
                {
                    return new ProfileResult.NameTaken();
                }

                var now = time.GetUtcNow();
                await connection.ExecuteAsync("UPDATE profiles SET name = @Name, is_active = @IsActive WHERE id = @Id", after, transaction);
                await LogAsync(
                    connection,
                    transaction,
                    id,
                    actorId,
                    now,
                    (ChangeNames.ProfileName, Json(before.Name), Json(after.Name)),
                    (ChangeNames.ProfileActive, Json(before.IsActive), Json(after.IsActive)));
                await JobSpans.ReconcileAsync(connection, transaction, await SettingsStore.PeopleAsync(connection, transaction, null), now);
                return new ProfileResult.Saved(after, HasChanged: true);
            },
            cancellationToken);

    /// <summary>With its settings and its Ignore List; only where nobody is in it.</summary>
    public Task<ProfileResult> DeleteAsync(string id, string actorId, CancellationToken cancellationToken) =>
        database.WriteAsync<ProfileResult>(
            async (connection, transaction) =>
            {
                if (await FindAsync(connection, transaction, id) is not { } row)
                {
                    return new ProfileResult.NotFound();
                }

                if (row.IsBuiltIn || row.People > 0)
                {
                    return new ProfileResult.InUse(row);
                }

                await connection.ExecuteAsync("DELETE FROM settings WHERE level = @level AND owner_id = @id", new { level = Levels.Profile, id }, transaction);
                await AddressListStore.DeleteOfProfileAsync(connection, transaction, id);
                await connection.ExecuteAsync("DELETE FROM profiles WHERE id = @id", new { id }, transaction);
                await LogAsync(connection, transaction, id, actorId, time.GetUtcNow(), (ChangeNames.ProfileName, Json(row.Name), null));
                return new ProfileResult.Deleted();
            },
            cancellationToken);

    private static Task<ProfileRow?> FindAsync(DbConnection connection, DbTransaction? transaction, string id) =>
        connection.QuerySingleOrDefaultAsync<ProfileRow>($"{Columns} WHERE id = @id", new { id }, transaction);

    private static Task<bool> IsTakenAsync(DbConnection connection, DbTransaction transaction, string id, string name) =>
        connection.ExecuteScalarAsync<bool>("SELECT COUNT(*) FROM profiles WHERE lower(name) = lower(@name) AND id <> @id", new { id, name }, transaction);

    private static Task LogAsync(
        DbConnection connection,
        DbTransaction transaction,
        string id,
        string actorId,
        DateTimeOffset now,
        params (string Name, string? From, string? To)[] changes) =>
        ChangeLog.AddAsync(
            connection,
            transaction,
            changes.Where(change => change.From != change.To).Select(change => new LoggedChange
            {
                ActorId = actorId,
                Level = Levels.Profile,
                OwnerId = id,
                Kind = LoggedChange.OfEveryKind,
                Name = change.Name,
                From = change.From,
                To = change.To,
            }),
            now);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
