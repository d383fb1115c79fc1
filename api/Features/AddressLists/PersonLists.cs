using Dapper;
using EmailSync.Domain.Settings;
using EmailSync.Features.Settings;
using EmailSync.Storage;

namespace EmailSync.Features.AddressLists;

/// <summary>The lists by which a person's messages are decided, as they stood at one moment.</summary>
/// <param name="InForce">The lists.</param>
/// <param name="ProfileId">Whose list is among them.</param>
/// <param name="Position">The newest change that they surely contain.</param>
internal sealed record PersonLists(ListsInForce InForce, string ProfileId, long Position)
{
    public static PersonLists Empty { get; } = new(ListsInForce.Empty, "", 0);
}

/// <summary>Reads the lists that hold for a person, and what has changed on them.</summary>
internal sealed class PersonListReader(Database database)
{
    private const string Concerns = """
        (level = 'organisation' OR (level = 'user' AND owner_id = @userId)
            OR (level = 'profile' AND owner_id = (SELECT profile_id FROM users WHERE id = @userId)))
        """;

    public Task<PersonLists> ReadAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                // The position first: what is changed after it is looked at again by the next run, whether the lists below have it or not.
                var position = await connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(position), 0) FROM setting_changes");
                var profile = await connection.ExecuteScalarAsync<string?>("SELECT profile_id FROM users WHERE id = @userId", new { userId });
                var rows = (await connection.QueryAsync<ListEntryRow>(
                    $"SELECT list, level, entry FROM address_list_entries WHERE {Concerns}", new { userId })).ToLookup(row => (row.List, row.Level));
                return new PersonLists(
                    new ListsInForce(
                        List(rows[(SettingNames.GlobalExclusions, Levels.Organisation)]),
                        new IgnoreLists(
                            List(rows[(SettingNames.IgnoreList, Levels.Organisation)]),
                            List(rows[(SettingNames.IgnoreList, Levels.Profile)]),
                            List(rows[(SettingNames.IgnoreList, Levels.User)]))),
                    profile ?? "",
                    position);
            },
            cancellationToken);

    /// <summary>The entries that came to a person's lists, or went from them, after one position and up to another.</summary>
    public Task<IReadOnlyList<AddressEntry>> ReadChangedAsync(string userId, long after, long upTo, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AddressEntry>>(
            async connection =>
            [
                .. Entries((await connection.QueryAsync<string>(new CommandDefinition(
                    $"""
                    SELECT COALESCE(to_value, from_value) FROM setting_changes
                    WHERE name IN @lists AND position > @after AND position <= @upTo AND {Concerns}
                    """,
                    new { lists = new[] { SettingNames.IgnoreList, SettingNames.GlobalExclusions }, userId, after, upTo },
                    cancellationToken: cancellationToken))).Select(json => StoredJson.TryRead<string>(json)).OfType<string>()),
            ],
            cancellationToken);

    private static AddressList List(IEnumerable<ListEntryRow> rows) => new(Entries(rows.Select(row => row.Entry)));

    private static IEnumerable<AddressEntry> Entries(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (AddressEntry.TryParse(text, out var entry))
            {
                yield return entry;
            }
        }
    }
}
