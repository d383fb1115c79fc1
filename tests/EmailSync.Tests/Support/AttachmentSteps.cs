using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>What tests of attachments ask and read.</summary>
public static class AttachmentSteps
{
    /// <summary><em>Record now</em>, with the attachments or without (D16, R4).</summary>
    public static async Task RecordAsync(this Employee me, SandboxMessage message, bool attachments = false)
    {
        var answer = await me.Http.PostAnswerAsync("/api/me/messages/record", new { internetMessageId = message.InternetMessageId, restId = message.Id, attachments });
        Assert.True(answer.Status == 202, answer.Text);
    }

    /// <summary>Each attachment of an explanation with what became of it.</summary>
    public static IEnumerable<string> Fates(this JsonElement explained) =>
        explained.GetProperty("attachments").EnumerateArray().Select(a => $"{a.GetProperty("name").GetString()} {a.GetProperty("fate").GetString()}");
}
