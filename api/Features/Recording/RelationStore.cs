using System.Data.Common;
using Dapper;
using EmailSync.Domain.Recording;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>What a person has related a message of theirs to (R1).</summary>
internal sealed record MessageRelation
{
    public required string UserId { get; init; }

    public required string Kind { get; init; }

    /// <summary><see cref="RecordingKeys.HashOf"/>: every copy of the message has the same.</summary>
    public required string MessageHash { get; init; }

    /// <summary>With the id and the name; null: to nothing any more.</summary>
    public string? RecordType { get; init; }

    public string? RecordId { get; init; }

    public string? RecordName { get; init; }

    /// <summary>The recording that has to follow; null: none, as far as is known.</summary>
    public string? RecordingKey { get; init; }

    public RelatedRecord? Record => RecordType is null || RecordId is null ? null : new RelatedRecord(RecordType, RecordId, RecordName ?? RecordId);

    public MessageRelation To(RelatedRecord? record) => this with { RecordType = record?.Type, RecordId = record?.Id, RecordName = record?.Name };
}

/// <summary>
/// To which records people relate messages (R1): remembered for the recording that comes, and for another take (R8); and until the Tasks of one
/// that exists already follow.
/// </summary>
internal sealed class RelationStore(Database database, TimeProvider time)
{
    private const string Columns = "SELECT c.user_id, c.kind, c.message_hash, c.record_type, c.record_id, c.record_name, c.recording_key FROM message_relations c";

    private const string IsMessage = "user_id = @UserId AND kind = @Kind AND message_hash = @MessageHash";

    /// <summary>What a person has related these messages to, by hash; a message that is not in it is related to nothing.</summary>
    public async Task<IReadOnlyDictionary<string, RelatedRecord>> FindAsync(
        string userId, string kind, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        var rows = hashes.Count == 0 ? [] : await database.ReadAsync(
            connection => Chunks.QueryAsync(hashes, chunk => connection.QueryAsync<MessageRelation>(new CommandDefinition(
                $"{Columns} WHERE c.user_id = @userId AND c.kind = @kind AND c.message_hash IN @chunk AND c.record_id IS NOT NULL",
                new { userId, kind, chunk },
                cancellationToken: cancellationToken))),
            cancellationToken);
        return rows.ToDictionary(row => row.MessageHash, row => row.Record!, StringComparer.Ordinal);
    }

