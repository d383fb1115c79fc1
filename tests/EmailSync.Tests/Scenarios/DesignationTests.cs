using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>Mode <c>designated</c>: what the person marks is recorded, and answers to what they sent.</summary>
[Collection(TheTeam.Name)]
public sealed class DesignationTests(Team team)
{
    private const string Designated = "designated";

    [Fact, Rule("D9"), Rule("D17"), Rule("D18")]
    public async Task Only_the_category_designates_and_one_put_on_later_counts_at_the_next_run()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await me.ReceiveAsync(customer, "Marked", "Hello", new { categories = new[] { " crm " } });
        var plain = await me.ReceiveAsync(customer, "Plain", "Hello", new { categories = new[] { "CRM later" } });

        (await me.StartSyncingAsync(Designated)).Completed();

        Assert.Equal("recorded", await me.CodeAsync("Marked"));
        Assert.Equal([" crm "], (await me.MessageAsync("Marked")).Categories);
        Assert.Equal("not_designated", await me.CodeAsync("Plain"));
        Assert.Equal("You record only designated emails, and this one is not.", await me.SentenceAsync("Plain"));

        await team.Control.SetCategoriesAsync(me.Email, plain.ImmutableId, "CRM later", "CRM");
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("Plain"));
        Assert.Equal(["CRM later", "CRM"], (await me.MessageAsync("Plain")).Categories);
    }

    [Fact, Rule("D18"), Rule("R6")]
    public async Task The_products_own_mark_does_not_designate_and_a_persons_does()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await me.ReceiveAsync(customer, "Marked by the product");
        await me.ReceiveAsync(customer, "Marked by the person", "Hello", new { categories = new[] { "CRM" } });
        (await me.StartSyncingAsync()).Completed();
        await me.SaveAsync(new { mode = Designated });

        // A restored older database: it has forgotten the recordings and the rows, and knows whose the marks are.
        await team.Api.QueryAsync(
            $"""
            DELETE FROM recording_parts WHERE recording_key IN (SELECT key FROM recordings WHERE user_id = '{me.Person.ObjectId}');
            DELETE FROM recordings WHERE user_id = '{me.Person.ObjectId}';
            DELETE FROM messages WHERE user_id = '{me.Person.ObjectId}';
            DELETE FROM cursors WHERE user_id = '{me.Person.ObjectId}';
            """);
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("not_designated", await me.CodeAsync("Marked by the product"));
        Assert.Equal("recorded", await me.CodeAsync("Marked by the person"));
        Assert.Single(await team.TasksAsync("Marked by the product"));
        Assert.Single(await team.TasksAsync("Marked by the person"));
    }

    [Fact, Rule("D19")]
    public async Task An_answer_to_a_mail_of_mine_is_recorded_and_no_forward_or_automatic_reply_is_one()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var sent = await me.SendAsync(customer, "Offer", "Please find", new { receivedAt = team.Ago(50) });
        var old = await me.SendAsync(customer, "Old offer", "Please find", new { receivedAt = team.Ago(11 * 24) });
        var secret = await me.SendAsync(customer, "Secret", "Not to be recorded", new { receivedAt = team.Ago(49), categories = new[] { "DoNotSync" } });
        await me.ReceiveAsync(customer, "Re: Offer", "Yes", Answering(sent, new { receivedAt = team.Ago(40) }));
        await me.ReceiveAsync(customer, "By references", "Yes", new { references = new[] { "<root@fabrikam.example>", sent.InternetMessageId }, receivedAt = team.Ago(39) });
        await me.ReceiveAsync(customer, "Re: Old offer", "Yes", Answering(old, new { receivedAt = team.Ago(1) }));
        await me.ReceiveAsync(customer, "Re: Secret", "Yes", Answering(secret, new { receivedAt = team.Ago(41) }));
        await me.ReceiveAsync(customer, "WG: Offer", "See below", Answering(sent, new { receivedAt = team.Ago(38) }));
        await me.ReceiveAsync(
            customer, "Re: Offer (away)", "I am away", Answering(sent, new { receivedAt = team.Ago(37), headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-replied" } }));
        await me.ReceiveAsync(
            customer, "Out of office", "I am away", Answering(sent, new { receivedAt = team.Ago(36), messageClass = "IPM.Note.Rules.OofTemplate.Microsoft" }));
        await me.ReceiveAsync(customer, "Unasked", "Hello", new { receivedAt = team.Ago(35) });

        (await me.StartSyncingAsync(Designated)).Completed();

        var history = (await me.HistoryAsync()).ToDictionary(r => r.GetProperty("subject").GetString()!, r => r.GetProperty("code").GetString());
        Assert.Equal(["By references", "Re: Offer"], history.Where(r => r.Value == "recorded").Select(r => r.Key).Order(StringComparer.Ordinal));
        string[] others = ["Offer", "Old offer", "Out of office", "Re: Offer (away)", "Re: Old offer", "Unasked", "WG: Offer"];
        Assert.Equal(others, history.Where(r => r.Value == "not_designated").Select(r => r.Key).Order(StringComparer.Ordinal));
        Assert.Equal("excluded_parent", history["Re: Secret"]);
    }

    [Fact, Rule("D19")]
    public async Task What_is_answered_is_found_in_Sent_Items_where_that_folder_is_not_mapped()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var sent = await me.SendAsync(customer, "Proposal", "Please find", new { receivedAt = team.Ago(50) });
        await me.ReceiveAsync(customer, "Re: Proposal", "Yes", Answering(sent, new { receivedAt = team.Ago(40) }));
        await me.SaveAsync(new { folders = new[] { new { id = "inbox", includeSubfolders = false } } });

        (await me.StartSyncingAsync(Designated)).Completed();

        Assert.Equal("recorded", await me.CodeAsync("Re: Proposal"));
        Assert.Empty(await team.TasksAsync("Proposal"));
    }

    [Fact, Rule("D19")]
    public async Task An_answer_without_reply_headers_is_known_by_its_conversation()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        byte[] thread = [.. Guid.NewGuid().ToByteArray(), 1, 2, 3, 4, 5, 6];
        await me.SendAsync(customer, "Tender", "Please find", InThread(thread, team.Ago(50)));
        await me.ReceiveAsync(customer, "Re: Tender", "Yes", InThread([.. thread, 9, 9, 9, 9, 9], team.Ago(40)));
        await me.ReceiveAsync(customer, "Something else", "Hello", InThread(Guid.NewGuid().ToByteArray(), team.Ago(39)));

        (await me.StartSyncingAsync(Designated)).Completed();

        Assert.Equal("recorded", await me.CodeAsync("Re: Tender"));
        Assert.Equal("not_designated", await me.CodeAsync("Something else"));
    }

    private static object InThread(byte[] index, DateTimeOffset receivedAt) =>
        new { receivedAt, headers = new Dictionary<string, string> { ["Thread-Index"] = Convert.ToBase64String(index) } };

    [Fact, Rule("D19"), Rule("D9")]
    public async Task With_replies_to_recorded_mail_only_an_answer_waits_until_what_it_answers_is_recorded()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var sent = await me.SendAsync(customer, "Quote", "Please find", new { receivedAt = team.Ago(50) });
        await me.ReceiveAsync(customer, "Re: Quote", "Yes", Answering(sent, new { receivedAt = team.Ago(40) }));
        await me.SaveAsync(new { replies = "recorded" });

        (await me.StartSyncingAsync(Designated)).Completed();
        Assert.Equal("not_designated", await me.CodeAsync("Re: Quote"));

        await team.Control.SetCategoriesAsync(me.Email, sent.ImmutableId, "CRM");
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Quote"));
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Re: Quote"));
    }

    [Fact, Rule("D9"), Rule("D19"), Rule("D16")]
    public async Task An_answer_is_looked_at_again_once_what_it_answers_is_recorded_after_all()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var sent = await me.SendAsync(customer, "Private offer", "Please find", new { receivedAt = team.Ago(50), sensitivity = "private" });
        await me.ReceiveAsync(customer, "Re: Private offer", "Yes", Answering(sent, new { receivedAt = team.Ago(40) }));
        (await me.StartSyncingAsync(Designated)).Completed();
        Assert.Equal("not_designated", await me.CodeAsync("Re: Private offer"));

        Assert.Equal(202, (await me.Http.PostAnswerAsync("/api/me/messages/record", new { restId = sent.Id, anyway = true })).Status);
        (await me.RunEndedAsync()).Completed();
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("Private offer"));
        Assert.Equal("recorded", await me.CodeAsync("Re: Private offer"));
    }

    [Fact, Rule("D9"), Rule("D19")]
    public async Task An_answer_without_reply_headers_waits_for_what_was_sent_in_its_conversation()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        byte[] thread = [.. Guid.NewGuid().ToByteArray(), 1, 2, 3, 4, 5, 6];
        var sent = await me.SendAsync(customer, "Bid", "Please find", InThread(thread, team.Ago(50)));
        await me.ReceiveAsync(customer, "Re: Bid", "Yes", InThread([.. thread, 9, 9, 9, 9, 9], team.Ago(40)));
        await me.SaveAsync(new { replies = "recorded" });
        (await me.StartSyncingAsync(Designated)).Completed();
        Assert.Equal("not_designated", await me.CodeAsync("Re: Bid"));

        await team.Control.SetCategoriesAsync(me.Email, sent.ImmutableId, "CRM");
        (await me.SyncNowAsync()).Completed();
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("recorded", await me.CodeAsync("Bid"));
        Assert.Equal("recorded", await me.CodeAsync("Re: Bid"));
    }

    private static Dictionary<string, object?> Answering(SandboxMessage answered, object more) => more.GetType().GetProperties()
        .Select(p => KeyValuePair.Create(p.Name, p.GetValue(more)))
        .Append(KeyValuePair.Create("inReplyTo", (object?)answered.InternetMessageId))
        .ToDictionary();
}
