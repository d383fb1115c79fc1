using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What people write, and what opens doors, is in no line of the log (B5).</summary>
[Collection(TheTeam.Name)]
public sealed class LogTests(Team team)
{
    [Fact, Rule("B5")]
    public async Task No_subject_body_address_or_token_is_logged()
    {
        var me = await team.HireAsync("Zoe Zebrasurname");
        await team.Deployment.ContactAsync("zebra.customer@zebra.example", "Zebra Customer");
        await me.ReceiveAsync("Zebra Customer <zebra.customer@zebra.example>", "Zebra subject", "Zebra body", new { cc = new[] { "zebra.stranger@zebra.example" } });
        await me.ReceiveAsync("zebra.stranger@zebra.example", "Zebra unmatched", "Zebra body");
        await me.ReceiveAsync("zebra.customer@zebra.example", "Zebra refused", "Zebra body");
        await team.Control.PostAsync(
            "/salesforce/refusals", new { type = "Task", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "Zebra rule", value = "Zebra refused", count = 99 });
        await team.Control.AddFaultAsync(new { system = "graph", kind = "drop", route = $"GET */users/{me.Person.ObjectId}/*", count = 1, inner = true });
        var run = await me.StartSyncingAsync();
        await team.Control.DeleteAsync("/salesforce/refusals");
        await me.Http.PostAnswerAsync("/api/me/messages/explain", new { internetMessageId = "<zebra@zebra.example>" });
        await me.Http.GetAnswerAsync("/api/me/history?view=recorded&search=zebra");
        await me.Http.PutAnswerAsync("/api/me/jobs/email/settings", """{ "values": { "zebra": "zebra" } }""", "\"zebra\"");
        await me.Http.PutAnswerAsync("/api/me/jobs/email/settings", "zebra", "\"zebra\"");

        Assert.Equal("recorded", await me.CodeAsync("Zebra subject"));
        var lines = team.Api.LogLines.ToList();
        Assert.Contains(lines, line => line.Contains(run.GetProperty("id").GetString()!, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("zebra", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(lines, LoggedSecrets.IsIn);
        Assert.DoesNotContain(lines, line => line.Contains(me.Email, StringComparison.OrdinalIgnoreCase));
    }

    [Fact, Rule("B5")]
    public void What_is_looked_for_would_be_found()
    {
        Assert.True(LoggedSecrets.IsIn("Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJ"));
        Assert.True(LoggedSecrets.IsIn("00Dxx0000001gER!AQ4AQ.x"));
        Assert.True(LoggedSecrets.IsIn("5Aep861TSESvWeug_xyz"));
    }
}
