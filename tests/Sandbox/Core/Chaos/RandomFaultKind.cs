namespace EmailSync.Sandbox.Core.Chaos;

/// <summary>What chance does to requests. The README says which fault of a test's own each is.</summary>
internal enum RandomFaultKind
{
    /// <summary>429 with Retry-After in seconds; Salesforce: 403 REQUEST_LIMIT_EXCEEDED.</summary>
    ThrottleSeconds,

    /// <summary>The same with Retry-After as an HTTP date.</summary>
    ThrottleDate,

    /// <summary>503 with Retry-After.</summary>
    Unavailable,

    /// <summary>503 without.</summary>
    UnavailableBare,

    /// <summary>504, before the work or after it.</summary>
    GatewayTimeout,

    /// <summary>502, 503 or 200 with a page of HTML, as a proxy gives it.</summary>
    Html,

    /// <summary>The work is done and its JSON ends in the middle.</summary>
    Truncated,

    /// <summary>The work is done and the answer comes late.</summary>
    Late,

    /// <summary>The connection is cut before the work.</summary>
    DropBefore,

    /// <summary>The connection is cut after the work.</summary>
    DropAfter,

    /// <summary>Graph: 401 once. Salesforce: the session ends.</summary>
    ExpiredToken,

    /// <summary>Delta links only: 410 with a Location, or 400 syncStateNotFound.</summary>
    ExpiredCursor,

    /// <summary>Later delta rounds only: changed messages with few of the selected properties.</summary>
    PartialEntities,

    /// <summary>Delta only: an entity twice.</summary>
    Repeats,

    /// <summary>Salesforce collections only: some records are refused with UNABLE_TO_LOCK_ROW.</summary>
    LockRow,

    /// <summary>500; Salesforce: UNKNOWN_EXCEPTION.</summary>
    ServerError,
}
