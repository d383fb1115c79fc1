namespace EmailSync.Sandbox.World;

/// <summary>Everything that the sandbox holds when it starts; the Graph and Salesforce stores are filled from it.</summary>
internal sealed record WorldSeed(
    IReadOnlyList<PersonSeed> People,
    IReadOnlyList<MailboxSeed> Mailboxes,
    IReadOnlyList<AccountSeed> Accounts,
    IReadOnlyList<ContactSeed> Contacts,
    IReadOnlyList<LeadSeed> Leads)
{
    public IReadOnlyList<OpportunitySeed> Opportunities { get; init; } = [];

    public IReadOnlyList<CaseSeed> Cases { get; init; } = [];
}

/// <summary>A person of the tenant. <paramref name="TimeZone"/> is an IANA name; without <paramref name="SalesforceUserId"/> (005…) they have no licence.</summary>
internal sealed record PersonSeed(
    string Key,
    Guid ObjectId,
    string DisplayName,
    string Email,
    IReadOnlyList<string> OtherAddresses,
    string TimeZone,
    bool IsAdmin,
    string? SalesforceUserId);

internal sealed record MailboxSeed(string OwnerKey, IReadOnlyList<FolderSeed> Folders, IReadOnlyList<MessageSeed> Messages);

/// <summary>A folder beside the well-known ones, by its path of display names (<c>Inbox/Customers/Acme</c>).</summary>
internal sealed record FolderSeed(string Path, string? WellKnownName = null, bool IsHidden = false);

internal enum MessageKind
{
    Mail,
    MeetingRequest,
    MeetingResponse,
    DeliveryReport,
    ReadReceipt,
}

internal enum SeedSensitivity
{
    Normal,
    Personal,
    Private,
    Confidential,
}

/// <summary>One message of a mailbox; <paramref name="Mime"/> is its RFC 5322 text.</summary>
internal sealed record MessageSeed(
    string FolderPath,
    DateTimeOffset ReceivedAt,
    ReadOnlyMemory<byte> Mime,
    MessageKind Kind = MessageKind.Mail,
    bool IsRead = true,
    bool IsDraft = false,
    IReadOnlyList<string>? Categories = null,
    SeedSensitivity Sensitivity = SeedSensitivity.Normal);

internal sealed record AccountSeed(string Key, string Name);

internal sealed record OpportunitySeed(string Name, string AccountKey, string OwnerKey, string StageName, DateOnly CloseDate);

internal sealed record CaseSeed(string Subject, string AccountKey, string OwnerKey, string Status);

/// <summary>A Contact; <paramref name="SecondEmail"/> is the custom field <c>Email_2__c</c>, <paramref name="VisibleTo"/> holds person keys (null: everybody).</summary>
internal sealed record ContactSeed(
    string Key,
    string FirstName,
    string LastName,
    string? Email,
    string? SecondEmail,
    string? AccountKey,
    string OwnerKey,
    DateTimeOffset LastModified,
    DateOnly? LastActivityDate,
    IReadOnlyList<string>? VisibleTo = null);

/// <summary>A Lead; one with <paramref name="ConvertedContactKey"/> has been converted to that Contact.</summary>
internal sealed record LeadSeed(
    string Key,
    string FirstName,
    string LastName,
    string Company,
    string? Email,
    string OwnerKey,
    DateTimeOffset LastModified,
    string? ConvertedContactKey = null,
    DateOnly? LastActivityDate = null,
    IReadOnlyList<string>? VisibleTo = null);
