using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Decisions;

/// <summary>The words: one sentence for each finding, short, without codes and without blame.</summary>
public static class Explanations
{
    private const int MostListed = 3;

    /// <summary>One sentence, or two short ones, for the person whose message it is (E1).</summary>
    public static string Sentence(Finding finding, ExplanationContext context) => finding.Code switch
    {
        _ when finding.Variant == Variants.Lost => "Email Sync does not know any more why it decided this.",
        ReasonCode.Recorded when context.IsForecast => $"Will be recorded {NextRun(context)}: {Why(finding)} matches {MatchedPeople(finding, context)}.",
        ReasonCode.Recorded or ReasonCode.AlreadyRecorded => $"Recorded{RecordedAt(context)}{OnPeople(finding, context)}.",
        ReasonCode.RecordedByColleague => $"Recorded{RecordedAt(context)} by {Name(finding, "a colleague")}.{NotAdded(finding)}",
        ReasonCode.RecordedElsewhere => $"Recorded already by {Name(finding, "another tool")}.",
        ReasonCode.Off => Off(finding),
        ReasonCode.NotMail => NotMail(finding.Variant),
        ReasonCode.Folder => $"It is in a folder that {Who(finding, "you do", "your organisation does")} not sync.",
        ReasonCode.ExcludedCategory => $"It is marked Do Not Record, by the category {finding.Text}.",
        ReasonCode.ExcludedAddress => "It was sent with the Do Not Record address.",
        ReasonCode.ExcludedGlobal => $"The organisation excludes everything with {Listed(finding.Names)}.",
        ReasonCode.ExcludedUser when finding.Variant == Variants.Undone => $"{Name(finding, "You")} undid its recording.",
        ReasonCode.ExcludedUser => "You chose not to record it.",
        ReasonCode.ExcludedParent when finding.Variant == Variants.Sender => $"{Name(finding, "Its sender")} sent it with the Do Not Record address.",
        ReasonCode.ExcludedParent => "It answers a message that is not to be recorded.",
        ReasonCode.ExcludedSensitive => $"It is marked {finding.Variant}, and your organisation does not record {finding.Variant} mail.",
        ReasonCode.NotDesignated => $"{Who(finding, "You record", "Your organisation records")} only designated emails, and this one is not.",
        ReasonCode.TooOld => TooOld(finding, context),
        ReasonCode.AllInternal when finding.Variant == Variants.NoAddress => "There is no address on it to look up in Salesforce.",
        ReasonCode.AllInternal => "Only you and your colleagues are on it.",
        ReasonCode.AllIgnored => $"Nobody is left to look up: {ExplanationContext.List(finding.Names)} {(finding.Names.Count == 1 ? "is" : "are")} on an ignore list.",
        ReasonCode.NoMatch => $"Nobody in Salesforce has {Addresses(finding)}.",
        ReasonCode.SubjectTooLong => $"Its subject is longer than the {context.Number(finding.Number)} characters that Salesforce takes.",
        ReasonCode.Failed => Failed(finding, context),
        ReasonCode.Gone => "It was deleted or moved before it was looked at.",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Code, null),
    };

    /// <summary>The same among everything that was found, beneath the outcome: of what is recorded it says only what led to that.</summary>
    public static string Reason(Finding finding, ExplanationContext context) => finding.Code switch
    {
        ReasonCode.Recorded => $"{Began(Why(finding))} {(context.IsForecast ? "matches" : "matched")} {MatchedPeople(finding, context)}.",
        ReasonCode.AlreadyRecorded => "A message is recorded once, and this one has been.",
        ReasonCode.RecordedByColleague => "What a colleague has recorded is not recorded again.",
        ReasonCode.RecordedElsewhere => "What another tool has recorded is not recorded again.",
        _ => Sentence(finding, context),
    };

    /// <summary>
    /// What follows "We look again", for example "until 23 December" or "when it is moved"; null: it is not looked at again.
    /// </summary>
    public static string? LookedAtAgain(Decision decision, ExplanationContext context) =>
        decision.Decisive.Variant is Variants.Final or Variants.PastHorizon ? null : LookedAtAgain(decision.Code, decision.LookAgainUntil, context);

    /// <summary>The same for a row of the history.</summary>
    /// <param name="code">What was decided.</param>
    /// <param name="lookAgainUntil">Until when runs look at it again; null: not, or only when something changes.</param>
    /// <param name="context">The reader.</param>
    public static string? LookedAtAgain(ReasonCode code, DateTimeOffset? lookAgainUntil, ExplanationContext context) => code switch
    {
        _ when lookAgainUntil is { } until => $"until {context.Date(until)}",
        ReasonCode.Off => "when that changes",
        ReasonCode.NotMail or ReasonCode.Folder => "when it is moved",
        ReasonCode.ExcludedCategory or ReasonCode.ExcludedAddress => "when that is taken off",
        ReasonCode.ExcludedGlobal => "when the list changes",
        ReasonCode.ExcludedUser => "when you take that back",
        ReasonCode.ExcludedParent or ReasonCode.ExcludedSensitive => "when that changes",
        ReasonCode.NotDesignated => "when you designate it",
        ReasonCode.TooOld => "when you designate it or look further back",
        ReasonCode.SubjectTooLong => "when Salesforce takes longer subjects",
        _ => null,
    };

    private static string Off(Finding finding) => finding switch
    {
        { Variant: Variants.Inactive } => "Your administrator has stopped your Email Sync.",
        { Level: SettingLevel.Organisation or SettingLevel.Profile } => "Your organisation has switched Email Sync off.",
        _ => "Email Sync is switched off.",
    };

    private static string NotMail(string? variant) => variant switch
    {
        Variants.Draft => "It is a draft. Only sent and received mail is recorded.",
        Variants.Meeting => "It is about a meeting. Only mail is recorded.",
        Variants.DeliveryReport => "It is a delivery report. Only mail is recorded.",
        Variants.ReadReceipt => "It is a read receipt. Only mail is recorded.",
        _ => "It is not an email. Only mail is recorded.",
    };

    private static string TooOld(Finding finding, ExplanationContext context)
    {
        var days = finding.Number == 1 ? "day" : $"{context.Number(finding.Number)} days";
        return finding.Variant == Variants.PastHorizon
            ? $"It is older than {days}. A sync does not look back that far."
            : $"It is older than the {days} that {Who(finding, "you look", "your organisation looks")} back.";
    }

    private static string Failed(Finding finding, ExplanationContext context)
    {
        var what = finding switch
        {
            { Names: [] } => "Email Sync itself failed on it.",
            { Text: { Length: > 0 } text } => $"{finding.Names[0]} refused it: \"{text}\".",
            _ => $"{finding.Names[0]} could not take it.",
        };
        return finding switch
        {
            { Variant: Variants.Final } => what,
            { Instant: { } next } => $"{what} {context.TriedAgain(next)}",
            _ => $"{what} It will be tried again.",
        };
    }

    private static string Who(Finding finding, string person, string organisation) =>
        finding.Level is SettingLevel.Organisation or SettingLevel.Profile ? organisation : person;

    private static string Name(Finding finding, string unknown) => finding.Names is [var name, ..] ? name : unknown;

    private static string NextRun(ExplanationContext context) =>
        context.NextRunAt is { } next ? context.ComingMoment(next) : "at the next sync";

    private static string Why(Finding finding) => finding.Variant switch
    {
        Variants.Designated => "you designated it, and it",
        Variants.TrackedReply => "it answers an email of yours and",
        _ => "it",
    };

    private static string Began(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    private static string RecordedAt(ExplanationContext context) => context.RecordedAt is { } at ? $" {context.Moment(at)}" : "";

    private static string NotAdded(Finding finding) => finding.NotAdded.Count == 0
        ? ""
        : $" {ExplanationContext.List(finding.NotAdded)}, whom only you can see in Salesforce, {(finding.NotAdded.Count == 1 ? "was" : "were")} not added.";

    private static string OnPeople(Finding finding, ExplanationContext context) =>
        People(finding, context) is { Count: > 0 } people ? $" on {ExplanationContext.FirstAndOthers(people)}" : "";

    private static string MatchedPeople(Finding finding, ExplanationContext context)
    {
        var people = People(finding, context);
        var kind = finding.Text is { } text ? $" ({text})" : "";
        return people.Count == 0 ? "somebody in Salesforce" : ExplanationContext.FirstAndOthers([people[0] + kind, .. people.Skip(1)]);
    }

    private static IReadOnlyList<string> People(Finding finding, ExplanationContext context) =>
        context.PeopleNames.Count > 0 ? context.PeopleNames : finding.Code == ReasonCode.Recorded ? finding.Names : [];

    /// <summary>Entries of a list: "an address at bank.example", "the address a@b.example or an address at bank.example".</summary>
    private static string Listed(IReadOnlyList<string> entries) => string.Join(
        " or ",
        entries.Take(MostListed).Select(entry => entry.Contains('@') ? $"the address {entry}" : $"an address at {entry}"));

    private static string Addresses(Finding finding) =>
        finding.Names.Count == 1 ? $"the address {finding.Names[0]}" : $"any of the addresses {ExplanationContext.List(finding.Names)}";
}
