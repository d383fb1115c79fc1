using System.Text.Json;
using System.Text.RegularExpressions;
using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>A draft as it is sent, and what its answer means. Pure.</summary>
internal static partial class TaskRecords
{
    private const string DuplicateCode = "DUPLICATE_VALUE";

    private const string RolledBackCode = "ALL_OR_NONE_OPERATION_ROLLED_BACK";

    /// <summary>A collection's items have no HTTP status of their own.</summary>
    private const int ItemStatus = 400;

    public static TaskRecord Of(TaskDraft draft) => new()
    {
        Key = draft.Key,
        Subject = draft.Subject,
        Description = draft.Description,
        ActivityDate = draft.ActivityDate,
        Status = draft.Status,
        OwnerId = draft.OwnerId,
        WhoId = draft.WhoId,
        TaskWhoIds = draft.TaskWhoIds.Count > 0 ? [.. draft.TaskWhoIds] : null,
        WhatId = draft.WhatId,
        Type = draft.Type,
        TaskSubtype = draft.IsEmailSubtype ? "Email" : null,
    };

    /// <summary>Nothing but the people, so that everything else stays as it is.</summary>
    public static TaskPeopleRecord Of(TaskRelated task, bool hasRelations) => new()
    {
        Id = task.Id,
        WhoId = task.PeopleIds[0],
        TaskWhoIds = hasRelations ? [.. task.PeopleIds] : null,
    };

    /// <summary>Nothing but the record; null takes it away.</summary>
    public static TaskWhatRecord Of(string taskId, string? recordId) => new() { Id = taskId, WhatId = recordId };

    /// <summary>Why all were taken back: the first refusal that is one of its own. Null: nothing was refused.</summary>
    public static RemoteFailure? ReadRefusal(IReadOnlyList<SaveAnswer> answers)
    {
        var errors = answers.Where(answer => !answer.Success).Select(answer => answer.Errors?.FirstOrDefault()).ToList();
        var own = errors.Find(error => error is { StatusCode: not RolledBackCode }) ?? errors.FirstOrDefault();
        return errors.Count == 0 ? null
            : own is null ? new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null)
            : SalesforceFailures.From(ItemStatus, own.StatusCode, own.Message, own.Fields);
    }

    public static int SizeBytes(TaskDraft draft) => JsonSerializer.SerializeToUtf8Bytes(Of(draft), SalesforceJson.Wire.TaskRecord).Length;

    public static TaskCreated Read(TaskDraft draft, SaveAnswer answer)
    {
        if (answer is { Success: true, Id.Length: > 0 })
        {
            return new(draft.Key, SalesforceIds.Long(answer.Id), null, false);
        }

        var error = answer.Errors?.FirstOrDefault();
        var failure = answer.Success || error is null
            ? new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null)
            : SalesforceFailures.From(ItemStatus, error.StatusCode, error.Message, error.Fields);
        return new(draft.Key, null, failure, error?.StatusCode == DuplicateCode && MayBeOurKey(error.Message));
    }

    /// <summary>What lies in the recycle bin is deleted, whoever did it; an id that is unknown may be one that this user does not see.</summary>
    public static RecordDeleted ReadDeleted(string id, SaveAnswer answer)
    {
        var error = answer.Errors?.FirstOrDefault();
        return answer.Success || error?.StatusCode == "ENTITY_IS_DELETED" ? new(id, null) : new(id, error switch
        {
            null => new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null),
            { StatusCode: "INVALID_CROSS_REFERENCE_KEY" } => new RemoteFailure.NotFound(RemoteSystem.Salesforce, error.StatusCode, error.Message),
            _ => SalesforceFailures.From(ItemStatus, error.StatusCode, error.Message, error.Fields),
        });
    }

    /// <summary>
    /// The org may have other unique fields: <c>duplicate value found: Other__c duplicates value on …</c> is not about us. What is masked may be.
    /// </summary>
    private static bool MayBeOurKey(string? message)
        => DuplicateField().Match(message ?? "") is not { Success: true } match
            || match.Groups[1].Value == OrganisationReading.KeyField;

    [GeneratedRegex(@"duplicate value found: (\w+) duplicates")]
    private static partial Regex DuplicateField();
}
