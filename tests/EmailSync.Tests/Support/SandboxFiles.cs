using System.Text.Json;

namespace EmailSync.Tests.Support;

/// <summary>Salesforce Files as the control address shows them.</summary>
public static class SandboxFiles
{
    /// <summary>The names of the files that were made for a Task, in order.</summary>
    public static async Task<IReadOnlyList<string>> FilesOfAsync(this SandboxControl control, JsonElement task) =>
    [
        .. (await control.GetAsync("/salesforce/files")).EnumerateArray()
            .Where(f => f.GetProperty("FirstPublishLocationId").GetString() == task.GetProperty("Id").GetString())
            .Select(f => f.GetProperty("PathOnClient").GetString()!)
            .Order(StringComparer.Ordinal),
    ];
}
