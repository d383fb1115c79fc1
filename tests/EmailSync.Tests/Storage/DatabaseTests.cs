using System.Data.Common;
using Dapper;
using EmailSync.Storage;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Storage;

/// <summary>Many who write at once: each in its turn, and nobody holds the others up for longer than that.</summary>
public sealed class DatabaseTests
{
    [Fact]
    public async Task Everybody_who_writes_at_once_gets_a_transaction_of_their_own()
    {
        using var temporary = await StartAsync();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => temporary.Database.WriteAsync(NextAsync, CancellationToken.None)));

        Assert.Equal(Enumerable.Range(1, 200), numbers.Order());
    }

    [Fact]
    public async Task Who_fails_or_gives_up_while_waiting_leaves_nothing_and_holds_nobody_up()
    {
        using var temporary = await StartAsync();
        using var patience = new CancellationTokenSource();
        var first = new TaskCompletionSource();
        var holding = temporary.Database.WriteAsync(
            async (connection, transaction) =>
            {
                await NextAsync(connection, transaction);
                await first.Task;
                throw new InvalidOperationException("Thought better of it.");
            },
            CancellationToken.None);
        var waiting = temporary.Database.WriteAsync(NextAsync, patience.Token);
        var last = temporary.Database.WriteAsync(NextAsync, CancellationToken.None);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.SetResult();

        await Assert.ThrowsAsync<InvalidOperationException>(() => holding);
        Assert.Equal(1, await last);
    }

    [Fact]
    public async Task Who_meets_anothers_write_waits_as_SQLite_does_and_not_as_its_driver()
    {
        using var temporary = new TemporaryDatabase(migrate: false);
        Assert.Equal(10_000, await temporary.Database.ReadAsync(connection => connection.ExecuteScalarAsync<int>("PRAGMA busy_timeout"), CancellationToken.None));
        await using var quartz = PatientSqliteFactory.Instance.CreateConnection();
        quartz.ConnectionString = temporary.Database.ConnectionString;
        await quartz.OpenAsync();
        Assert.Equal(10_000, await quartz.ExecuteScalarAsync<int>("PRAGMA busy_timeout"));
    }

    private static async Task<TemporaryDatabase> StartAsync()
    {
        var temporary = new TemporaryDatabase();
        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync("CREATE TABLE counter (n INTEGER NOT NULL); INSERT INTO counter VALUES (0)", transaction: transaction),
            CancellationToken.None);
        return temporary;
    }

    private static Task<int> NextAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteScalarAsync<int>("UPDATE counter SET n = n + 1 RETURNING n", transaction: transaction);
}
