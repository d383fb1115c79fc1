using Dapper;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Recording;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>Rows left open by a process that died between the ledger's word and the history's: the ledger says that they are recorded.</summary>
internal sealed class RecordedRows(Database database, Ledger ledger, MessageStore messages, TimeProvider time)
{
    public async Task CloseAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var open = await database.ReadAsync(
            connection => connection.QueryAsync<OpenRow>(new CommandDefinition(
                """
                SELECT m.id, r.key FROM messages m
                JOIN recordings r ON r.user_id = m.user_id AND r.kind = m.kind AND r.message_id = m.id AND r.state = 'recorded'
                WHERE m.user_id = @UserId AND m.kind = @Kind AND m.state <> 'ended'
                """,
                new { context.UserId, context.Kind },
                cancellationToken: cancellationToken)),
            cancellationToken);
        var keys = open.GroupBy(o => o.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Key, StringComparer.Ordinal);
        if (keys.Count == 0)
        {
            return;
        }

        var rows = await database.ReadAsync(
            connection => MessageStore.FindAsync(connection, null, context.UserId, context.Kind, keys.Keys, cancellationToken), cancellationToken);
        var entries = await ledger.FindAsync([.. keys.Values], cancellationToken);
        var parts = await ledger.ReadPartsAsync([.. keys.Values], cancellationToken);
        var now = time.GetUtcNow();
        await messages.SaveAsync(
            [.. rows.Select(row =>
            {
                var key = keys[row.Id];
                var match = MatchDocument.Known(entries[key].Match);
                Finding finding = new()
                {
                    Code = ReasonCode.Recorded,
                    Rule = "D15",
                    Names = [.. match.Related.Select(r => r.Person.Name)],
                    Text = match.Related.Select(r => r.Person.Kind.ToString()).FirstOrDefault(),
                };
                var related = RelationRules.InForce(RelationDocument.TryRead(entries[key].Relation));
                return DecidedRows.Recorded(row, [finding], match, related, key, [.. parts[key].Select(p => p.TaskId!)], now);
            })],
            cancellationToken);
    }

    private sealed record OpenRow
    {
        public required string Id { get; init; }

        public required string Key { get; init; }
    }
}
