using NodaTime;

namespace EmailSync.Domain.Settings;

/// <summary>Where the nearest value of a setting was found (S1); <see cref="Default"/> where no level set it.</summary>
public enum SettingLevel
{
    Default,
    User,
    Profile,
    Organisation,
}

/// <summary>What the job attempts to record.</summary>
public enum SyncMode
{
    Off,
    All,
    Designated,
}

/// <summary>Which replies count as tracked (D19).</summary>
public enum RepliesRule
{
    Any,
    Recorded,
}

/// <summary>A mapped folder.</summary>
/// <param name="Id">A folder's id, or a well-known name in lower case such as <c>inbox</c>.</param>
/// <param name="IncludeSubfolders">True: its subfolders at any depth are mapped too, those made later included.</param>
public sealed record FolderChoice(string Id, bool IncludeSubfolders);

/// <summary>The settings of one person's email job after levels and locks have been resolved (S1, S2): what the rules go by.</summary>
public sealed record EffectiveSettings
{
    public SyncMode Mode { get; init; } = SyncMode.Off;

    /// <summary>30 to 1,440.</summary>
    public int IntervalMinutes { get; init; } = 30;

    /// <summary>At least one.</summary>
    public IReadOnlySet<IsoDayOfWeek> Days { get; init; } = WorkingDays;

    /// <summary>The window's start on the wall clock (T1).</summary>
    public LocalTime From { get; init; } = new(8, 0);

    /// <summary>The window's end; equal to <see cref="From"/>: the whole day.</summary>
    public LocalTime To { get; init; } = new(18, 0);

    /// <summary>An IANA zone id.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>1 to 30.</summary>
    public int PastDays { get; init; } = 7;

    public IReadOnlyList<FolderChoice> Folders { get; init; } = DefaultFolders;

    /// <summary>A Task Type value of the org; null leaves Salesforce's default.</summary>
    public string? SalesforceType { get; init; }

    public bool RecordAllAttachments { get; init; }

    public bool SecondaryAddresses { get; init; } = true;

    public RepliesRule Replies { get; init; } = RepliesRule.Any;

    public bool DailyReport { get; init; }

    /// <summary>Organisation only: D8.</summary>
    public bool ExcludePrivate { get; init; } = true;

    /// <summary>Organisation only: R7.</summary>
    public bool OncePerOrganisation { get; init; } = true;

    /// <summary>Organisation only: R9.</summary>
    public bool SkipRecordedElsewhere { get; init; } = true;

    /// <summary>Organisation only: A1's mailbox address or domain, lower case; null: not set.</summary>
    public string? SmartAddressBase { get; init; }

    /// <summary>Organisation only: shown wherever only an administrator can help; null: not set.</summary>
    public string? HelpContact { get; init; }

    /// <summary>Organisation only: people may connect a Salesforce user with another email address than theirs.</summary>
    public bool AllowOtherSalesforceUsers { get; init; }

    /// <summary>The level of each setting by its name in the HTTP document.</summary>
    public IReadOnlyDictionary<string, SettingLevel> Levels { get; init; } = new Dictionary<string, SettingLevel>();

    /// <summary>The level that locked a setting, by its name; only locked ones (S2).</summary>
    public IReadOnlyDictionary<string, SettingLevel> Locks { get; init; } = new Dictionary<string, SettingLevel>();

    /// <summary>Monday to Friday.</summary>
    public static IReadOnlySet<IsoDayOfWeek> WorkingDays { get; } = new HashSet<IsoDayOfWeek>
    {
        IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday,
    };

    /// <summary>Inbox and Sent Items, without subfolders.</summary>
    public static IReadOnlyList<FolderChoice> DefaultFolders { get; } = [new("inbox", false), new("sentitems", false)];

    /// <summary>The level that set a setting.</summary>
    public SettingLevel LevelOf(string name) => Levels.GetValueOrDefault(name, SettingLevel.Default);

    /// <summary>True where a level above the person has locked a setting (S2).</summary>
    public bool IsLocked(string name) => Locks.ContainsKey(name);
}
