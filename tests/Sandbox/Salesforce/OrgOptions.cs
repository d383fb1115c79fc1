namespace EmailSync.Sandbox.Salesforce;

/// <summary>How the org is set up; the control address changes any of it while the sandbox runs.</summary>
internal sealed record OrgOptions
{
    /// <summary>Whether a Task can be related to several Contacts (TaskWhoIds, TaskRelation, WhoCount).</summary>
    public bool SharedActivities { get; init; } = true;

    /// <summary>Whether a refresh token works once and each refresh hands out the next.</summary>
    public bool RotateRefreshTokens { get; init; }

    /// <summary>Whether DUPLICATE_VALUE hides the id of the record that holds the value.</summary>
    public bool MaskDuplicates { get; init; }

    public int SubjectLength { get; init; } = 255;

    public int DescriptionLength { get; init; } = 32_000;

    public bool HasTypeField { get; init; } = true;

    public bool HasKeyField { get; init; } = true;

    public bool HasSecondEmail { get; init; } = true;

    /// <summary>The values of Task.Type that are not active.</summary>
    public IReadOnlyList<string> InactiveTypes { get; init; } = ["Fax"];

    /// <summary>The active values of Task.Type instead of its own; null: its own.</summary>
    public IReadOnlyList<string>? TypeValues { get; init; }

    /// <summary>Fields that the user may not see, as "Task.Priority": describe leaves them out, and whoever names one is told INVALID_FIELD.</summary>
    public IReadOnlyList<string> RemovedFields { get; init; } = [];

    /// <summary>Objects of which the user may make no records, as "Lead": describe says so, and whoever tries is refused.</summary>
    public IReadOnlyList<string> NotCreateable { get; init; } = [];

    /// <summary>Lengths of text fields other than described, as "Task.CallDisposition": 40.</summary>
    public IReadOnlyDictionary<string, int> FieldLengths { get; init; } = new Dictionary<string, int>();

    /// <summary>Fields of the org's own beside those it has from the start, as "Task.Region__c".</summary>
    public IReadOnlyDictionary<string, CustomField> CustomFields { get; init; } = new Dictionary<string, CustomField>();

    /// <summary>The values of Task.Status; the first closed one is what a completed Task takes.</summary>
    public IReadOnlyList<TaskStatusOption> TaskStatuses { get; init; } =
        [new("Not Started", IsDefault: true), new("In Progress"), new("Waiting on someone else"), new("Done", IsClosed: true), new("Dropped", IsClosed: true)];

    /// <summary>Whether the user finds EmailMessage (Enhanced Email); without it it is no object of the org.</summary>
    public bool EmailMessages { get; init; } = true;

    /// <summary>Bytes that all versions of all files may have together.</summary>
    public long FileStorageBytes { get; init; } = 10L * 1024 * 1024 * 1024;

    /// <summary>Endings of files that the org does not take, without a dot.</summary>
    public IReadOnlyList<string> BlockedExtensions { get; init; } = [];

    /// <summary>How long a search does not find what has just been written.</summary>
    public int SearchDelaySeconds { get; init; }

    /// <summary>Calls in any 24 hours; at the limit every call is refused.</summary>
    public int DailyLimit { get; init; } = 100_000;

    /// <summary>Life of an access token by the sandbox's clock.</summary>
    public int AccessTokenSeconds { get; init; } = 7_200;

    /// <summary>Where the app's sign-in may return to; compared exactly.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];
}
