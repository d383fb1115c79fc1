using EmailSync.Domain.Settings;

namespace EmailSync.Features.Settings;

// What a save may send, for the OpenAPI document. The body itself is read by the catalogue, which says what it expected (B1).

internal abstract record SharedSettingChangesDocument
{
    public SyncMode? Mode { get; init; }

    public int? IntervalMinutes { get; init; }

    public IReadOnlyList<Weekday>? Days { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? TimeZone { get; init; }

    public int? PastDays { get; init; }

    public IReadOnlyList<MappedFolderDocument>? Folders { get; init; }

    public string? SalesforceType { get; init; }

    public bool? RecordAllAttachments { get; init; }

    public bool? SecondaryAddresses { get; init; }

    public RepliesRule? Replies { get; init; }

    public bool? DailyReport { get; init; }
}

internal sealed record EmailSettingChangesDocument : SharedSettingChangesDocument;

internal sealed record OrganisationSettingChangesDocument : SharedSettingChangesDocument
{
    public bool? ExcludePrivate { get; init; }

    public bool? OncePerOrganisation { get; init; }

    public bool? SkipRecordedElsewhere { get; init; }

    public string? SmartAddressBase { get; init; }

    public string? HelpContact { get; init; }

    public bool? AllowOtherSalesforceUsers { get; init; }
}

/// <param name="Values">Only what was changed.</param>
/// <param name="Unset">The names of settings that shall follow the levels above again.</param>
internal sealed record SaveEmailSettingsDocument(EmailSettingChangesDocument? Values = null, IReadOnlyList<string>? Unset = null);

/// <param name="Values">Only what was changed.</param>
/// <param name="Unset">The names of settings that this level shall not set any more; a lock goes with its value.</param>
/// <param name="Locks">Which settings to lock (true) or to give free (false); locking without a value holds the one in force (S2).</param>
internal sealed record SaveOrganisationSettingsDocument(
    OrganisationSettingChangesDocument? Values = null, IReadOnlyList<string>? Unset = null, IReadOnlyDictionary<string, bool>? Locks = null);

/// <inheritdoc cref="SaveOrganisationSettingsDocument"/>
internal sealed record SaveProfileSettingsDocument(
    EmailSettingChangesDocument? Values = null, IReadOnlyList<string>? Unset = null, IReadOnlyDictionary<string, bool>? Locks = null);
