namespace EmailSync.Features.Connections;

/// <summary>How a person's connection to Salesforce stands.</summary>
internal enum SalesforceState
{
    NotConnected,
    Connected,

    /// <summary>Revoked, expired, or to another org than the organisation's.</summary>
    Expired,

    /// <summary>It works, but nothing can be recorded through it: see the problems.</summary>
    Incomplete,
}

/// <summary>A connection to Salesforce as people see it; what is not known is null.</summary>
/// <param name="Sentence">How it stands, in words.</param>
/// <param name="CheckedAt">When Salesforce last said what it allows this user.</param>
internal sealed record ConnectionState(
    SalesforceState State,
    string Sentence,
    string? Username = null,
    string? UserDisplayName = null,
    string? OrganisationId = null,
    Uri? InstanceUrl = null,
    DateTimeOffset? ConnectedAt = null,
    DateTimeOffset? CheckedAt = null)
{
    /// <summary>What an administrator has to mend, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Runs can record through it.</summary>
    public bool IsUsable => State == SalesforceState.Connected;
}
