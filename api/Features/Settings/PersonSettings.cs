using EmailSync.Domain.Settings;

namespace EmailSync.Features.Settings;

/// <summary>A person's settings in force, and whether they may sync at all (S3).</summary>
internal sealed record PersonSettings(string UserId, bool IsActive, EffectiveSettings Settings)
{
    /// <summary>The job is on: what the look-back counts (T6).</summary>
    public bool IsOn => IsActive && Settings.Mode != SyncMode.Off;
}

/// <summary>The spelling of the levels in the tables.</summary>
internal static class Levels
{
    public const string Organisation = "organisation";
    public const string Profile = "profile";
    public const string User = "user";
}
