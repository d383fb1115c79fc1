namespace EmailSync.Sandbox.Graph;

/// <summary>GET /users/{user}/mailboxSettings and its timeZone.</summary>
internal static class MailboxSettingsEndpoint
{
    private static readonly string[] WorkDays = ["monday", "tuesday", "wednesday", "thursday", "friday"];

    public static IResult Get(GraphRequest request)
    {
        var selected = new QueryOptions(request.Http, "$select")["$select"]?.Split(',', StringSplitOptions.TrimEntries);
        var zone = TimeZone(request.Mailbox);
        var all = new Dictionary<string, object?>
        {
            ["archiveFolder"] = request.Mailbox.IdOf(DefaultFolders.Find(request.Mailbox, "archive")),
            ["timeZone"] = zone,
            ["delegateMeetingMessageDeliveryOptions"] = "sendToDelegateOnly",
            ["dateFormat"] = "dd.MM.yyyy",
            ["timeFormat"] = "HH:mm",
            ["userPurpose"] = "user",
            ["automaticRepliesSetting"] = new { status = "disabled", externalAudience = "all", internalReplyMessage = "", externalReplyMessage = "" },
            ["language"] = new { locale = "en-GB", displayName = "English (United Kingdom)" },
            ["workingHours"] = new { daysOfWeek = WorkDays, startTime = "08:00:00.0000000", endTime = "17:00:00.0000000", timeZone = new { name = zone } },
        };
        var answer = new Dictionary<string, object?> { ["@odata.context"] = $"{Context(request)}" };
        foreach (var name in selected ?? [.. all.Keys])
            answer[name] = all.TryGetValue(name, out var value) ? value : throw GraphException.NoProperty(name, "microsoft.graph.mailboxSettings");
        return Results.Json(answer);
    }

    public static IResult GetTimeZone(GraphRequest request)
    {
        _ = new QueryOptions(request.Http);
        return Results.Json(new Dictionary<string, object> { ["@odata.context"] = $"{Context(request)}/timeZone", ["value"] = TimeZone(request.Mailbox) });
    }

    private static string Context(GraphRequest request) => $"{request.BaseUrl}/$metadata#users('{request.Mailbox.Owner.ObjectId}')/mailboxSettings";

    // Exchange keeps Windows names; only a mailbox whose person set an IANA one has that.
    private static string TimeZone(Mailbox mailbox) =>
        mailbox.Options.TimeZone
        ?? (TimeZoneInfo.TryConvertIanaIdToWindowsId(mailbox.Owner.TimeZone, out var windows) ? windows : mailbox.Owner.TimeZone);
}
