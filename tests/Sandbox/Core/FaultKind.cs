namespace EmailSync.Sandbox.Core;

internal enum FaultKind
{
    /// <summary>429 with Retry-After; Salesforce: 403 REQUEST_LIMIT_EXCEEDED. Where a wait is named, coming back sooner is answered the same way.</summary>
    Throttle,

    /// <summary>Answered with <see cref="FaultRequest.Status"/> (503), before any work is done or, with <see cref="FaultRequest.AfterWork"/>, after it.</summary>
    Refuse,

    /// <summary>The connection is closed before the work is done.</summary>
    Drop,

    /// <summary>The connection is closed after the work is done.</summary>
    LoseAnswer,

    /// <summary>Waits before the work until it is released.</summary>
    Hold,

    /// <summary>Waits between the work and the answer until it is released.</summary>
    HoldAnswer,

    /// <summary>A gateway gives up with <see cref="FaultRequest.Status"/> (503), and the work is done behind it once it is released.</summary>
    WorkLater,

    /// <summary>Waits <see cref="FaultRequest.Milliseconds"/> between the work and the answer.</summary>
    Late,

    /// <summary>The work is done, and its JSON ends in the middle.</summary>
    Truncate,

    /// <summary>Graph: this request's token is taken as expired. Salesforce: the session ends.</summary>
    ExpireToken,

    /// <summary>The sync state behind a delta link is lost: 410 with a Location, or with <see cref="FaultRequest.Status"/> 400 syncStateNotFound.</summary>
    ExpireCursor,

    /// <summary>A delta page gives changed messages with few of the selected properties.</summary>
    PartialEntities,

    /// <summary>A delta page names an entity twice.</summary>
    RepeatEntities,

    /// <summary>Records of a Salesforce collection, those of <see cref="FaultRequest.Rows"/>, are refused with UNABLE_TO_LOCK_ROW.</summary>
    LockRow,
}
