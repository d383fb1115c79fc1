using System.Data.Common;
using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>
/// What was or is being written to Salesforce, by key (R6). An intent is stored before the call and the ids after it, so that whoever comes
/// after a crash can ask for the keys instead of guessing.
/// </summary>
internal sealed class Ledger(Database database, TimeProvider time)
{
    /// <summary>What nobody has tried to finish for so long never will be: its message is past the horizon.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(60);

    private const string Columns = """
        SELECT r.key, r.user_id, r.kind, r.message_id, r.organisation_id, r.scope, r.take, r.state, r.parts, r.match, r.relation, r.intended_at,
               r.recorded_at, u.display_name AS user_name
        FROM recordings r LEFT JOIN users u ON u.id = r.user_id
        """;

    /// <summary>The entries of these keys, whoever wrote them.</summary>
    public async Task<IReadOnlyDictionary<string, LedgerEntry>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return new Dictionary<string, LedgerEntry>();
        }

        return await database.ReadAsync(
            async connection =>
            {
                var rows = await Chunks.QueryAsync(keys, chunk => connection.QueryAsync<LedgerEntry>(new CommandDefinition(
                    $"{Columns} WHERE r.key IN @chunk", new { chunk }, cancellationToken: cancellationToken)));
                return rows.ToDictionary(r => r.Key, StringComparer.Ordinal);
            },
            cancellationToken);
    }

    /// <summary>
    /// The recordings of one person's job that were begun and not finished, and not given up: a key of those that is met again is found by its
    /// refusal.
    /// </summary>
    public Task<IReadOnlyList<LedgerEntry>> ReadUnfinishedAsync(string userId, string kind, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<LedgerEntry>>(
            async connection => (await connection.QueryAsync<LedgerEntry>(new CommandDefinition(
                $"{Columns} WHERE r.user_id = @userId AND r.kind = @kind AND r.state = 'intended' AND r.intended_at > @since",
                new { userId, kind, since = (time.GetUtcNow() - GivenUpAfter).ToStored() },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    /// <summary>The key of the recording that stands for a message of a person's; null: there is none.</summary>
    public Task<string?> FindRecordedKeyAsync(string userId, string kind, string messageId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(
                "SELECT key FROM recordings WHERE user_id = @userId AND kind = @kind AND message_id = @messageId AND state = 'recorded' ORDER BY take DESC",
                new { userId, kind, messageId },
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>A person's recordings of these messages, within a transaction of the caller's.</summary>
    public static Task<IEnumerable<LedgerEntry>> FindAsync(
        DbConnection connection, DbTransaction transaction, string userId, string kind, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken) =>
        connection.QueryAsync<LedgerEntry>(new CommandDefinition(
            $"{Columns} WHERE r.user_id = @userId AND r.kind = @kind AND r.message_id IN @messageIds",
            new { userId, kind, messageIds },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>The parts of these recordings, in order.</summary>
    public async Task<ILookup<string, LedgerPart>> ReadPartsAsync(IReadOnlyCollection<string> recordingKeys, CancellationToken cancellationToken)
    {
        var parts = recordingKeys.Count == 0
            ? []
            : await database.ReadAsync(
                connection => Chunks.QueryAsync(recordingKeys, chunk => connection.QueryAsync<LedgerPart>(new CommandDefinition(
                    "SELECT key, recording_key, part, task_id FROM recording_parts WHERE recording_key IN @chunk ORDER BY part",
                    new { chunk },
                    cancellationToken: cancellationToken))),
                cancellationToken);
        return parts.ToLookup(p => p.RecordingKey, StringComparer.Ordinal);
    }

    /// <summary>
    /// Stores intents in one transaction. Where somebody else's entry has the key it stands, and the key is answered (R7); an intent of the
    /// same person and message is taken up again, and so is one that its owner has left unfinished for an hour: whoever left or was
    /// disconnected must not keep the message from everybody, and the key keeps it from being written twice. The key is answered, too, where the
    /// person has said since the decision that they do not want it recorded (D6).
    /// </summary>
    public Task<IReadOnlySet<string>> IntendAsync(
        IReadOnlyList<Intent> intents, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlySet<string>>(
            async (connection, transaction) =>
            {
                var taken = new HashSet<string>(StringComparer.Ordinal);
                foreach (var (entry, parts, files, messageHash, recordId) in await WantedAsync(connection, transaction, intents, taken, cancellationToken))
                {
                    await connection.ExecuteAsync(new CommandDefinition(
                        """
                        INSERT INTO recordings (key, user_id, kind, message_id, organisation_id, scope, take, state, parts, match, relation, intended_at)
                        VALUES (@Key, @UserId, @Kind, @MessageId, @OrganisationId, @Scope, @Take, @State, @Parts, @Match, @Relation, @IntendedAt)
                        ON CONFLICT (key) DO NOTHING
                        """,
                        entry,
                        transaction,
                        cancellationToken: cancellationToken));
                    var owner = await connection.QuerySingleAsync<LedgerEntry>(new CommandDefinition(
                        $"{Columns} WHERE r.key = @Key", new { entry.Key }, transaction, cancellationToken: cancellationToken));
                    var isMine = owner.UserId == entry.UserId && owner.MessageId == entry.MessageId;
                    if (owner.State != LedgerEntry.Intended || (!isMine && !owner.IsStale(time.GetUtcNow())))
                    {
                        taken.Add(entry.Key);
                        continue;
                    }

                    await connection.ExecuteAsync(new CommandDefinition(
                        """
                        UPDATE recordings SET user_id = @UserId, kind = @Kind, message_id = @MessageId, parts = @Parts, match = @Match,
                            relation = @Relation, intended_at = @IntendedAt
                        WHERE key = @Key
                        """,
                        entry,
                        transaction,
                        cancellationToken: cancellationToken));

                    await connection.ExecuteAsync(new CommandDefinition(
                        "INSERT INTO recording_parts (key, recording_key, part) VALUES (@Key, @RecordingKey, @Part) ON CONFLICT (key) DO NOTHING",
                        parts,
                        transaction,
                        cancellationToken: cancellationToken));
                    await FileStore.ReplaceAsync(connection, transaction, entry.Key, files, cancellationToken);
                    await RelationStore.BeginAsync(connection, transaction, entry, messageHash, recordId, cancellationToken);
                }

                return taken;
            },
            cancellationToken);

    /// <summary>All but those whose message its person has excluded since it was decided: their keys are added to <paramref name="taken"/>.</summary>
    private static async Task<IReadOnlyList<Intent>> WantedAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<Intent> intents, HashSet<string> taken, CancellationToken cancellationToken)
    {
        foreach (var ofPerson in intents.GroupBy(i => i.Entry.UserId, StringComparer.Ordinal))
        {
            var unwanted = await ExclusionStore.FindAsync(
                connection, transaction, ofPerson.Key, [.. ofPerson.Select(i => i.MessageHash).Distinct()], cancellationToken);
            taken.UnionWith(ofPerson
                .Where(i => unwanted.GetValueOrDefault(i.MessageHash) is { } said && said.SaidAt != i.InSpiteOf?.SaidAt)
                .Select(i => i.Entry.Key));
        }

        return [.. intents.Where(i => !taken.Contains(i.Entry.Key))];
    }

    /// <summary>
    /// Stores the ids of created Tasks. A recording all of whose parts have an id is recorded from then on, and its mark is pending: both in
    /// the same transaction, so that no recorded message stays without its mark.
    /// </summary>
    public Task SaveCreatedAsync(IReadOnlyList<(string PartKey, string TaskId)> created, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var now = time.GetUtcNow().ToStored();
                foreach (var (partKey, taskId) in created)
                {
                    await connection.ExecuteAsync(new CommandDefinition(
                        "UPDATE recording_parts SET task_id = @taskId WHERE key = @partKey",
                        new { partKey, taskId },
                        transaction,
                        cancellationToken: cancellationToken));
                }

                var keys = created.Select(c => c.PartKey).ToList();
                var complete = (await connection.QueryAsync<LedgerEntry>(new CommandDefinition(
                    $"""
                    {Columns}
                    WHERE r.state = 'intended'
                      AND r.key IN (SELECT p.recording_key FROM recording_parts p WHERE p.key IN @keys)
                      AND r.parts = (SELECT COUNT(*) FROM recording_parts p WHERE p.recording_key = r.key AND p.task_id IS NOT NULL)
                    """,
                    new { keys },
                    transaction,
                    cancellationToken: cancellationToken))).AsList();
                foreach (var entry in complete)
                {
                    await connection.ExecuteAsync(new CommandDefinition(
                        "UPDATE recordings SET state = 'recorded', recorded_at = @now WHERE key = @Key",
                        new { now, entry.Key },
                        transaction,
                        cancellationToken: cancellationToken));
                    await MarkStore.AddPendingAsync(connection, transaction, entry.UserId, entry.MessageId, now, cancellationToken);
                }
            },
            cancellationToken);

    /// <summary>
    /// The Tasks of a recording are deleted (R8): who and when are kept, and the message is excluded for everybody whom the key serves (D6).
    /// False: it is no recording any more.
    /// </summary>
    public Task<bool> UndoAsync(LedgerEntry entry, string? messageHash, string byUserId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var now = time.GetUtcNow().ToStored();
                var undone = await connection.ExecuteAsync(new CommandDefinition(
                    "UPDATE recordings SET state = 'undone', undone_at = @now, undone_by = @byUserId WHERE key = @Key AND state = 'recorded'",
                    new { now, byUserId, entry.Key },
                    transaction,
                    cancellationToken: cancellationToken));
                if (undone == 0)
                {
                    return false;
                }

                if (messageHash is null)
                {
                    return true;
                }

                var whose = entry.Scope == RecordingContext.EveryUser ? ExclusionStore.Everybody : entry.UserId;
                await ExclusionStore.UndoAsync(connection, transaction, whose, messageHash, byUserId, now, cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>Takes intents back of which Salesforce has no part: the messages are decided afresh.</summary>
    public Task DropAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        keys.Count == 0 ? Task.CompletedTask : database.WriteAsync((connection, transaction) => DropAsync(connection, transaction, keys, cancellationToken), cancellationToken);

    private static async Task DropAsync(DbConnection connection, DbTransaction transaction, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        await FileStore.DropAsync(connection, transaction, keys, cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM recording_parts WHERE recording_key IN @keys", new { keys }, transaction, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM recordings WHERE key IN @keys AND state = 'intended'", new { keys }, transaction, cancellationToken: cancellationToken));
    }
}
