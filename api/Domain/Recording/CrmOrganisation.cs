namespace EmailSync.Domain.Recording;

/// <summary>A value of a picklist.</summary>
/// <param name="Value">The API value.</param>
/// <param name="Label">What people see.</param>
/// <param name="IsActive">False: no longer offered (R1).</param>
public sealed record PicklistValue(string Value, string Label, bool IsActive);

/// <summary>An object that the user may relate a Task to, besides people (R1).</summary>
/// <param name="Type">The API name, one of <see cref="RelationRules.Types"/>.</param>
/// <param name="Fields">Of the fields by which people tell its records apart, those that the user may see.</param>
public sealed record RelatableObject(string Type, IReadOnlyList<string> Fields);

/// <summary>What one user's view of the org allows, from its own describe: lengths are UTF-16 units.</summary>
public sealed record CrmOrganisation
{
    /// <summary>The 18-character organisation id.</summary>
    public required string OrganisationId { get; init; }

    public int SubjectLength { get; init; } = 255;

    public int DescriptionLength { get; init; } = 32_000;

    /// <summary>The first closed TaskStatus by SortOrder (R1); null where the org has none the user can see.</summary>
    public string? ClosedStatus { get; init; }

    /// <summary>Null where the org's Task has no Type the user can set.</summary>
    public IReadOnlyList<PicklistValue>? TaskTypes { get; init; }

    /// <summary>True where TaskSubtype can be set to Email.</summary>
    public bool HasEmailSubtype { get; init; }

    /// <summary>True where TaskWhoIds can be created, which is how Shared Activities show (M3).</summary>
    public bool HasSharedActivities { get; init; }

    /// <summary>True where EmailSync_Key__c can be created and queried; without it nothing is recorded.</summary>
    public bool HasKeyField { get; init; }

    /// <summary>True where the user can ask for the EmailMessages that another tool has made, by Message-ID (R9).</summary>
    public bool HasEmailMessages { get; init; }

    /// <summary>What the user may relate a Task to besides people (R1); empty where Task.WhatId is hidden from them.</summary>
    public IReadOnlyList<RelatableObject> Relatable { get; init; } = [];

    /// <summary>True where the user may make Contacts.</summary>
    public bool CanCreateContacts { get; init; }

    /// <summary>True where the user may make Leads.</summary>
    public bool CanCreateLeads { get; init; }

    /// <summary>API names of Contact's fields of type email, <c>Email</c> first (M2).</summary>
    public IReadOnlyList<string> ContactEmailFields { get; init; } = ["Email"];

    /// <summary>API names of Lead's fields of type email, <c>Email</c> first (M2).</summary>
    public IReadOnlyList<string> LeadEmailFields { get; init; } = ["Email"];

    /// <summary>What people call Contact's email fields, by API name; a field may be missing here.</summary>
    public IReadOnlyDictionary<string, string> ContactEmailLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>What people call Lead's email fields, by API name; a field may be missing here.</summary>
    public IReadOnlyDictionary<string, string> LeadEmailLabels { get; init; } = new Dictionary<string, string>();
}
