using System.Data.Common;
using System.Text.Json;
using Dapper;
using EmailSync.Domain.Recording;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>One attachment of a recording, as the ledger remembers it.</summary>
internal sealed record RecordedFile
{
    public required string RecordingKey { get; init; }

    /// <summary>In the message's order, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Exchange's id within the message.</summary>
    public required string AttachmentId { get; init; }

    public required AttachmentKind Kind { get; init; }

    /// <summary>As it is written on the message; once it was read, the file's own.</summary>
    public required string Name { get; init; }

    /// <summary>As the mailbox counts; once it was read, of the file itself.</summary>
    public required long SizeBytes { get; init; }

    public required AttachmentFate Fate { get; init; }

    /// <summary>It was sent, and the answer is not known: whether it exists is to be asked.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>MD5 of what is sent, in lower-case hexadecimal digits.</summary>
    public string? Checksum { get; init; }

    /// <summary>Of Salesforce's ContentVersion.</summary>
    public string? VersionId { get; init; }

    public int Attempts { get; init; }

    /// <summary>Not before; null: at once.</summary>
    public long? NextAttemptAt { get; init; }

    /// <summary>Who failed at the last attempt.</summary>
    public string? FailedSystem { get; init; }

    /// <summary>In its own words, for the owner only.</summary>
    public string? Failure { get; init; }

    /// <summary>The message's immutable id; from the recording.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The Task of the first part; from the recording, null while it is not made.</summary>
    public string? TaskId { get; init; }

    /// <summary>From the recording; null while it is intended.</summary>
    public long? RecordedAt { get; init; }

    public static RecordedFile Of(string recordingKey, int position, PlannedAttachment planned) => new()
    {
        RecordingKey = recordingKey,
        Position = position,
        AttachmentId = planned.Attachment.Id,
        Kind = planned.Attachment.Kind,
        Name = FileNames.Shown(planned.Attachment.Name),
        SizeBytes = planned.Attachment.ListedBytes,
        Fate = planned.Fate,
    };
}

/// <summary>The attachments of recordings with what becomes of each (R4).</summary>
internal sealed class FileStore(Database database, TimeProvider time)
{
    /// <summary>A refusal is tried again no later than this; what a clock that was ahead has put off for longer is due.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private const string Columns = """
        SELECT f.recording_key, f.position, f.attachment_id, f.kind, f.name, f.size_bytes, f.fate, f.is_in_doubt, f.checksum, f.version_id, f.attempts,
               f.next_attempt_at, f.failed_system, f.failure, r.message_id, r.recorded_at, p.task_id
        FROM recording_files f
        JOIN recordings r ON r.key = f.recording_key
        LEFT JOIN recording_parts p ON p.recording_key = f.recording_key AND p.part = 1
        """;

    /// <summary>
    /// Stores what is intended with the intent itself, in place of what an earlier intent of the same key said: until that is recorded no file of it
    /// is sent.
    /// </summary>
    public static async Task ReplaceAsync(
        DbConnection connection, DbTransaction transaction, string recordingKey, IReadOnlyList<RecordedFile> files, CancellationToken cancellationToken)
    {
        await DropAsync(connection, transaction, [recordingKey], cancellationToken);
        await InsertAsync(connection, transaction, files, cancellationToken);
    }

    /// <summary>Adds attachments to a recording that was made without.</summary>
    /// <returns>False: it has some, or it does not stand any more, or it is too old for anything to be added (E3).</returns>
    public Task<bool> AddAsync(string recordingKey, IReadOnlyList<RecordedFile> files, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var takes = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                    """
                    SELECT EXISTS (SELECT 1 FROM recordings WHERE key = @recordingKey AND state = 'recorded' AND match <> '')
                       AND NOT EXISTS (SELECT 1 FROM recording_files WHERE recording_key = @recordingKey)
                    """,
                    new { recordingKey },
                    transaction,
                    cancellationToken: cancellationToken));
                if (takes)
                {
                    await InsertAsync(connection, transaction, files, cancellationToken);
                }

                return takes;
            },
            cancellationToken);

    private static Task<int> InsertAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<RecordedFile> files, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO recording_files (recording_key, position, attachment_id, kind, name, size_bytes, fate)
            VALUES (@RecordingKey, @Position, @AttachmentId, @Kind, @Name, @SizeBytes, @Fate)
            """,
            files.Select(Values),
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>Forgets those of intents that are taken back.</summary>
    public static Task DropAsync(
        DbConnection connection, DbTransaction transaction, IReadOnlyCollection<string> recordingKeys, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM recording_files WHERE recording_key IN @recordingKeys", new { recordingKeys }, transaction, cancellationToken: cancellationToken));

    /// <summary>What is to be recorded now of one person's recordings that stand, oldest first.</summary>
    public Task<IReadOnlyList<RecordedFile>> ReadDueAsync(string userId, string kind, int limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync<IReadOnlyList<RecordedFile>>(
            async connection => (await connection.QueryAsync<RecordedFile>(new CommandDefinition(
                $"""
                {Columns}
                WHERE f.fate = 'pending' AND r.user_id = @userId AND r.kind = @kind AND r.state = 'recorded' AND p.task_id IS NOT NULL
                  AND (f.next_attempt_at IS NULL OR f.next_attempt_at <= @now OR f.next_attempt_at > @latest)
                ORDER BY r.recorded_at, f.recording_key, f.position LIMIT @limit
                """,
                new { userId, kind, now = now.ToStored(), latest = (now + LongestPause).ToStored(), limit },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);
    }

    /// <summary>The attachments of one person's recordings that stand, by the recording's key, in the message's order.</summary>
    public async Task<ILookup<string, RecordedFile>> ReadOfAsync(string userId, IReadOnlyCollection<string> recordingKeys, CancellationToken cancellationToken)
    {
        var files = recordingKeys.Count == 0
            ? []
            : await database.ReadAsync(
                connection => Chunks.QueryAsync(recordingKeys, chunk => connection.QueryAsync<RecordedFile>(new CommandDefinition(
                    $"{Columns} WHERE f.recording_key IN @chunk AND r.user_id = @userId AND r.state = 'recorded' ORDER BY f.position",
                    new { chunk, userId },
                    cancellationToken: cancellationToken))),
                cancellationToken);
        return files.ToLookup(f => f.RecordingKey, StringComparer.Ordinal);
    }

    /// <summary>Stores what has become of them, in one transaction.</summary>
    public Task SaveAsync(IReadOnlyList<RecordedFile> files, CancellationToken cancellationToken) =>
        files.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                    """
                    UPDATE recording_files SET name = @Name, size_bytes = @SizeBytes, fate = @Fate, is_in_doubt = @IsInDoubt, checksum = @Checksum,
                        version_id = @VersionId, attempts = @Attempts, next_attempt_at = @NextAttemptAt, failed_system = @FailedSystem, failure = @Failure
                    WHERE recording_key = @RecordingKey AND position = @Position
                    """,
                    files.Select(Values),
                    transaction,
                    cancellationToken: cancellationToken)),
                cancellationToken);

    private static object Values(RecordedFile file) => new
    {
        file.RecordingKey,
        file.Position,
        file.AttachmentId,
        Kind = Word(file.Kind),
        file.Name,
        file.SizeBytes,
        Fate = Word(file.Fate),
        file.IsInDoubt,
        file.Checksum,
        file.VersionId,
        file.Attempts,
        file.NextAttemptAt,
        file.FailedSystem,
        file.Failure,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
