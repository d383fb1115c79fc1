namespace EmailSync.Domain.Settings;

/// <summary>The names of the settings in the HTTP document, the tables and the findings.</summary>
public static class SettingNames
{
    public const string Mode = "mode";
    public const string IntervalMinutes = "intervalMinutes";
    public const string Days = "days";
    public const string From = "from";
    public const string To = "to";
    public const string TimeZone = "timeZone";
    public const string PastDays = "pastDays";
    public const string Folders = "folders";
    public const string SalesforceType = "salesforceType";
    public const string RecordAllAttachments = "recordAllAttachments";
    public const string SecondaryAddresses = "secondaryAddresses";
    public const string Replies = "replies";
    public const string DailyReport = "dailyReport";
    public const string ExcludePrivate = "excludePrivate";
    public const string OncePerOrganisation = "oncePerOrganisation";
    public const string SkipRecordedElsewhere = "skipRecordedElsewhere";
    public const string SmartAddressBase = "smartAddressBase";
    public const string HelpContact = "helpContact";
    public const string AllowOtherSalesforceUsers = "allowOtherSalesforceUsers";

    /// <summary>M5: no setting of the forms, but named like one by findings and in the history of changes.</summary>
    public const string IgnoreList = "ignoreList";

    /// <summary>D5: as <see cref="IgnoreList"/>.</summary>
    public const string GlobalExclusions = "globalExclusions";
}
