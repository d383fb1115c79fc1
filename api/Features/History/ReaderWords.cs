using System.Globalization;
using EmailSync.Domain.Decisions;
using EmailSync.Features.Connections;
using EmailSync.Features.Settings;
using NodaTime;

namespace EmailSync.Features.History;

/// <summary>How what one reader reads is worded: in their zone, by their clock.</summary>
internal sealed class ReaderWords(SettingsStore settings, SalesforceConnections connections, TimeProvider time)
{
    /// <param name="userId">Whose rows and settings.</param>
    /// <param name="clock">How they write a time of day.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<HistoryReader.Reader> ForAsync(string userId, CultureInfo clock, CancellationToken cancellationToken)
    {
        var effective = await settings.ReadEffectiveAsync(userId, cancellationToken);
        var connection = await connections.ReadAsync(userId, cancellationToken);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(effective.TimeZone) ?? DateTimeZone.Utc;
        return new HistoryReader.Reader(new ExplanationContext(zone, time.GetUtcNow()) { Clock = clock }, connection.InstanceUrl);
    }
}
