using System.Data.Common;
using Dapper;
using EmailSync.Domain.Settings;
using EmailSync.Features.Connections;
using EmailSync.Storage;

namespace EmailSync.Features.Settings;

/// <summary>Whose settings a form shows: a person's, a profile's, or the organisation's.</summary>
internal sealed record FormOwner
{
    private FormOwner(SettingsForm form, string id) => (Form, Id) = (form, id);

    public static FormOwner Organisation { get; } = new(SettingsForm.Organisation, "");

    public SettingsForm Form { get; }

    /// <summary>The owner in the tables; empty for the organisation.</summary>
    public string Id { get; }

    /// <summary>Null but for a person's form.</summary>
    public string? UserId => Form == SettingsForm.User ? Id : null;

    /// <summary>Null but for a profile's form.</summary>
    public string? ProfileId => Form == SettingsForm.Profile ? Id : null;

    /// <summary>The level in the tables.</summary>
    public string Level => Form switch
    {
        SettingsForm.Organisation => Levels.Organisation,
        SettingsForm.Profile => Levels.Profile,
        _ => Levels.User,
    };

    public static FormOwner OfProfile(string profileId) => new(SettingsForm.Profile, profileId);

    public static FormOwner OfUser(string userId) => new(SettingsForm.User, userId);
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

    /// <summary>These were to be locked, and there is no value that the lock could hold (S2).</summary>
    internal sealed record NothingToLock(IReadOnlyList<string> Names) : SaveResult;
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
                var (state, layers) = await StateAsync(connection, transaction, owner, organisation?.TaskTypes);
                if (!isCurrent(state.Tag))
                {
                    return new SaveResult.Stale();
                }

                var refused = SettingsChanges.RefusedByLocks(layers, owner.Form, change);
                if (refused.Count > 0)
                {
                    return new SaveResult.Locked(refused.ToDictionary(name => name, name => state.Document.Locks[name]));
                }

                if (SettingsChanges.LocksWithoutValue(layers, owner.Form, change) is { Count: > 0 } nothing)
                {
                    return new SaveResult.NothingToLock(nothing);
                }

                var changes = SettingsChanges.Of(layers, owner.Form, change);
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

    /// <summary>The settings that a change would put in force for a person, or the levels that hold what it would change (S2).</summary>
    public Task<(EffectiveSettings Settings, IReadOnlyDictionary<string, string> LockedBy)> TryOnAsync(
        FormOwner owner, ValidationResult change, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var (state, layers) = await StateAsync(connection, null, owner, null);
                var zone = await SettingsStore.TimeZoneAsync(connection, null, owner.Id);
                IReadOnlyDictionary<string, string> locked = SettingsChanges.RefusedByLocks(layers, owner.Form, change)
                    .ToDictionary(name => name, name => state.Document.Locks[name]);
                return (SettingsResolution.Resolve(SettingsChanges.Applied(layers, owner.Form, change), zone), locked);
            },
            cancellationToken);

    private static async Task<(FormState State, SettingsLayers Layers)> StateAsync(
        DbConnection connection, DbTransaction? transaction, FormOwner owner, IReadOnlyList<Domain.Recording.PicklistValue>? taskTypes)
    {
        var layers = await SettingsStore.LayersAsync(connection, transaction, owner);
        var zone = owner.UserId is { } userId ? await SettingsStore.TimeZoneAsync(connection, transaction, userId) : "Etc/UTC";
        var document = SettingsResolution.Document(layers, zone, owner.Form);
        var warnings = owner.UserId is { } id ? SettingsWarnings.Of(SettingsResolution.Resolve(layers, zone), taskTypes, id) : [];
        return (new(document, warnings, FormTag.Of(document)), layers);
    }

    private async Task StoreAsync(
        DbConnection connection, DbTransaction transaction, FormOwner owner, string actorId, IReadOnlyList<SettingChange> changes)
    {
        var now = time.GetUtcNow();
        foreach (var change in changes)
        {
            await connection.ExecuteAsync(
                change.To is null
                    ? "DELETE FROM settings WHERE level = @level AND owner_id = @ownerId AND kind = @kind AND name = @Name"
                    : """
                      INSERT INTO settings (level, owner_id, kind, name, value, is_locked, changed_at, changed_by)
                      VALUES (@level, @ownerId, @kind, @Name, @value, @isLocked, @now, @actorId)
                      ON CONFLICT (level, owner_id, kind, name) DO UPDATE
                      SET value = excluded.value, is_locked = excluded.is_locked, changed_at = excluded.changed_at, changed_by = excluded.changed_by
                      """,
                new
                {
                    level = owner.Level,
                    ownerId = owner.Id,
                    kind = JobKinds.Email,
                    change.Name,
                    value = change.To?.ValueJson,
                    isLocked = change.To?.IsLocked,
                    actorId,
                    now = now.ToStored(),
                },
                transaction);
        }

        await ChangeLog.AddAsync(connection, transaction, changes.Select(change => Logged(owner, actorId, change)), now);
    }

    private static LoggedChange Logged(FormOwner owner, string actorId, SettingChange change) => new()
    {
        ActorId = actorId,
        Level = owner.Level,
        OwnerId = owner.Id,
        Kind = JobKinds.Email,
        Name = change.Name,
        From = change.From?.ValueJson,
        To = change.To?.ValueJson,
        WasLocked = change.From?.IsLocked == true,
        IsLocked = change.To?.IsLocked == true,
    };
}
