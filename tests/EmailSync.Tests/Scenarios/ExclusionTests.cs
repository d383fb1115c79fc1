using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What is not recorded, and what the person is told.</summary>
[Collection(TheTeam.Name)]
public sealed class ExclusionTests(Team team)
{
    [Fact, Rule("D8")]
    public async Task Private_and_confidential_mail_is_left_alone_and_personal_mail_is_not()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await me.ReceiveAsync(customer, "Private", "Hello", new { sensitivity = "private" });
        await me.ReceiveAsync(customer, "Confidential", "Hello", new { sensitivity = "confidential" });
        await me.ReceiveAsync(customer, "Personal", "Hello", new { sensitivity = "personal" });

        (await me.StartSyncingAsync()).Completed();

        Assert.Equal("excluded_sensitive", await me.CodeAsync("Private"));
        Assert.Equal("It is marked confidential, and your organisation does not record confidential mail.", await me.SentenceAsync("Confidential"));
        Assert.Equal("recorded", await me.CodeAsync("Personal"));
    }

    [Fact, Rule("D8")]
    public async Task Private_mail_is_recorded_once_the_organisation_says_so()
    {
        var me = await team.HireAsync();
        await me.ReceiveAsync(await team.CustomerAsync(), "Between us", "Hello", new { sensitivity = "private" });
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal("excluded_sensitive", await me.CodeAsync("Between us"));

        await team.SaveOrganisationAsync(new { excludePrivate = false });
        try
        {
            (await me.SyncNowAsync()).Completed();
            Assert.Equal("recorded", await me.CodeAsync("Between us"));
        }
        finally
        {
            await team.SaveOrganisationAsync(new { excludePrivate = true });
        }
    }

    [Fact, Rule("D3"), Rule("E1")]
    public async Task What_is_no_mail_is_in_no_view_and_explained_when_asked()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var meeting = await me.ReceiveAsync(customer, "Invitation", "Hello", new { kind = "meetingRequest" });
        var report = await me.ReceiveAsync(customer, "Undeliverable", "Hello", new { kind = "deliveryReport" });
        var receipt = await me.ReceiveAsync(customer, "Read", "Hello", new { kind = "readReceipt" });

        (await me.StartSyncingAsync()).Completed();

        Assert.Empty(await me.HistoryAsync());
        foreach (var (message, sentence) in new[]
        {
            (meeting, "It is about a meeting. Only mail is recorded."),
            (report, "It is a delivery report. Only mail is recorded."),
            (receipt, "It is a read receipt. Only mail is recorded."),
        })
        {
            var explanation = await me.ExplainAsync(message);
            Assert.Equal("not_mail", explanation.GetProperty("code").GetString());
            Assert.Equal(sentence, explanation.GetProperty("sentence").GetString());
            Assert.Empty(await team.TasksAsync(message.Subject!));
        }
    }

    [Fact, Rule("D3")]
    public async Task A_folder_counts_with_its_subfolders_only_where_the_person_says_so()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await team.AddFolderAsync(me, "Inbox/Customers/Fabrikam");
        var deep = await me.ReceiveAsync(customer, "Filed deep", "Hello", new { folder = "Inbox/Customers/Fabrikam" });
        var archived = await me.ReceiveAsync(customer, "Archived", "Hello", new { folder = "Archive" });
        await me.ReceiveAsync(customer, "Not filed");

        (await me.StartSyncingAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Not filed"));
        Assert.Equal("folder", await me.ExplainedCodeAsync(deep));
        Assert.Null(await me.CodeAsync("Filed deep"));

        await me.SaveAsync(new { folders = new[] { new { id = "inbox", includeSubfolders = true } } });
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Filed deep"));
        Assert.Equal("folder", await me.ExplainedCodeAsync(archived));
        Assert.Single(await team.TasksAsync("Not filed"));
    }

    [Fact, Rule("D11"), Rule("M1"), Rule("M5")]
    public async Task Mail_among_colleagues_is_internal()
    {
        var me = await team.HireAsync();
        await team.Deployment.ContactAsync("boss@contoso.example");
        await me.ReceiveAsync("boss@contoso.example", "Lunch");

        (await me.StartSyncingAsync()).Completed();

        Assert.Equal("all_internal", await me.CodeAsync("Lunch"));
        Assert.Equal("Only you and your colleagues are on it.", await me.SentenceAsync("Lunch"));
        Assert.Empty(await team.TasksAsync("Lunch"));
    }

    [Fact, Rule("D13"), Rule("R3")]
    public async Task A_subject_of_255_is_recorded_and_one_more_is_never_cut()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var fits = new string('a', 255);
        var tooLong = new string('b', 256);
        await me.ReceiveAsync(customer, fits);
        await me.ReceiveAsync(customer, tooLong);

        (await me.StartSyncingAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync(fits));
        Assert.Equal("subject_too_long", await me.CodeAsync(tooLong));
        Assert.Equal("Its subject is longer than the 255 characters that Salesforce takes.", await me.SentenceAsync(tooLong));
        Assert.DoesNotContain(await team.Deployment.TasksAsync(), t => t.GetProperty("Subject").GetString()!.StartsWith("bbb", StringComparison.Ordinal));
    }
}
