using System.Data.Common;
using Dapper;
using EmailSync.Features.Recording;
using EmailSync.Integrations;

namespace EmailSync.Features.Evaluation;

/// <summary>What is the same wherever something recorded follows what a person has said of it since: whom they choose (M4), what they relate it to (R1).</summary>
internal static class FollowUp
{
    /// <summary>After so many failures in one run the others are left to the next one too.</summary>
    private const int Patience = 3;

    /// <summary>Carries out what is due, in order. What fails by itself is left to the next run, and holds up nothing else.</summary>
    /// <param name="due">What people have said and nothing follows yet.</param>
    /// <param name="keyOf">The key of the recording that follows it.</param>
    /// <param name="follow">Carries out one.</param>
    /// <param name="logger">Where failures are noted.</param>
    /// <exception cref="RemoteException">Salesforce asks for patience, or does not let the person in.</exception>
    public static async Task AllAsync<T>(IEnumerable<T> due, Func<T, string> keyOf, Func<T, Task> follow, ILogger logger)
    {
        var patience = Patience;
        foreach (var wish in due)
        {
            try
            {
                await follow(wish);
            }
            catch (RemoteException e) when (e.Failure is RemoteFailure.Transient)
            {
                logger.FollowingFailed(keyOf(wish), e.Failure.Code);
                if (--patience == 0)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Changes Tasks in place.</summary>
    /// <returns>Why Salesforce refuses it for good; null: it is done.</returns>
    /// <exception cref="RemoteException">Salesforce failed: ask again, or let the next run do it.</exception>
    public static async Task<RemoteFailure?> ChangeAsync(Func<Task<RemoteFailure?>> change)
    {
        RemoteFailure? failure;
        try
        {
            failure = await change();
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.Rejected)
        {
            return e.Failure;
        }

        return failure is null or RemoteFailure.Rejected or RemoteFailure.NotFound ? failure : throw new RemoteException(failure);
    }

    /// <summary>Lets the person's rows tell other records of a recording than before.</summary>
    public static async Task RewriteRecordsAsync(
        DbConnection connection, DbTransaction transaction, LedgerEntry entry, Func<string?, string> rewrite, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<RowRecords>(new CommandDefinition(
            "SELECT id, kind, records FROM messages WHERE recording_key = @Key AND user_id = @UserId",
            new { entry.Key, entry.UserId },
            transaction,
            cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE messages SET records = @records WHERE user_id = @UserId AND kind = @Kind AND id = @Id",
            rows.Select(row => new { entry.UserId, row.Kind, row.Id, records = rewrite(row.Records) }),
            transaction,
            cancellationToken: cancellationToken));
    }

    private sealed record RowRecords
    {
        public required string Id { get; init; }

        public required string Kind { get; init; }

        public string? Records { get; init; }
    }
}
