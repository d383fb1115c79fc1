using System.Text.Json;

namespace EmailSync.Benchmarks.Compare;

/// <summary>What the baselines take from a message as Graph gives it.</summary>
internal static class MailParts
{
    public const string Mark = "CRM";
    public const string Fields = "id,subject,from,toRecipients,ccRecipients,receivedDateTime,internetMessageId,categories,body";

    public static string Id(JsonElement message) => message.GetProperty("id").GetString()!;

    public static bool IsMarked(JsonElement message) => message.GetProperty("categories").EnumerateArray().Any(c => c.GetString() == Mark);

    /// <summary>Everybody on it but the owner, in lower case.</summary>
    public static IReadOnlyList<string> Others(JsonElement message, string owner)
    {
        string[] lists = ["toRecipients", "ccRecipients"];
        return [.. lists.SelectMany(l => message.GetProperty(l).EnumerateArray())
            .Prepend(message.GetProperty("from"))
            .Select(p => p.GetProperty("emailAddress").GetProperty("address").GetString()!.ToLowerInvariant())
            .Where(a => a != owner)
            .Distinct()];
    }

    public static Dictionary<string, object?> Task(JsonElement message, string whoId) => new()
    {
        ["Subject"] = message.GetProperty("subject").GetString(),
        ["Description"] = message.GetProperty("body").GetProperty("content").GetString(),
        ["WhoId"] = whoId,
        ["Status"] = "Completed",
        ["ActivityDate"] = message.GetProperty("receivedDateTime").GetString()![..10],
    };
}
