using System.Data.Common;
using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <summary>The rows of messages: read and written by the runs, read by forecasts and the history.</summary>
internal sealed class MessageStore(Database database)
{
    internal const string Columns = """
        SELECT user_id, kind, id, folder_id, state, change_key, received_at, first_seen_at, first_seen_look_back, internet_message_id,
               conversation_id, subject, from_name, from_address, facts, code, outcome, findings, records, unmatched, recording_key, decided_at, look_again_at,
               look_again_until, attempts, wish, wants_attachments
        FROM messages
        """;

    private const string Save = """
        INSERT INTO messages (user_id, kind, id, folder_id, state, change_key, received_at, first_seen_at, first_seen_look_back,
            internet_message_id, conversation_id, subject, from_name, from_address, facts, code, outcome, findings, records, unmatched, recording_key,
            decided_at, look_again_at, look_again_until, attempts, wish, wants_attachments)
        VALUES (@UserId, @Kind, @Id, @FolderId, @State, @ChangeKey, @ReceivedAt, @FirstSeenAt, @FirstSeenLookBack,
            @InternetMessageId, @ConversationId, @Subject, @FromName, @FromAddress, @Facts, @Code, @Outcome, @Findings, @Records, @Unmatched, @RecordingKey,
            @DecidedAt, @LookAgainAt, @LookAgainUntil, @Attempts, @Wish, @WantsAttachments)
        ON CONFLICT (user_id, kind, id) DO UPDATE SET folder_id = excluded.folder_id, state = excluded.state,
            change_key = excluded.change_key, received_at = excluded.received_at, internet_message_id = excluded.internet_message_id, conversation_id = excluded.conversation_id,
            subject = excluded.subject, from_name = excluded.from_name, from_address = excluded.from_address, facts = excluded.facts,
            code = excluded.code, outcome = excluded.outcome, findings = excluded.findings, records = excluded.records,
            unmatched = excluded.unmatched, recording_key = excluded.recording_key, decided_at = excluded.decided_at,
            look_again_at = excluded.look_again_at, look_again_until = excluded.look_again_until, attempts = excluded.attempts,
            wish = CASE WHEN messages.wish > excluded.wish AND NOT @WithdrawsWish THEN messages.wish ELSE excluded.wish END,
            wants_attachments = CASE WHEN messages.wants_attachments = 1 AND NOT @WithdrawsWish THEN 1 ELSE excluded.wants_attachments END
        """;

