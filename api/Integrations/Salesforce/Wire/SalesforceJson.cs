using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>Several requests in one call; all of ours only read.</summary>
internal sealed record CompositeRequest(bool AllOrNone, [property: JsonPropertyName("compositeRequest")] CompositePartRequest[] Parts);

internal sealed record CompositePartRequest(string Method, string Url, string ReferenceId);

internal sealed record CompositeAnswer(CompositePartAnswer[]? CompositeResponse);

/// <param name="Body">The part's answer, or the array of errors.</param>
internal sealed record CompositePartAnswer(JsonElement Body, int HttpStatusCode, string? ReferenceId);

/// <summary>A page of a query. The fields of the rows are whatever was asked for.</summary>
internal sealed record QueryPage(int TotalSize, bool Done, string? NextRecordsUrl, JsonElement[]? Records);

/// <summary>A collections POST.</summary>
internal sealed record CreateRequest(bool AllOrNone, TaskRecord[] Records);

internal sealed record RecordAttributes(string Type);

/// <summary>A Task as it is sent; what is null is not sent, so that the org's defaults hold.</summary>
internal sealed record TaskRecord
{
    [JsonPropertyName("attributes")]
    public RecordAttributes Attributes { get; init; } = new("Task");

    [JsonPropertyName("EmailSync_Key__c")]
    public required string Key { get; init; }

    [JsonPropertyName("Subject")]
    public required string Subject { get; init; }

    [JsonPropertyName("Description")]
    public required string Description { get; init; }

    [JsonPropertyName("ActivityDate")]
    public required DateOnly ActivityDate { get; init; }

    [JsonPropertyName("Status")]
    public required string Status { get; init; }

    [JsonPropertyName("TaskSubtype")]
    public string? TaskSubtype { get; init; }

    [JsonPropertyName("Type")]
    public string? Type { get; init; }

    [JsonPropertyName("OwnerId")]
    public required string OwnerId { get; init; }

    [JsonPropertyName("WhoId")]
    public required string WhoId { get; init; }

    [JsonPropertyName("TaskWhoIds")]
    public string[]? TaskWhoIds { get; init; }

    [JsonPropertyName("WhatId")]
    public string? WhatId { get; init; }
}

/// <summary>A collections PATCH.</summary>
internal sealed record RelateRequest(bool AllOrNone, TaskPeopleRecord[] Records);

/// <summary>Whom a Task is related to, as it is sent.</summary>
internal sealed record TaskPeopleRecord
{
    [JsonPropertyName("attributes")]
    public RecordAttributes Attributes { get; init; } = new("Task");

    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("WhoId")]
    public required string WhoId { get; init; }

    /// <summary>Replaces the whole list.</summary>
    [JsonPropertyName("TaskWhoIds")]
    public string[]? TaskWhoIds { get; init; }
}

/// <summary>A collections PATCH of what Tasks are related to besides people.</summary>
internal sealed record RelateToRecordRequest(bool AllOrNone, TaskWhatRecord[] Records);

internal sealed record TaskWhatRecord
{
    [JsonPropertyName("attributes")]
    public RecordAttributes Attributes { get; init; } = new("Task");

    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Sent also where it is null: that takes the relation away.</summary>
    [JsonPropertyName("WhatId"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? WhatId { get; init; }
}

/// <summary>What a search has found; a record names its own type.</summary>
internal sealed record SearchAnswer(JsonElement[]? SearchRecords);

/// <summary>A collections POST of files; the bytes of each stand in a part of their own.</summary>
internal sealed record CreateFilesRequest(bool AllOrNone, FileRecord[] Records);

/// <param name="BinaryPartName">The part with the bytes.</param>
/// <param name="BinaryPartNameAlias">The field that they are for.</param>
internal sealed record FileAttributes(string Type, string BinaryPartName, string BinaryPartNameAlias);

/// <summary>A ContentVersion as it is sent; Salesforce makes its document and the link to the Task.</summary>
internal sealed record FileRecord
{
    [JsonPropertyName("attributes")]
    public required FileAttributes Attributes { get; init; }

    [JsonPropertyName("Title")]
    public required string Title { get; init; }

    [JsonPropertyName("PathOnClient")]
    public required string PathOnClient { get; init; }

    [JsonPropertyName("FirstPublishLocationId")]
    public required string FirstPublishLocationId { get; init; }
}

internal sealed record SaveAnswer(string? Id, bool Success, SaveError[]? Errors);

internal sealed record SaveError(string? StatusCode, string? Message, string[]? Fields);

/// <summary>One error of the array that REST answers.</summary>
internal sealed record RestError(string? ErrorCode, string? Message, string[]? Fields);

/// <param name="Createable">The user may make such records.</param>
internal sealed record DescribeAnswer(string? Name, bool Createable, DescribeField[]? Fields);

/// <summary>The flags of a field that the rules go by; lengths are UTF-16 units.</summary>
internal sealed record DescribeField(
    string Name,
    string Type,
    int Length,
    bool Createable,
    bool Filterable,
    bool DeprecatedAndHidden,
    DescribePicklistValue[]? PicklistValues,
    bool Updateable = false,
    string[]? ReferenceTo = null,
    string? Label = null);

internal sealed record DescribePicklistValue(string Value, string? Label, bool Active);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CompositeRequest))]
[JsonSerializable(typeof(CompositeAnswer))]
[JsonSerializable(typeof(QueryPage))]
[JsonSerializable(typeof(CreateRequest))]
[JsonSerializable(typeof(TaskRecord))]
[JsonSerializable(typeof(RelateRequest))]
[JsonSerializable(typeof(RelateToRecordRequest))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(CreateFilesRequest))]
[JsonSerializable(typeof(SaveAnswer[]))]
[JsonSerializable(typeof(RestError[]))]
[JsonSerializable(typeof(DescribeAnswer))]
internal sealed partial class SalesforceJson : JsonSerializerContext
{
    private static readonly Lazy<SalesforceJson> Relaxed = new(() => new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }));

    /// <summary>Letters of every script go as they are: an escaped one is six bytes of the four megabytes.</summary>
    public static SalesforceJson Wire => Relaxed.Value;
}
