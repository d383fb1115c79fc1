using EmailSync.Domain.Settings;

namespace EmailSync.Features.Settings;

/// <summary>The days of the week as the interface spells them.</summary>
internal enum Weekday
{
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

internal sealed record MappedFolderDocument(string Id, bool IncludeSubfolders);

/// <summary>What a person sets for themselves, and the organisation for everybody.</summary>
internal abstract record SharedSettingValuesDocument
{
    public required SyncMode Mode { get; init; }

    public required int IntervalMinutes { get; init; }

    public required IReadOnlyList<Weekday> Days { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    /// <summary>Null in the organisation's and a profile's form where it is left to the mailboxes.</summary>
    public required string? TimeZone { get; init; }

    public required int PastDays { get; init; }

    public required IReadOnlyList<MappedFolderDocument> Folders { get; init; }

    public required string? SalesforceType { get; init; }

    public required bool RecordAllAttachments { get; init; }

    public required bool SecondaryAddresses { get; init; }

    public required RepliesRule Replies { get; init; }

    public required bool DailyReport { get; init; }
}

/// <summary>The settings of the email job in force. <c>from</c> and <c>to</c> are times such as <c>08:00</c>; the zone is an IANA id.</summary>
internal sealed record EmailSettingValuesDocument : SharedSettingValuesDocument;

/// <summary>The same with what only the organisation decides.</summary>
internal sealed record OrganisationSettingValuesDocument : SharedSettingValuesDocument
{
    public required bool ExcludePrivate { get; init; }

    public required bool OncePerOrganisation { get; init; }

    public required bool SkipRecordedElsewhere { get; init; }

    public required string? SmartAddressBase { get; init; }

    public required string? HelpContact { get; init; }

    public required bool AllowOtherSalesforceUsers { get; init; }
}

internal sealed record SettingWarningDocument(string Setting, string Sentence);

internal sealed record EmailSettingsDocument(
    EmailSettingValuesDocument Values,
    IReadOnlyDictionary<string, SettingLevel> Levels,
    IReadOnlyDictionary<string, SettingLevel> Locks,
    IReadOnlyList<SettingWarningDocument> Warnings);

/// <summary>A profile's settings: where it sets none, the organisation's or the default.</summary>
internal sealed record ProfileSettingsDocument(
    EmailSettingValuesDocument Values,
    IReadOnlyDictionary<string, SettingLevel> Levels,
    IReadOnlyDictionary<string, SettingLevel> Locks);

internal sealed record OrganisationSettingsDocument(
    OrganisationSettingValuesDocument Values,
    IReadOnlyDictionary<string, SettingLevel> Levels,
    IReadOnlyDictionary<string, SettingLevel> Locks);
