namespace EmailSync.Domain.Recording;

/// <summary>One Task to be created: a part of a recorded message (R1, R2).</summary>
public sealed record TaskDraft
{
    /// <summary>EmailSync_Key__c: 52 characters of base32 (R6).</summary>
    public required string Key { get; init; }

    /// <summary>1 for the first part.</summary>
    public required int Part { get; init; }

    public required string Subject { get; init; }

    public required string Description { get; init; }

    public required DateOnly ActivityDate { get; init; }

    public required string Status { get; init; }

    /// <summary>The first related person; null never occurs for a decision of <c>recorded</c> (M3).</summary>
    public required string WhoId { get; init; }

    /// <summary>All related Contacts, the first included, where the org has Shared Activities; else empty.</summary>
    public IReadOnlyList<string> TaskWhoIds { get; init; } = [];

    /// <summary>The record that the message is related to besides people (R1).</summary>
    public string? WhatId { get; init; }

    public required string OwnerId { get; init; }

    public string? Type { get; init; }

    public bool IsEmailSubtype { get; init; }
}

/// <summary>Everything that recording one message will write; made by a pure function, carried out by the recorder.</summary>
/// <param name="Key">The key of the first part, by which the ledger knows the recording.</param>
/// <param name="Parts">In order; at least one.</param>
public sealed record RecordingPlan(string Key, IReadOnlyList<TaskDraft> Parts)
{
    /// <summary>R4: its attachments with what will become of each, in the message's order; empty where they are not wanted.</summary>
    public IReadOnlyList<PlannedAttachment> Attachments { get; init; } = [];
}
