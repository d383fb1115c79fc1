namespace EmailSync.Features.Settings;

/// <summary>Tells whoever schedules that settings, or who may sync, have changed.</summary>
internal sealed class SettingsNews(IEnumerable<SettingsSavedHandler> saved, ILogger<SettingsNews> logger)
{
    /// <summary>The change stands whatever becomes of this: the sweep finds what was missed.</summary>
    /// <param name="userId">Whom it concerns; null: perhaps everybody.</param>
    public async Task AnnounceAsync(string? userId)
    {
        foreach (var handler in saved)
        {
            try
            {
                await handler(userId, CancellationToken.None);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.NotScheduled(e, userId ?? "");
            }
        }
    }
}
