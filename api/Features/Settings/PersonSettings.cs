using EmailSync.Domain.Settings;

namespace EmailSync.Features.Settings;

/// <summary>The profile that a person is in (S3).</summary>
internal sealed record PersonProfile(string Id, string Name, bool IsActive);

/// <summary>A person's settings in force, and whether they may sync at all (S3).</summary>
internal sealed record PersonSettings(string UserId, PersonProfile Profile, bool IsLockedOut, EffectiveSettings Settings)
{
    /// <summary>False: their job syncs nothing (S3).</summary>
    public bool IsActive => Profile.IsActive && !IsLockedOut;

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
