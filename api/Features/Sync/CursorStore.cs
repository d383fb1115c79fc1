using System.Data.Common;
using Dapper;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>Where the reading of one folder stands.</summary>
internal sealed record CursorRow
{
    public required string UserId { get; init; }

    public required string Kind { get; init; }

    public required string FolderId { get; init; }

    /// <summary>Exactly as Exchange gave it; null: the first round has not begun.</summary>
    public string? Link { get; init; }

    /// <summary>True once a first round has been read to its end.</summary>
    public bool FirstRoundDone { get; init; }
}

/// <summary>The cursors of the folders. They move last, in the transaction that holds the page's rows.</summary>
internal sealed class CursorStore(Database database, TimeProvider time)
{
    public Task<IReadOnlyDictionary<string, CursorRow>> ReadAsync(string userId, string kind, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, CursorRow>>(
            async connection => (await connection.QueryAsync<CursorRow>(new CommandDefinition(
                "SELECT user_id, kind, folder_id, link, first_round_done FROM cursors WHERE user_id = @userId AND kind = @kind",
                new { userId, kind },
                cancellationToken: cancellationToken))).ToDictionary(c => c.FolderId, StringComparer.Ordinal),
            cancellationToken);

    /// <summary>Moves a cursor in the transaction that stores its page.</summary>
    public Task MoveAsync(DbConnection connection, DbTransaction transaction, CursorRow cursor, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            INSERT INTO cursors (user_id, kind, folder_id, link, first_round_done, updated_at)
            VALUES (@UserId, @Kind, @FolderId, @Link, @FirstRoundDone, @Now)
            ON CONFLICT (user_id, kind, folder_id) DO UPDATE SET link = excluded.link,
                first_round_done = excluded.first_round_done, updated_at = excluded.updated_at
            """,
            new { cursor.UserId, cursor.Kind, cursor.FolderId, cursor.Link, cursor.FirstRoundDone, Now = time.GetUtcNow().ToStored() },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>Begins a folder's first round again: its link has expired.</summary>
    public Task RestartAsync(CursorRow cursor, string? restartLink, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => MoveAsync(
                connection, transaction, cursor with { Link = restartLink, FirstRoundDone = false }, cancellationToken),
            cancellationToken);

    /// <summary>Forgets folders that are not mapped any more: a later first round finds what came meanwhile.</summary>
    public Task KeepOnlyAsync(string userId, string kind, IReadOnlyCollection<string> folderIds, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(
                "DELETE FROM cursors WHERE user_id = @userId AND kind = @kind AND folder_id NOT IN @folderIds",
                new { userId, kind, folderIds },
                transaction,
                cancellationToken: cancellationToken)),
            cancellationToken);
}
