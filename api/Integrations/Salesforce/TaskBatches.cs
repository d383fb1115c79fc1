using EmailSync.Domain.Recording;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Cuts drafts into collections that Salesforce takes: at most 200 Tasks and 4 MB of JSON each, in order.</summary>
internal static class TaskBatches
{
    public const int MostTasks = 200;

    /// <summary>4 × 1,048,576.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    public static IReadOnlyList<IReadOnlyList<TaskDraft>> Slice(IReadOnlyList<TaskDraft> tasks) => throw new NotImplementedException();
}