    /// <summary>Remembers it, and which recording has to follow: the one named, else one of the message that a run has begun meanwhile.</summary>
    /// <param name="relation">What is wanted.</param>
    /// <param name="messageId">The immutable id.</param>
    /// <param name="cancellationToken">Ends it before anything is remembered.</param>
    /// <returns>The key of the recording that has to follow; null: there is none.</returns>
    public Task<string?> SaveAsync(MessageRelation relation, string messageId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            // A wish for nothing stays too: a run may have decided by the one before, and begun nothing yet.
            (connection, transaction) => connection.QuerySingleAsync<string?>(new CommandDefinition(
                """
                INSERT INTO message_relations (user_id, kind, message_hash, record_type, record_id, record_name, recording_key, related_at)
                VALUES (@UserId, @Kind, @MessageHash, @RecordType, @RecordId, @RecordName, COALESCE(@RecordingKey, (
                    SELECT key FROM recordings
                    WHERE user_id = @UserId AND kind = @Kind AND message_id = @messageId AND state <> 'undone' ORDER BY take DESC LIMIT 1)), @now)
                ON CONFLICT (user_id, kind, message_hash) DO UPDATE SET record_type = excluded.record_type, record_id = excluded.record_id,
                    record_name = excluded.record_name, recording_key = excluded.recording_key, related_at = excluded.related_at
                RETURNING recording_key
                """,
                new
                {
                    relation.UserId,
                    relation.Kind,
                    relation.MessageHash,
                    relation.RecordType,
                    relation.RecordId,
                    relation.RecordName,
                    relation.RecordingKey,
                    messageId,
                    now = time.GetUtcNow().ToStored(),
                },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>What recordings of this person's runs have to follow.</summary>
    public Task<IReadOnlyList<MessageRelation>> ReadDueAsync(string userId, string kind, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<MessageRelation>>(
            async connection => (await connection.QueryAsync<MessageRelation>(new CommandDefinition(
                $"""
                {Columns} JOIN recordings r ON r.key = c.recording_key AND r.user_id = c.user_id AND r.state = 'recorded'
                WHERE c.user_id = @userId AND c.kind = @kind
                """,
                new { userId, kind },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    /// <summary>Salesforce refuses it for good: what is remembered is what the recording stands with.</summary>
    public Task RevertAsync(MessageRelation refused, RelatedRecord? present, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await SettleAsync(connection, transaction, refused, cancellationToken))
                {
                    await connection.ExecuteAsync(new CommandDefinition(
                        $"UPDATE message_relations SET record_type = @RecordType, record_id = @RecordId, record_name = @RecordName WHERE {IsMessage}",
                        refused.To(present),
                        transaction,
                        cancellationToken: cancellationToken));
                    await ForgetEmptyAsync(connection, transaction, refused, cancellationToken);
                }
            },
            cancellationToken);

    /// <summary>Nothing has to follow any more, in a transaction of the caller's. False: the person has related it to something else meanwhile.</summary>
    public static async Task<bool> SettleAsync(
        DbConnection connection, DbTransaction transaction, MessageRelation followed, CancellationToken cancellationToken)
    {
        var settled = await connection.ExecuteAsync(new CommandDefinition(
            $"UPDATE message_relations SET recording_key = NULL WHERE {IsMessage} AND COALESCE(record_id, '') = COALESCE(@RecordId, '')",
            followed,
            transaction,
            cancellationToken: cancellationToken));
        return settled > 0;
    }

    /// <summary>
    /// What was done of an older wish may have come after what was done of the present one, in a transaction of the caller's: the recording has to
    /// follow once more.
    /// </summary>
    public static Task OweAsync(
        DbConnection connection, DbTransaction transaction, MessageRelation followed, string recordingKey, long now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO message_relations (user_id, kind, message_hash, recording_key, related_at)
            VALUES (@UserId, @Kind, @MessageHash, @recordingKey, @now)
            ON CONFLICT (user_id, kind, message_hash) DO UPDATE SET recording_key = excluded.recording_key
            """,
            new { followed.UserId, followed.Kind, followed.MessageHash, recordingKey, now },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>
    /// A recording is begun with what was wanted when it was decided, in the transaction that stores the intent: where something else is wanted by
    /// now, it has to follow.
    /// </summary>
    public static Task BeginAsync(
        DbConnection connection, DbTransaction transaction, LedgerEntry entry, string messageHash, string? recordId, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            $"UPDATE message_relations SET recording_key = @Key WHERE {IsMessage} AND COALESCE(record_id, '') <> COALESCE(@recordId, '')",
            new { entry.Key, entry.UserId, entry.Kind, MessageHash = messageHash, recordId },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>Salesforce refuses Tasks for the record that they are related to: from now on these recordings are made without it.</summary>
    /// <param name="refusals">Salesforce's words, by the key of the part.</param>
    /// <param name="cancellationToken">Ends it before anything is stored.</param>
    public Task RefuseAsync(IReadOnlyCollection<KeyValuePair<string, string>> refusals, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                foreach (var (partKey, words) in refusals)
                {
                    await ChangeAsync(
                        connection, transaction, partKey, planned => planned with { Fate = RelationFate.Refused, Words = words }, cancellationToken);
                }
            },
            cancellationToken);

    /// <summary>The record was not why these were refused: they are to be made with it after all, unless a part of theirs is made without it.</summary>
    /// <param name="partKeys">What was refused.</param>
    /// <param name="madeWithout">What else was tried without its record.</param>
    /// <param name="cancellationToken">Ends it before anything is stored.</param>
    public Task AcquitAsync(IReadOnlyCollection<string> partKeys, IReadOnlyCollection<string> madeWithout, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var free = await connection.QueryAsync<string>(new CommandDefinition(
                    """
                    SELECT key FROM recording_parts WHERE key IN @partKeys AND recording_key NOT IN (
                        SELECT recording_key FROM recording_parts WHERE key IN @madeWithout)
                    """,
                    new { partKeys, madeWithout },
                    transaction,
                    cancellationToken: cancellationToken));
                foreach (var partKey in free)
                {
                    await ChangeAsync(
                        connection, transaction, partKey, planned => planned with { Fate = RelationFate.Related, Words = null }, cancellationToken);
                }
            },
            cancellationToken);

    private static async Task ChangeAsync(
        DbConnection connection, DbTransaction transaction, string partKey, Func<Relation, Relation> change, CancellationToken cancellationToken)
    {
        const string OfPart = "key = (SELECT recording_key FROM recording_parts WHERE key = @partKey)";
        var document = await connection.QueryFirstOrDefaultAsync<string>(new CommandDefinition(
            $"SELECT relation FROM recordings WHERE {OfPart}", new { partKey }, transaction, cancellationToken: cancellationToken));
        var relation = RelationDocument.TryRead(document) is { } planned ? RelationDocument.Write(change(planned)) : null;
        await connection.ExecuteAsync(new CommandDefinition(
            $"UPDATE recordings SET relation = @relation WHERE {OfPart}", new { partKey, relation }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Nothing is wanted and nothing has to follow: nothing is left to remember.</summary>
    public static Task ForgetEmptyAsync(
        DbConnection connection, DbTransaction transaction, MessageRelation relation, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            $"DELETE FROM message_relations WHERE {IsMessage} AND record_id IS NULL AND recording_key IS NULL",
            relation,
            transaction,
            cancellationToken: cancellationToken));
}
