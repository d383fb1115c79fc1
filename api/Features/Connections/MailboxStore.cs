using System.Text.Json;
using Dapper;
using EmailSync.Domain.Mail;
using EmailSync.Integrations.Exchange;
using EmailSync.Storage;

namespace EmailSync.Features.Connections;

/// <summary>The tables <c>mailboxes</c> and <c>mailbox_folders</c>.</summary>
internal sealed class MailboxStore(Database database)
{
    public async Task<MailboxState> ReadAsync(string userId, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<MailboxRow>("SELECT * FROM mailboxes WHERE user_id = @userId", new { userId }),
            cancellationToken);
        return row is null ? new MailboxState() : row.ToState();
    }

    public Task<IReadOnlyDictionary<string, MailboxState>> ReadAllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyDictionary<string, MailboxState>)(await connection.QueryAsync<MailboxRow>("SELECT * FROM mailboxes"))
                .ToDictionary(row => row.UserId, row => row.ToState(), StringComparer.Ordinal),
            cancellationToken);

    public Task<IReadOnlyList<MailFolder>> FoldersAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (IReadOnlyList<MailFolder>)(await connection.QueryAsync<FolderRow>(
                    "SELECT id, parent_id, display_name, well_known_name FROM mailbox_folders WHERE user_id = @userId ORDER BY position",
                    new { userId }))
                .Select(row => new MailFolder(row.Id, row.ParentId, row.DisplayName, row.WellKnownName))
                .ToList(),
            cancellationToken);

    /// <summary>A profile that was read proves that the mailbox can be reached.</summary>
    public Task StoreProfileAsync(string userId, MailboxProfile profile, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO mailboxes (user_id, display_name, primary_address, addresses, time_zone, state, state_code, checked_at, profile_read_at)
                VALUES (@userId, @DisplayName, @PrimaryAddress, @addresses, @TimeZone, 'connected', NULL, @now, @now)
                ON CONFLICT (user_id) DO UPDATE SET display_name = excluded.display_name, primary_address = excluded.primary_address,
                    addresses = excluded.addresses, time_zone = excluded.time_zone, state = excluded.state, state_code = NULL,
                    checked_at = excluded.checked_at, profile_read_at = excluded.profile_read_at
                """,
                new
                {
                    userId,
                    profile.DisplayName,
                    profile.PrimaryAddress,
                    addresses = JsonSerializer.Serialize(profile.Addresses.Select(a => a.Value).Order(StringComparer.Ordinal)),
                    profile.TimeZone,
                    now = now.ToStored(),
                },
                transaction),
            cancellationToken);

    public Task StoreFoldersAsync(string userId, IReadOnlyList<MailFolder> folders, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("DELETE FROM mailbox_folders WHERE user_id = @userId", new { userId }, transaction);
                await connection.ExecuteAsync(
                    """
                    INSERT INTO mailbox_folders (user_id, id, parent_id, display_name, well_known_name, position)
                    VALUES (@userId, @Id, @ParentId, @DisplayName, @WellKnownName, @position)
                    """,
                    folders.Select((f, position) => new { userId, f.Id, f.ParentId, f.DisplayName, f.WellKnownName, position }),
                    transaction);
                await connection.ExecuteAsync(
                    "UPDATE mailboxes SET folders_read_at = @now WHERE user_id = @userId", new { userId, now = now.ToStored() }, transaction);
            },
            cancellationToken);

    public Task ForgetFoldersReadAsync(string userId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync("UPDATE mailboxes SET folders_read_at = NULL WHERE user_id = @userId", new { userId }, transaction),
            cancellationToken);

    public Task StoreStateAsync(string userId, ExchangeState state, string? code, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO mailboxes (user_id, state, state_code, checked_at) VALUES (@userId, @state, @code, @now)
                ON CONFLICT (user_id) DO UPDATE SET state = excluded.state, state_code = excluded.state_code, checked_at = excluded.checked_at
                """,
                new { userId, state = Spelling(state), code, now = now.ToStored() },
                transaction),
            cancellationToken);

    public Task StoreCategoryEnsuredAsync(string userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE mailboxes SET category_ensured_at = @now WHERE user_id = @userId", new { userId, now = now.ToStored() }, transaction),
            cancellationToken);

    public Task StoreMarksRefusedAsync(string userId, DateTimeOffset? at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE mailboxes SET marks_refused_at = @at WHERE user_id = @userId", new { userId, at = at.ToStored() }, transaction),
            cancellationToken);

    private static string Spelling(ExchangeState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    private sealed record FolderRow
    {
        public string Id { get; init; } = "";

        public string? ParentId { get; init; }

        public string DisplayName { get; init; } = "";

        public string? WellKnownName { get; init; }
    }

    private sealed record MailboxRow
    {
        public string UserId { get; init; } = "";

        public string? DisplayName { get; init; }

        public string? PrimaryAddress { get; init; }

        public string Addresses { get; init; } = "[]";

        public string? TimeZone { get; init; }

        public string State { get; init; } = "unknown";

        public string? StateCode { get; init; }

        public long? CheckedAt { get; init; }

        public long? ProfileReadAt { get; init; }

        public long? FoldersReadAt { get; init; }

        public long? CategoryEnsuredAt { get; init; }

        public long? MarksRefusedAt { get; init; }

        /// <summary>Null: they have to be read anew.</summary>
        private string[]? KnownAddresses => StoredJson.TryRead<string[]>(Addresses);

        public MailboxState ToState() => new()
        {
            State = Enum.Parse<ExchangeState>(State, ignoreCase: true),
            Code = StateCode,
            DisplayName = DisplayName,
            PrimaryAddress = PrimaryAddress,
            Addresses = (KnownAddresses ?? [])
                .Select(text => EmailAddress.TryParse(text, out var address) ? address : (EmailAddress?)null)
                .OfType<EmailAddress>()
                .ToHashSet(),
            TimeZone = TimeZone,
            CheckedAt = CheckedAt.ToInstant(),
            ProfileReadAt = KnownAddresses is null ? null : ProfileReadAt.ToInstant(),
            FoldersReadAt = FoldersReadAt.ToInstant(),
            CategoryEnsuredAt = CategoryEnsuredAt.ToInstant(),
            MarksRefusedAt = MarksRefusedAt.ToInstant(),
        };
    }
}
