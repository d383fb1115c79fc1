namespace EmailSync.Features.Settings;

/// <summary>
/// Called after a save that changed something has been committed. Whoever schedules registers one: settings know nothing of runs.
/// </summary>
/// <param name="userId">Whose settings; null: the organisation's or a profile's, which may concern many.</param>
internal delegate Task SettingsSavedHandler(string? userId, CancellationToken cancellationToken);
