using EmailSync.Domain.Settings;
using EmailSync.Features.Settings;

namespace EmailSync.Features.AddressLists;

/// <summary>Which list, and whose: the Ignore List of a person, a profile or the organisation (M5), or the Global Exclusion List (D5).</summary>
internal sealed record ListOwner
{
    private ListOwner(string list, string level, string id) => (List, Level, Id) = (list, level, id);

    /// <summary>D5.</summary>
    public static ListOwner GlobalExclusions { get; } = new(SettingNames.GlobalExclusions, Levels.Organisation, "");

    /// <summary>M5, for everybody.</summary>
    public static ListOwner Organisation { get; } = new(SettingNames.IgnoreList, Levels.Organisation, "");

    /// <summary>The list in the tables and in the history of changes.</summary>
    public string List { get; }

    /// <summary>The level in the tables.</summary>
    public string Level { get; }

    /// <summary>The owner in the tables; empty for the organisation.</summary>
    public string Id { get; }

    /// <summary>M5, for everybody in a profile.</summary>
    public static ListOwner OfProfile(string profileId) => new(SettingNames.IgnoreList, Levels.Profile, profileId);

    /// <summary>M5, a person's own.</summary>
    public static ListOwner OfUser(string userId) => new(SettingNames.IgnoreList, Levels.User, userId);
}
