using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;
using EmailSync.Domain.Settings;
using EmailSync.Domain.SmartAddresses;
using EmailSync.Features.AddressLists;
using EmailSync.Features.Recording;
using EmailSync.Integrations.Salesforce;
using NodaTime;

namespace EmailSync.Features.Evaluation;

/// <summary>Whose messages are evaluated, and by what: the same for runs, forecasts and previews (E2).</summary>
internal sealed record EvaluationContext
{
    private (IReadOnlyList<FolderChoice> Settings, IReadOnlySet<string> Ids)? _mapped;

    public required string UserId { get; init; }

    public required string Kind { get; init; }

    public required EffectiveSettings Settings { get; init; }

    /// <summary>D2: false for an inactive profile or a person locked out.</summary>
    public required bool IsActive { get; init; }

    /// <summary>D5, M5.</summary>
    public PersonLists Lists { get; init; } = PersonLists.Empty;

    public required MailboxIdentity Mailbox { get; init; }

    public required IReadOnlyList<MailFolder> Folders { get; init; }

    /// <summary>Null while the person has no working connection to Salesforce: then nobody can be asked who matches.</summary>
    public SalesforceSession? Salesforce { get; init; }

    /// <summary>Null with <see cref="Salesforce"/>.</summary>
    public CrmOrganisation? Organisation { get; init; }

    /// <summary>True where <see cref="Organisation"/> was described because the org refused what an older describe allowed.</summary>
    public bool IsDescribedAnew { get; init; }

    /// <summary>Whom the addresses belong to, remembered for the length of the run.</summary>
    public PeopleDirectory? People { get; init; }

    /// <summary>What messages are related to (R1), remembered for the length of the run; null with <see cref="Salesforce"/>.</summary>
    public RecordDirectory? Records { get; init; }

    /// <summary>
    /// True where it is asked what the rules say of a message, whether or not it is recorded (N2): its recording is not looked at (D1).
    /// </summary>
    public bool LooksPastRecordings { get; init; }

    /// <summary>The ids of the mapped folders, subfolders resolved (D3).</summary>
    public IReadOnlySet<string> MappedFolderIds
    {
        get
        {
            // A copy with other settings must not go on with these settings' folders.
            if (_mapped?.Settings != Settings.Folders)
            {
                _mapped = (Settings.Folders, FolderScope.Resolve(Folders, Settings.Folders));
            }

            return _mapped.Value.Ids;
        }
    }

    /// <summary>Null for a mailbox without one.</summary>
    public string? SentItemsId => Folders.FirstOrDefault(f => f.WellKnownName == "sentitems")?.Id;

    /// <summary>How the organisation's Smart Addresses are written (A1); null: it has none.</summary>
    public SmartAddressFormat? SmartAddresses => SmartAddressFormat.Of(Settings.SmartAddressBase);

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Settings.TimeZone) ?? DateTimeZone.Utc;

    /// <summary>For the recorder.</summary>
    /// <exception cref="InvalidOperationException">There is no connection to Salesforce.</exception>
    public RecordingContext ForRecording() => new()
    {
        UserId = UserId,
        Kind = Kind,
        Settings = Settings,
        Mailbox = Mailbox,
        Organisation = Organisation ?? throw new InvalidOperationException("Nothing is recorded without Salesforce."),
        IsDescribedAnew = IsDescribedAnew,
        Salesforce = Salesforce ?? throw new InvalidOperationException("Nothing is recorded without Salesforce."),
    };
}
