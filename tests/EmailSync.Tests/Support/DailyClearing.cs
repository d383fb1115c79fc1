using EmailSync.Features.Evaluation;
using EmailSync.Features.History;
using EmailSync.Features.Me;
using EmailSync.Features.Recording;
using EmailSync.Features.Sync;
using EmailSync.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EmailSync.Tests.Support;

/// <summary>What the service clears at its start and once a day (E3), at this moment: by the service's own class, over the database of one that runs.</summary>
internal static class DailyClearing
{
    public static async Task ClearAsync(this ApiProcess api)
    {
        // Column names of the tables are mapped by the same registration as in the service.
        Dapper.DefaultTypeMap.MatchNamesWithUnderscores = true;
        var time = TimeProvider.System;
        using var database = new Database(Options.Create(new DatabaseOptions { ConnectionString = $"Data Source={api.DatabasePath}" }));
        using var retention = new Retention(
            new UserStore(database, time, []),
            new MessageRetention(database),
            new MatchRetention(database),
            new RunStore(database, time),
            time,
            NullLogger<Retention>.Instance);
        await retention.ClearAsync(CancellationToken.None);
    }
}
