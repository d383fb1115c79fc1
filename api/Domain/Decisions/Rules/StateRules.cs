using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Decisions.Rules;

/// <summary>D1 to D3: what the message, the job and the folder are.</summary>
internal static class StateRules
{
    /// <summary>D1: recorded already.</summary>
    public static Finding? Recorded(DecisionInput input) => input.Recorded is not { } fact ? null : new Finding
    {
        Rule = "D1",
        Code = fact.By switch
        {
            RecordedBy.Me => ReasonCode.AlreadyRecorded,
            RecordedBy.Colleague => ReasonCode.RecordedByColleague,
            _ => ReasonCode.RecordedElsewhere,
        },
        Names = fact.Name is null ? [] : [fact.Name],
        Setting = SettingOf(fact.By),
        Level = SettingOf(fact.By) is { } setting ? input.Settings.LevelOf(setting) : null,
        NotAdded = fact is { By: RecordedBy.Colleague, SeenIds: { } seen } && input.Match is { } match
            ? [.. match.Related.Where(r => !seen.Contains(r.Person.Id)).Select(r => r.Person.Name)]
            : [],
    };

    private static string? SettingOf(RecordedBy by) => by switch
    {
        RecordedBy.Colleague => SettingNames.OncePerOrganisation,
        RecordedBy.AnotherTool => SettingNames.SkipRecordedElsewhere,
        _ => null,
    };

    /// <summary>D2: the job does not run. A person goes past their own mode, never past a locked one (D16).</summary>
    public static Finding? Off(DecisionInput input)
    {
        if (!input.IsActive)
        {
            return new Finding { Rule = "D2", Code = ReasonCode.Off, Variant = Variants.Inactive };
        }

        var isOverridden = Designation.IsOverridden(input) && !input.Settings.IsLocked(SettingNames.Mode);
        return input.Settings.Mode != SyncMode.Off || isOverridden ? null : new Finding
        {
            Rule = "D2",
            Code = ReasonCode.Off,
            Setting = SettingNames.Mode,
            Level = input.Settings.LevelOf(SettingNames.Mode),
        };
    }

    /// <summary>D3: a draft, or no mail.</summary>
    public static Finding? NotMail(DecisionInput input) => VariantOf(input.Message) is not { } variant ? null : new Finding
    {
        Rule = "D3",
        Code = ReasonCode.NotMail,
        Variant = variant,
    };

    /// <summary>D3: outside the mapped folders.</summary>
    public static Finding? Folder(DecisionInput input) => input.MappedFolderIds.Contains(input.Message.FolderId) ? null : new Finding
    {
        Rule = "D3",
        Code = ReasonCode.Folder,
        Setting = SettingNames.Folders,
        Level = input.Settings.LevelOf(SettingNames.Folders),
    };

    private static string? VariantOf(Message message) => message switch
    {
        { IsDraft: true } => Variants.Draft,
        { MessageClass: var c } when MessageClasses.IsMail(c) => null,
        { MessageClass: var c } when MessageClasses.IsMeeting(c) => Variants.Meeting,
        { MessageClass: var c } when MessageClasses.IsReadReceipt(c) => Variants.ReadReceipt,
        { MessageClass: var c } when MessageClasses.IsReport(c) => Variants.DeliveryReport,
        _ => Variants.OtherItem,
    };
}
