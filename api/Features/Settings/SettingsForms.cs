using System.Data.Common;
using Dapper;
using EmailSync.Domain.Settings;
using EmailSync.Features.Connections;
using EmailSync.Storage;

namespace EmailSync.Features.Settings;

/// <summary>Whose settings a form shows: a person's, or for null the organisation's.</summary>
internal sealed record FormOwner(string? UserId)
{
    public SettingsForm Form => UserId is null ? SettingsForm.Organisation : SettingsForm.User;

    public string Level => UserId is null ? Levels.Organisation : Levels.User;

    /// <summary>The owner in the tables.</summary>
    public string Id => UserId ?? "";
}

/// <summary>A form as it is shown, and the tag of exactly that (S6).</summary>
internal sealed record FormState(SettingsDocument Document, IReadOnlyList<SettingWarning> Warnings, string Tag);

/// <summary>What became of a save. All or nothing (S6).</summary>
internal abstract record SaveResult
{
    /// <summary>The form as it is now; nothing need have changed.</summary>
    internal sealed record Saved(FormState State, bool HasChanged) : SaveResult;

    /// <summary>Somebody else saved in between.</summary>
    internal sealed record Stale : SaveResult;

    /// <summary>A level above has locked these (S2), with the level by name.</summary>
    internal sealed record Locked(IReadOnlyDictionary<string, string> LevelsByName) : SaveResult;
}

/// <summary>Loads and saves a form: compared, checked, stored, and kept in the history of changes within one transaction (S2, S4, S6).</summary>
internal sealed class SettingsForms(Database database, SalesforceConnections salesforce, TimeProvider time)
{
    public async Task<FormState> LoadAsync(FormOwner owner, CancellationToken cancellationToken)
    {
        var organisation = owner.UserId is { } userId ? await salesforce.ReadOrganisationAsync(userId, cancellationToken) : null;
        return await database.ReadAsync(async connection => (await StateAsync(connection, null, owner, organisation?.TaskTypes)).State, cancellationToken);
    }

    /// <param name="owner">Whose.</param>
    /// <param name="actorId">Who saves (S4).</param>
    /// <param name="isCurrent">Whether a tag is the one that the form was loaded with.</param>
    /// <param name="change">Validated.</param>
    /// <param name="cancellationToken">Before the save is committed.</param>
    public async Task<SaveResult> SaveAsync(
        FormOwner owner, string actorId, Func<string, bool> isCurrent, ValidationResult change, CancellationToken cancellationToken)
    {
        var organisation = owner.UserId is { } userId ? await salesforce.ReadOrganisationAsync(userId, cancellationToken) : null;
        return await database.WriteAsync<SaveResult>(
            async (connection, transaction) =>
            {
                var (state, layers, zone) = await StateAsync(connection, transaction, owner, organisation?.TaskTypes);
                if (!isCurrent(state.Tag))
                {
                    return new SaveResult.Stale();
                }

                var refused = owner.Form == SettingsForm.User ? SettingsResolution.RefusedByLocks(layers, zone, change) : [];
                if (refused.Count > 0)
                {
                    return new SaveResult.Locked(refused.ToDictionary(name => name, name => state.Document.Locks[name]));
                }

                var changes = Changes(owner.Form == SettingsForm.User ? layers.User : layers.Organisation, state.Document.Locks, change);
                if (changes.Count == 0)
                {
                    return new SaveResult.Saved(state, HasChanged: false);
                }

                await StoreAsync(connection, transaction, owner, actorId, changes);
                await JobSpans.ReconcileAsync(
                    connection, transaction, await SettingsStore.PeopleAsync(connection, transaction, owner.UserId), time.GetUtcNow());
                return new SaveResult.Saved((await StateAsync(connection, transaction, owner, organisation?.TaskTypes)).State, HasChanged: true);
            },
            cancellationToken);
    }

    private static async Task<(FormState State, SettingsLayers Layers, string Zone)> StateAsync(
        DbConnection connection, DbTransaction? transaction, FormOwner owner, IReadOnlyList<Domain.Recording.PicklistValue>? taskTypes)
    {
        var layers = await SettingsStore.LayersAsync(connection, transaction, owner.UserId);
        var zone = owner.UserId is { } userId ? await SettingsStore.TimeZoneAsync(connection, transaction, userId) : "Etc/UTC";
        var document = SettingsResolution.Document(layers, zone, owner.Form);
        var warnings = owner.UserId is { } id ? SettingsWarnings.Of(SettingsResolution.Resolve(layers, zone), taskTypes, id) : [];
        return (new(document, warnings, FormTag.Of(document, warnings)), layers, zone);
    }

    /// <summary>What would really change at the level: a locked setting's effective value sent back does not, nor does what is stored already.</summary>
    private static List<Change> Changes(
        IReadOnlyDictionary<string, StoredSetting> stored, IReadOnlyDictionary<string, string> locks, ValidationResult change) =>
    [
        .. change.Values
            .Where(pair => !locks.ContainsKey(pair.Key) && stored.GetValueOrDefault(pair.Key)?.ValueJson != pair.Value)
            .Select(pair => new Change(pair.Key, stored.GetValueOrDefault(pair.Key)?.ValueJson, pair.Value)),
        .. change.Unset.Where(stored.ContainsKey).Select(name => new Change(name, stored[name].ValueJson, null)),
    ];

    private async Task StoreAsync(DbConnection connection, DbTransaction transaction, FormOwner owner, string actorId, IReadOnlyList<Change> changes)
    {
        var now = time.GetUtcNow();
        foreach (var change in changes)
        {
            var row = new
            {
                id = Guid.CreateVersion7(now).ToString(),
                level = owner.Level,
                ownerId = owner.Id,
                kind = JobKinds.Email,
                change.Name,
                change.From,
                change.To,
                actorId,
                now = now.ToStored(),
            };
            await connection.ExecuteAsync(
                change.To is null
                    ? "DELETE FROM settings WHERE level = @level AND owner_id = @ownerId AND kind = @kind AND name = @Name"
                    : """
                      INSERT INTO settings (level, owner_id, kind, name, value, changed_at, changed_by)
                      VALUES (@level, @ownerId, @kind, @Name, @To, @now, @actorId)
                      ON CONFLICT (level, owner_id, kind, name) DO UPDATE
                      SET value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                      """,
                row,
                transaction);
            await connection.ExecuteAsync(
                """
                INSERT INTO setting_changes (id, at, actor_id, level, owner_id, kind, name, from_value, to_value)
                VALUES (@id, @now, @actorId, @level, @ownerId, @kind, @Name, @From, @To)
                """,
                row,
                transaction);
        }
    }

    private sealed record Change(string Name, string? From, string? To);
}
