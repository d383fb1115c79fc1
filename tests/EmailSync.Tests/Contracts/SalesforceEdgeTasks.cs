using EmailSync.Domain.Recording;

namespace EmailSync.Tests.Contracts;

/// <summary>Drafts with valid defaults.</summary>
internal static class SalesforceEdgeTasks
{
    public static TaskDraft Draft(string key = "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee22") => new()
    {
        Key = key,
        Part = 1,
        Subject = "Angebot für „Müller & Söhne“ <neu>",
        Description = "From: Maria López <maria@lopez.example>\nDate: 2026-11-24 14:32 +01:00 (Europe/Berlin)\n\n你好",
        ActivityDate = new DateOnly(2026, 11, 24),
        Status = "Done",
        WhoId = "003xx0000000001AAA",
        OwnerId = "005xx000001SwiuAAC",
    };
}
