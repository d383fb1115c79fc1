using EmailSync.Domain.Recording;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Cuts drafts into collections that one call takes: at most 200 Tasks and 4 MB of JSON each, in order.</summary>
internal static class TaskBatches
{
    public const int MostTasks = 200;

    /// <summary>4 × 1,048,576, the frame around the Tasks included.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const int FrameBytes = 64;

    public static IReadOnlyList<IReadOnlyList<TaskDraft>> Slice(IReadOnlyList<TaskDraft> tasks)
    {
        var slices = new List<IReadOnlyList<TaskDraft>>();
        var slice = new List<TaskDraft>();
        var bytes = FrameBytes;
        foreach (var task in tasks)
        {
            var taskBytes = BytesOf(task);
            if (slice.Count > 0 && (slice.Count == MostTasks || bytes + taskBytes > MostBytes))
            {
                slices.Add(slice);
                (slice, bytes) = ([], FrameBytes);
            }

            slice.Add(task);
            bytes += taskBytes;
        }

        return slice.Count > 0 ? [.. slices, slice] : slices;
    }

    /// <summary>True where one call takes them all.</summary>
    public static bool Fits(IReadOnlyList<TaskDraft> tasks)
        => tasks.Count <= MostTasks && FrameBytes + tasks.Sum(BytesOf) <= MostBytes;

    private static int BytesOf(TaskDraft task) => TaskRecords.SizeBytes(task) + 1;
}