    /// <summary>One row; null where it is not this user's or not there.</summary>
    public Task<MessageRow?> FindAsync(string userId, string kind, string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<MessageRow>(new CommandDefinition(
                $"{Columns} WHERE user_id = @userId AND kind = @kind AND id = @id", new { userId, kind, id }, cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>The rows with these immutable ids.</summary>
    public static Task<IReadOnlyList<MessageRow>> FindAsync(
        DbConnection connection, DbTransaction? transaction, string userId, string kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        InChunksAsync(
            ids, chunk => QueryAsync(connection, transaction, "user_id = @userId AND kind = @kind AND id IN @chunk", new { userId, kind, chunk }, cancellationToken));

    /// <summary>The rows of a mailbox with these Internet Message-IDs: several where the mailbox holds several copies.</summary>
    public Task<IReadOnlyList<MessageRow>> FindByInternetMessageIdsAsync(
        string userId, string kind, IReadOnlyCollection<string> internetMessageIds, CancellationToken cancellationToken) =>
        internetMessageIds.Count == 0
            ? Task.FromResult<IReadOnlyList<MessageRow>>([])
            : database.ReadAsync(
                connection => InChunksAsync(
                    internetMessageIds,
                    chunk => QueryAsync(
                        connection,
                        null,
                        "user_id = @userId AND kind = @kind AND internet_message_id IN @chunk",
                        new { userId, kind, chunk },
                        cancellationToken)),
                cancellationToken);

    /// <summary>Other people's rows with these Internet Message-IDs which are their own sent copies, decided (D7).</summary>
    public Task<IReadOnlyList<MessageRow>> FindSentByOthersAsync(
        string userId, string kind, IReadOnlyCollection<string> internetMessageIds, CancellationToken cancellationToken) =>
        internetMessageIds.Count == 0
            ? Task.FromResult<IReadOnlyList<MessageRow>>([])
            : database.ReadAsync(
                connection => InChunksAsync(
                    internetMessageIds,
                    chunk => QueryAsync(
                        connection,
                        null,
                        """
                        internet_message_id IN @chunk AND kind = @kind AND user_id <> @userId AND findings IS NOT NULL
                        AND from_address IS NOT NULL
                        AND EXISTS (SELECT 1 FROM mailboxes b, json_each(b.addresses) a WHERE b.user_id = messages.user_id AND a.value = LOWER(from_address))
                        """,
                        new { userId, kind, chunk },
                        cancellationToken)),
                cancellationToken);

    /// <summary>The recorded rows of these conversations (D9).</summary>
    public Task<IReadOnlyList<MessageRow>> FindRecordedInAsync(
        string userId, string kind, IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken) =>
        conversationIds.Count == 0
            ? Task.FromResult<IReadOnlyList<MessageRow>>([])
            : database.ReadAsync(
                connection => InChunksAsync(
                    conversationIds,
                    chunk => QueryAsync(
                        connection,
                        null,
                        "user_id = @userId AND kind = @kind AND outcome = 'recorded' AND conversation_id IN @chunk",
                        new { userId, kind, chunk },
                        cancellationToken)),
                cancellationToken);

    /// <summary>Rows in one state, newest first.</summary>
    public Task<IReadOnlyList<MessageRow>> ReadByStateAsync(
        string userId, string kind, string state, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => QueryAsync(
                connection,
                null,
                "user_id = @userId AND kind = @kind AND state = @state ORDER BY received_at DESC, id LIMIT @limit",
                new { userId, kind, state, limit },
                cancellationToken),
            cancellationToken);

    /// <summary>Rows in one state that a person asked for (D16), newest first.</summary>
    public Task<IReadOnlyList<MessageRow>> ReadWishedAsync(
        string userId, string kind, string state, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => QueryAsync(
                connection,
                null,
                "user_id = @userId AND kind = @kind AND state = @state AND wish > 0 ORDER BY received_at DESC, id LIMIT @limit",
                new { userId, kind, state, limit },
                cancellationToken),
            cancellationToken);

    /// <summary>Stores a row with its wish, unless a run has recorded the message meanwhile; false: it has.</summary>
    public Task<bool> SaveWishAsync(MessageRow row, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                if (await FindAsync(connection, transaction, row.UserId, row.Kind, [row.Id], cancellationToken) is [{ State: RowStates.Ended, Outcome: "recorded" }])
                {
                    return false;
                }

                await SaveAsync(connection, transaction, [row], cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>Everybody's rows that name a recording (R7).</summary>
    public Task<IReadOnlyList<MessageRow>> ReadRecordedAsAsync(string recordingKey, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => QueryAsync(connection, null, "recording_key = @recordingKey", new { recordingKey }, cancellationToken), cancellationToken);

    /// <summary>Writes rows of messages that are not wanted any more: an earlier wish (D16) is forgotten.</summary>
    public Task SaveUnwantedAsync(IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                await SaveAsync(connection, transaction, rows, cancellationToken);
                await connection.ExecuteAsync(new CommandDefinition(
                    "UPDATE messages SET wish = 0, wants_attachments = 0 WHERE user_id = @UserId AND kind = @Kind AND id = @Id", rows, transaction, cancellationToken: cancellationToken));
            },
            cancellationToken);

    /// <summary>Waiting rows with one of these codes.</summary>
    public Task<IReadOnlyList<MessageRow>> ReadWaitingAsync(
        string userId, string kind, IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => QueryAsync(
                connection,
                null,
                "user_id = @userId AND kind = @kind AND state = 'waiting' AND code IN @codes",
                new { userId, kind, codes },
                cancellationToken),
            cancellationToken);

    /// <summary>Waiting rows whose time is over.</summary>
    public Task<IReadOnlyList<MessageRow>> ReadOverdueAsync(string userId, string kind, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => QueryAsync(
                connection,
                null,
                "user_id = @userId AND kind = @kind AND state = 'waiting' AND look_again_until <= @now",
                new { userId, kind, now = now.ToStored() },
                cancellationToken),
            cancellationToken);

    /// <summary>How many rows are in these states.</summary>
    public Task<int> CountAsync(string userId, string kind, IReadOnlyCollection<string> states, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<int>(new CommandDefinition(
                "SELECT COUNT(*) FROM messages WHERE user_id = @userId AND kind = @kind AND state IN @states",
                new { userId, kind, states },
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>The rows of a folder whose message was received in a window, ids only: what completeness compares (E4).</summary>
    public Task<IReadOnlyList<string>> ReadIdsAsync(
        string userId, string kind, string folderId, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async connection => (await connection.QueryAsync<string>(new CommandDefinition(
                """
                SELECT id FROM messages
                WHERE user_id = @userId AND kind = @kind AND folder_id = @folderId AND received_at >= @from AND received_at < @before
                """,
                new { userId, kind, folderId, from = from.ToStored(), before = before.ToStored() },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    /// <summary>Writes whole rows, new or known, in one transaction.</summary>
    public Task SaveAsync(IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken) =>
        rows.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync((connection, transaction) => SaveAsync(connection, transaction, rows, cancellationToken), cancellationToken);

    /// <summary>
    /// Writes what a run has decided of open rows. What the person has said meanwhile of one that is not recorded stands: then it is not open
    /// any more (D6).
    /// </summary>
    public Task SaveDecidedAsync(IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken) =>
        rows.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                    $"{Save} WHERE messages.state = 'open' OR excluded.outcome = 'recorded'", rows, transaction, cancellationToken: cancellationToken)),
                cancellationToken);

    /// <summary>Writes whole rows in a transaction of the caller's.</summary>
    public static Task SaveAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(Save, rows, transaction, cancellationToken: cancellationToken));

    /// <summary>The waiting rows with one code, by id, with the addresses that matched nobody.</summary>
    public Task<IReadOnlyList<UnmatchedRow>> ReadUnmatchedAsync(string userId, string kind, string code, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<UnmatchedRow>>(
            async connection => (await connection.QueryAsync<UnmatchedRow>(new CommandDefinition(
                "SELECT id, unmatched FROM messages WHERE user_id = @userId AND kind = @kind AND state = 'waiting' AND code = @code",
                new { userId, kind, code },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    /// <summary>Opens every waiting row with one of these codes again; how many they were.</summary>
    public Task<int> ReopenByCodesAsync(string userId, string kind, IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                """
                UPDATE messages SET state = CASE WHEN facts IS NULL THEN 'seen' ELSE 'open' END
                WHERE user_id = @userId AND kind = @kind AND state = 'waiting' AND code IN @codes
                """,
                new { userId, kind, codes },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);

    /// <summary>Opens waiting rows again, so that the run decides them afresh.</summary>
    public Task ReopenAsync(string userId, string kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        ids.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                async (connection, transaction) =>
                {
                    foreach (var chunk in ids.Chunk(1_000))
                    {
                        await connection.ExecuteAsync(new CommandDefinition(
                            """
                            UPDATE messages SET state = CASE WHEN facts IS NULL THEN 'seen' ELSE 'open' END
                            WHERE user_id = @userId AND kind = @kind AND state = 'waiting' AND id IN @chunk
                            """,
                            new { userId, kind, chunk },
                            transaction,
                            cancellationToken: cancellationToken));
                    }
                },
                cancellationToken);

    private static async Task<IReadOnlyList<MessageRow>> InChunksAsync(
        IReadOnlyCollection<string> ids, Func<string[], Task<IReadOnlyList<MessageRow>>> query) =>
        await Chunks.QueryAsync<MessageRow>(ids, async chunk => await query(chunk));

    private static async Task<IReadOnlyList<MessageRow>> QueryAsync(
        DbConnection connection, DbTransaction? transaction, string where, object parameters, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<MessageRow>(new CommandDefinition(
            $"{Columns} WHERE {where}", parameters, transaction, cancellationToken: cancellationToken))).AsList();
}
