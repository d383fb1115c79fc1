using System.Text.Json.Serialization;

namespace EmailSync.Sandbox.Core;

/// <summary>One request in the log. It is also a feature of the request's context, where handlers say whose it was.</summary>
internal sealed class LoggedRequest
{
    public required long N { get; init; }

    public required DateTimeOffset At { get; init; }

    public required SandboxSystem System { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Query { get; init; }

    /// <summary>The number of the batch that carried it, or null.</summary>
    public long? Batch { get; init; }

    public bool Inner => Batch is not null;

    /// <summary>Null while it runs; 0 where the connection was cut.</summary>
    public int? Status { get; set; }

    /// <summary>The owner's address of the mailbox, or the Salesforce user's id.</summary>
    public string? User { get; set; }

    /// <summary>Method and pattern of the endpoint, such as "GET /v1.0/users/{user}"; null where no endpoint matched.</summary>
    public string? Route { get; set; }

    /// <summary>The kind of the fault that struck it, or null.</summary>
    public string? Fault { get; set; }

    /// <summary>The batch that carried it, or itself: what the client sent and is answered.</summary>
    [JsonIgnore]
    public LoggedRequest Outer { get => field ?? this; init; }

    /// <summary>When it came, on the timer of <see cref="TimeProvider.System"/>.</summary>
    [JsonIgnore]
    public long BeganAt { get; } = TimeProvider.System.GetTimestamp();

    /// <summary>When it was answered, on the same timer; null while it runs.</summary>
    [JsonIgnore]
    public long? EndedAt { get; set; }

    /// <summary>The client never saw what the work answered: another answer, or a piece, or none took its place.</summary>
    [JsonIgnore]
    public bool IsAnswerLost { get; set; }

    /// <summary>A request that only carries others is a call, but not counted.</summary>
    [JsonIgnore]
    public bool CarriesOthers { get; set; }
}
