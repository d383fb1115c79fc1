using Dapper;
using EmailSync.Domain.Decisions;
using EmailSync.Features.Evaluation;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>The views of the history: the rows of messages with their outcomes, newest first, paged by a cursor that never jumps.</summary>
internal sealed class HistoryStore(Database database)
{
    /// <summary>A page of one view.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="kind">The kind of job.</param>
    /// <param name="view">Which outcomes.</param>
    /// <param name="search">A part of the subject or of the sender's name or address, without regard to case; null: all.</param>
    /// <param name="after">The row after which the page begins; null: the newest.</param>
    /// <param name="limit">How many rows at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<IReadOnlyList<MessageRow>> ReadAsync(
        string userId, string kind, HistoryView view, string? search, HistoryCursor? after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<MessageRow>>(
            async connection => (await connection.QueryAsync<MessageRow>(new CommandDefinition(
                $"""
                {MessageStore.Columns}
                WHERE user_id = @userId AND kind = @kind AND code IN @codes
                  AND (@pattern IS NULL OR LOWER(subject) LIKE @pattern ESCAPE '\' OR LOWER(from_name) LIKE @pattern ESCAPE '\'
                       OR LOWER(from_address) LIKE @pattern ESCAPE '\')
                  AND (@afterId IS NULL OR COALESCE(received_at, 0) < @afterAt OR (COALESCE(received_at, 0) = @afterAt AND id > @afterId))
                ORDER BY COALESCE(received_at, 0) DESC, id LIMIT @limit
                """,
                new
                {
                    userId,
                    kind,
                    codes = ReasonCodes.In(view).Select(ReasonCodes.Spelling).ToList(),
                    pattern = Pattern(search),
                    afterId = after?.Id,
                    afterAt = after?.ReceivedAt ?? 0,
                    limit,
                },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    private static string? Pattern(string? search) =>
        string.IsNullOrWhiteSpace(search)
            ? null
            : $"%{search.Trim().ToLowerInvariant().Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";
}
