using System.Data.Common;
using Dapper;
using EmailSync.Domain.Settings;
using EmailSync.Storage;

namespace EmailSync.Features.Settings;

/// <summary>A person whose job is on, with the settings in force.</summary>
internal sealed record EnabledUser(string UserId, EffectiveSettings Settings);

/// <summary>What only the organisation decides, apart from the rules for messages.</summary>
/// <param name="HelpContact">Shown wherever only an administrator can help; null: none is named.</param>
/// <param name="AllowOtherSalesforceUsers">True: the Salesforce user's address need not be one of the mailbox's.</param>
internal sealed record OrganisationPolicy(string? HelpContact, bool AllowOtherSalesforceUsers);

/// <summary>The settings as the levels store them, and what is in force (S1 to S3).</summary>
internal sealed class SettingsStore(Database database)
{
    /// <summary>The settings in force for a person's email job; the defaults for somebody unknown.</summary>
    public Task<EffectiveSettings> ReadEffectiveAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var layers = await LayersAsync(connection, null, FormOwner.OfUser(userId));
                return SettingsResolution.Resolve(layers, await TimeZoneAsync(connection, null, userId));
            },
            cancellationToken);

    /// <summary>False for a person locked out, of an inactive profile, or unknown: their job syncs nothing (S3).</summary>
    public Task<bool> IsActiveAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<bool>(
                """
                SELECT COUNT(*) FROM users u JOIN profiles p ON p.id = u.profile_id
                WHERE u.id = @userId AND u.is_locked_out = 0 AND p.is_active = 1
                """,
                new { userId }),
            cancellationToken);

    /// <summary>Everybody who is active and whose mode is not off, with their settings; three queries, however many they are.</summary>
    public Task<IReadOnlyList<EnabledUser>> ReadEffectiveForEnabledAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyList<EnabledUser>)(await PeopleAsync(connection, null, null))
                .Where(person => person.IsOn)
                .Select(person => new EnabledUser(person.UserId, person.Settings))
                .ToList(),
            cancellationToken);

    /// <summary>Everybody's settings in force, the job on or not, by user id.</summary>
    public Task<IReadOnlyDictionary<string, PersonSettings>> ReadPeopleAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyDictionary<string, PersonSettings>)(await PeopleAsync(connection, null, null)).ToDictionary(person => person.UserId),
            cancellationToken);

    /// <summary>What the organisation decides for everybody.</summary>
    public async Task<OrganisationPolicy> ReadOrganisationAsync(CancellationToken cancellationToken)
    {
        var values = await database.ReadAsync(
            async connection => SettingsResolution.Document(await LayersAsync(connection, null, FormOwner.Organisation), "Etc/UTC", SettingsForm.Organisation).Values,
            cancellationToken);
        return new(values[SettingNames.HelpContact].GetString(), values[SettingNames.AllowOtherSalesforceUsers].GetBoolean());
    }

    /// <summary>What the level of a form and those above it store.</summary>
    public static async Task<SettingsLayers> LayersAsync(DbConnection connection, DbTransaction? transaction, FormOwner owner)
    {
        var rows = (await connection.QueryAsync<SettingRow>(
            """
            SELECT s.level, s.owner_id, s.name, s.value, s.is_locked FROM settings s
            WHERE s.kind = @kind AND (s.level = 'organisation'
                OR (s.level = 'user' AND s.owner_id = @userId)
                OR (s.level = 'profile' AND s.owner_id = COALESCE(@profileId, (SELECT profile_id FROM users WHERE id = @userId))))
            """,
            new { kind = JobKinds.Email, userId = owner.UserId, profileId = owner.ProfileId },
            transaction)).ToList();
        return new(Layer(rows, Levels.Organisation), Layer(rows, Levels.Profile), Layer(rows, Levels.User));
    }

    /// <summary>The zone of a person's mailbox; UTC until it has been read.</summary>
    public static async Task<string> TimeZoneAsync(DbConnection connection, DbTransaction? transaction, string userId) =>
        await connection.ExecuteScalarAsync<string?>("SELECT time_zone FROM mailboxes WHERE user_id = @userId", new { userId }, transaction) ?? "Etc/UTC";

    /// <summary>A known person's settings in force; for null everybody's.</summary>
    public static async Task<IReadOnlyList<PersonSettings>> PeopleAsync(DbConnection connection, DbTransaction? transaction, string? userId)
    {
        var people = await connection.QueryAsync<PersonRow>(
            """
            SELECT u.id, u.profile_id, p.name AS profile_name, p.is_active AS is_profile_active, u.is_locked_out, m.time_zone
            FROM users u JOIN profiles p ON p.id = u.profile_id LEFT JOIN mailboxes m ON m.user_id = u.id
            WHERE @userId IS NULL OR u.id = @userId
            ORDER BY u.id
            """,
            new { userId },
            transaction);
        var rows = (await connection.QueryAsync<SettingRow>(
            "SELECT level, owner_id, name, value, is_locked FROM settings WHERE kind = @kind AND (@userId IS NULL OR level <> 'user' OR owner_id = @userId)",
            new { kind = JobKinds.Email, userId },
            transaction))
            .ToLookup(row => (row.Level, row.OwnerId));
        return people
            .Select(person =>
            {
                var layers = new SettingsLayers(
                    Layer(rows[(Levels.Organisation, "")], Levels.Organisation),
                    Layer(rows[(Levels.Profile, person.ProfileId)], Levels.Profile),
                    Layer(rows[(Levels.User, person.Id)], Levels.User));
                return new PersonSettings(
                    person.Id,
                    new PersonProfile(person.ProfileId, person.ProfileName, person.IsProfileActive),
                    person.IsLockedOut,
                    SettingsResolution.Resolve(layers, person.TimeZone ?? "Etc/UTC"));
            })
            .ToList();
    }

    private static Dictionary<string, StoredSetting> Layer(IEnumerable<SettingRow> rows, string level) =>
        rows.Where(row => row.Level == level).ToDictionary(row => row.Name, row => new StoredSetting(row.Value, row.IsLocked));

    private sealed record SettingRow
    {
        public string Level { get; init; } = "";

        public string OwnerId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Value { get; init; } = "";

        public bool IsLocked { get; init; }
    }

    private sealed record PersonRow
    {
        public string Id { get; init; } = "";

        public string ProfileId { get; init; } = "";

        public string ProfileName { get; init; } = "";

        public bool IsProfileActive { get; init; }

        public bool IsLockedOut { get; init; }

        public string? TimeZone { get; init; }
    }
}
