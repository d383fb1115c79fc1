namespace EmailSync.Domain.SmartAddresses;

/// <summary>What a Smart Address among the recipients asks for (A1).</summary>
public enum SmartAddressKind
{
    /// <summary>To record the message (D18).</summary>
    Record,

    /// <summary>Not to record it (D4).</summary>
    DoNotRecord,

    /// <summary>To record it with its attachments (D18, R4).</summary>
    RecordAttachments,

    /// <summary>To record it and relate it to a Salesforce record (D18, A3); whether that is mapped still is not known here.</summary>
    MappedRecord,

    /// <summary>Nothing that is known, for example a misspelt one; it asks for nothing and matches nobody.</summary>
    Unknown,
}

/// <summary>A Smart Address, without the base that it stands on.</summary>
public sealed record SmartAddress
{
    /// <summary>The length of the opaque name of a mapped record: 130 bits, which nobody guesses.</summary>
    public const int RecordNameLength = 26;

    private const string RecordNameCharacters = "abcdefghijklmnopqrstuvwxyz234567";

    private SmartAddress(SmartAddressKind kind, string name) => (Kind, Name) = (kind, name);

    /// <summary>What it asks for.</summary>
    public SmartAddressKind Kind { get; }

    /// <summary>What stands for it in the address, in lower case: a fixed name, a record's opaque one, or whatever was written.</summary>
    public string Name { get; }

    /// <summary>Designates a message (D18).</summary>
    public static SmartAddress Record { get; } = new(SmartAddressKind.Record, "record");

    /// <summary>Excludes a message (D4).</summary>
    public static SmartAddress DoNotRecord { get; } = new(SmartAddressKind.DoNotRecord, "donotrecord");

    /// <summary>Designates a message with its attachments (D18, R4).</summary>
    public static SmartAddress RecordAttachments { get; } = new(SmartAddressKind.RecordAttachments, "recordattachments");

    /// <summary>The three that every organisation has.</summary>
    public static IReadOnlyList<SmartAddress> Fixed { get; } = [Record, DoNotRecord, RecordAttachments];

    /// <summary>True where it designates the message that is sent to it (D18).</summary>
    public bool Designates => Kind is SmartAddressKind.Record or SmartAddressKind.RecordAttachments or SmartAddressKind.MappedRecord;

    /// <summary>
    /// The Smart Address of a name, however it is written: one of the fixed ones; that of a record where it has the form of one, which is
    /// <see cref="RecordNameLength"/> characters of a to z and 2 to 7; else an unknown one.
    /// </summary>
    public static SmartAddress Named(string name)
    {
        var lower = name.ToLowerInvariant();
        var isOfRecord = lower.Length == RecordNameLength && lower.All(c => RecordNameCharacters.Contains(c, StringComparison.Ordinal));
        return Fixed.FirstOrDefault(address => address.Name == lower)
            ?? new SmartAddress(isOfRecord ? SmartAddressKind.MappedRecord : SmartAddressKind.Unknown, lower);
    }
}
