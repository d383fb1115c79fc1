using System.Data.Common;
using System.Text.Json;
using Dapper;
using EmailSync.Domain.Settings;
using EmailSync.Features.Settings;
using EmailSync.Storage;

namespace EmailSync.Features.AddressLists;

/// <summary>An entry of a list as it is stored.</summary>
internal sealed record ListEntryRow
{
    public string List { get; init; } = "";

    public string Level { get; init; } = "";

    public string Entry { get; init; } = "";

    public long AddedAt { get; init; }

    /// <summary>Null: nobody with that id has visited, or not any more.</summary>
    public string? AddedByName { get; init; }
}

/// <summary>The table <c>address_list_entries</c>. Every change is kept (S4), within the transaction that makes it.</summary>
internal sealed class AddressListStore(Database database, TimeProvider time)
{
    /// <summary>So many entries one list takes.</summary>
    public const int MostEntries = 10_000;

    private const string Columns = """
        SELECT e.list, e.level, e.entry, e.added_at, u.display_name AS added_by_name
        FROM address_list_entries e LEFT JOIN users u ON u.id = e.added_by
        """;

    /// <summary>The Ignore Lists that hold for a person, of all levels, by entry.</summary>
    public Task<IReadOnlyList<ListEntryRow>> ReadIgnoredAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ListEntryRow>>(
            async connection => (await connection.QueryAsync<ListEntryRow>(
                $"""
                {Columns}
                WHERE e.list = @list AND (e.level = 'organisation' OR (e.level = 'user' AND e.owner_id = @userId)
                    OR (e.level = 'profile' AND e.owner_id = (SELECT profile_id FROM users WHERE id = @userId)))
                ORDER BY e.entry
                """,
                new { list = SettingNames.IgnoreList, userId })).AsList(),
            cancellationToken);

    /// <summary>One list, by entry.</summary>
    public Task<IReadOnlyList<ListEntryRow>> ReadAsync(ListOwner owner, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ListEntryRow>>(
            async connection => (await connection.QueryAsync<ListEntryRow>(
                $"{Columns} WHERE e.list = @List AND e.level = @Level AND e.owner_id = @Id ORDER BY e.entry", owner)).AsList(),
            cancellationToken);

    /// <summary>Adds those that are not on the list yet: all of them, or none where the list would grow too long (false).</summary>
    public Task<bool> AddAsync(ListOwner owner, IReadOnlyList<AddressEntry> entries, string actorId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var now = time.GetUtcNow();
                var there = (await connection.QueryAsync<string>(
                    "SELECT entry FROM address_list_entries WHERE list = @List AND level = @Level AND owner_id = @Id", owner, transaction)).ToHashSet(StringComparer.Ordinal);
                var added = entries.Select(entry => entry.Text).Where(entry => !there.Contains(entry)).ToList();
                if (there.Count + added.Count > MostEntries)
                {
                    return false;
                }

                await connection.ExecuteAsync(
                    """
                    INSERT INTO address_list_entries (list, level, owner_id, entry, added_at, added_by) VALUES (@List, @Level, @Id, @entry, @at, @actorId)
                    """,
                    added.Select(entry => new { owner.List, owner.Level, owner.Id, entry, at = now.ToStored(), actorId }),
                    transaction);
                await LogAsync(connection, transaction, owner, actorId, added.Select(entry => ((string?)null, (string?)entry)), now);
                return true;
            },
            cancellationToken);

    /// <summary>False: it was not on the list.</summary>
    public Task<bool> RemoveAsync(ListOwner owner, AddressEntry entry, string actorId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var removed = await connection.ExecuteAsync(
                    "DELETE FROM address_list_entries WHERE list = @List AND level = @Level AND owner_id = @Id AND entry = @Text",
                    new { owner.List, owner.Level, owner.Id, entry.Text },
                    transaction);
                await LogAsync(connection, transaction, owner, actorId, Enumerable.Repeat(((string?)entry.Text, (string?)null), removed), time.GetUtcNow());
                return removed > 0;
            },
            cancellationToken);

    /// <summary>A profile is deleted: its list goes with it.</summary>
    public static Task DeleteOfProfileAsync(DbConnection connection, DbTransaction transaction, string profileId)
    {
        var owner = ListOwner.OfProfile(profileId);
        return connection.ExecuteAsync("DELETE FROM address_list_entries WHERE level = @Level AND owner_id = @Id", new { owner.Level, owner.Id }, transaction);
    }

    private static Task LogAsync(
        DbConnection connection,
        DbTransaction transaction,
        ListOwner owner,
        string actorId,
        IEnumerable<(string? From, string? To)> changes,
        DateTimeOffset now) =>
        ChangeLog.AddAsync(
            connection,
            transaction,
            changes.Select(change => new LoggedChange
            {
                ActorId = actorId,
                Level = owner.Level,
                OwnerId = owner.Id,
                Kind = LoggedChange.OfEveryKind,
                Name = owner.List,
                From = change.From is null ? null : JsonSerializer.Serialize(change.From),
                To = change.To is null ? null : JsonSerializer.Serialize(change.To),
            }),
            now);
}
