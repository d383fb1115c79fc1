namespace EmailSync.Tests.Support;

/// <summary>A person of the sandbox's tenant.</summary>
public sealed record SandboxPerson(
    string Key, Guid ObjectId, string DisplayName, string Email, string[] OtherAddresses, string TimeZone, bool IsAdmin, string? SalesforceUserId);

/// <summary>A message as the control address shows it.</summary>
public sealed record SandboxMessage(
    string Id,
    string ImmutableId,
    string? Subject,
    string Folder,
    string[] Categories,
    string ChangeKey,
    string? InternetMessageId,
    DateTimeOffset ReceivedAt);

/// <summary>A page of the request log.</summary>
public sealed record SandboxRequests(long Next, IReadOnlyList<SandboxRequest> Items);

/// <summary>One request that the sandbox has seen; <see cref="Status"/> is null while it runs and 0 where its connection was cut.</summary>
public sealed record SandboxRequest(
    long N,
    DateTimeOffset At,
    string System,
    string Method,
    string Path,
    string Query,
    int? Status,
    bool Inner,
    long? Batch,
    string? User,
    string? Route);

/// <summary>What one system was asked since the counters were last set to zero.</summary>
public sealed record SandboxCounters(
    int Requests, int Counted, Dictionary<string, int> ByRoute, int MaxConcurrentPerMailbox, int Throttled, IReadOnlyList<string> Unknown);
