using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>What is not to be recorded takes its answers with it, and the sender's word holds for their colleagues' copies (D7).</summary>
[Collection(TheTeam.Name)]
public sealed class InheritedExclusionTests(Team team)
{
    [Fact, Rule("D7"), Rule("D4")]
    public async Task An_answer_to_an_excluded_message_is_not_recorded_until_that_is_taken_off()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var id = $"<{Guid.NewGuid():N}@lopez.example>";
        var parent = await me.ReceiveAsync(customer, "Confidential talk", "Hello", new { messageId = id, categories = new[] { "DoNotSync" } });
        (await me.StartSyncingAsync()).Completed();

        await me.ReceiveAsync(customer, "RE: Confidential talk", "Hello", new { inReplyTo = id });
        await me.ReceiveAsync(customer, "RE: Confidential talk, wanted", "Hello", new { inReplyTo = id, categories = new[] { "CRM" } });
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("excluded_parent", await me.CodeAsync("RE: Confidential talk"));
        Assert.Equal("recorded", await me.CodeAsync("RE: Confidential talk, wanted"));

        await team.Control.SetCategoriesAsync(me.Email, parent.ImmutableId, []);
        (await me.SyncNowAsync()).Completed();
        (await me.SyncNowAsync()).Completed();
        Assert.Equal("recorded", await me.CodeAsync("Confidential talk"));
        Assert.Equal("recorded", await me.CodeAsync("RE: Confidential talk"));
    }

    [Fact, Rule("D7"), Rule("D6")]
    public async Task An_answer_to_what_the_person_ignores_is_not_recorded()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var id = $"<{Guid.NewGuid():N}@lopez.example>";
        var parent = await me.ReceiveAsync(customer, "Of no interest", "Hello", new { messageId = id });
        (await me.StartSyncingAsync()).Completed();
        Assert.Equal(204, (await me.Http.PostAnswerAsync("/api/me/messages/undo", new { internetMessageId = id, restId = parent.Id })).Status);

        await me.ReceiveAsync(customer, "RE: Of no interest", "Hello", new { inReplyTo = id });
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("excluded_parent", await me.CodeAsync("RE: Of no interest"));
        Assert.Empty(await team.TasksAsync("RE: Of no interest"));
    }

    [Fact, Rule("D7"), Rule("D4"), Rule("T5")]
    public async Task An_answer_read_with_what_it_answers_or_before_it_is_not_recorded_either()
    {
        var me = await team.HireAsync();
        var (customer, stranger) = (await team.CustomerAsync(), team.Stranger());
        var excluded = new { messageId = Id(), categories = new[] { "DoNotSync" }, receivedAt = team.Ago(40) };
        var early = new { messageId = Id(), categories = new[] { "DoNotSync" }, receivedAt = team.Ago(100) };
        await me.ReceiveAsync(customer, "Confidential, same page", more: excluded);
        await me.ReceiveAsync(customer, "RE: Confidential, same page", more: new { inReplyTo = excluded.messageId, receivedAt = team.Ago(30) });
        await me.SendAsync(customer, "AW: Confidential, same page", more: new { inReplyTo = excluded.messageId, receivedAt = team.Ago(31) });
        await me.ReceiveAsync(customer, "RE: Of nothing that is here", more: new { inReplyTo = Id(), receivedAt = team.Ago(29) });

        // The newest come first, so this one is two pages away from its answer.
        await me.ReceiveAsync(customer, "Confidential, last page", more: early);
        await me.ReceiveAsync(customer, "RE: Confidential, last page", more: new { inReplyTo = early.messageId, receivedAt = team.Ago(28) });
        foreach (var chunk in Enumerable.Range(0, 1_010).Chunk(50))
        {
            await Task.WhenAll(chunk.Select(i => me.ReceiveAsync(stranger, $"Between {i}", more: new { receivedAt = team.Ago(50 + (i / 100.0)) })));
        }

        (await me.StartSyncingAsync()).Completed();

        foreach (var subject in new[] { "RE: Confidential, same page", "AW: Confidential, same page", "RE: Confidential, last page" })
        {
            Assert.Equal("excluded_parent", await me.CodeAsync(subject));
            Assert.Empty(await team.TasksAsync(subject));
        }

        Assert.Equal("recorded", await me.CodeAsync("RE: Of nothing that is here"));
    }

    [Fact, Rule("D7"), Rule("A1"), Rule("D16")]
    public async Task The_senders_word_holds_for_a_colleagues_copy_until_the_sender_takes_it_back()
    {
        var (sender, colleague) = (await team.HireAsync("Sam Sender"), await team.HireAsync());
        var customer = await team.CustomerAsync();
        await team.SaveOrganisationAsync(new { smartAddressBase = "smart.contoso.example" });
        try
        {
            var id = Id();
            var people = new[] { customer, colleague.Email };
            var sent = await sender.SendAsync(
                customer, "Not for the books of anybody", more: new { to = people, bcc = new[] { "donotrecord@smart.contoso.example" }, messageId = id });
            await colleague.ReceiveAsync(sender.Email, "Not for the books of anybody", more: new { to = people, messageId = id });
            (await sender.StartSyncingAsync()).Completed();
            (await colleague.StartSyncingAsync()).Completed();
            Assert.Equal("excluded_address", await sender.CodeAsync("Not for the books of anybody"));
            Assert.Equal("excluded_parent", await colleague.CodeAsync("Not for the books of anybody"));
            Assert.Contains("sent it with the Do Not Record address.", await colleague.SentenceAsync("Not for the books of anybody"), StringComparison.Ordinal);
            (await colleague.SyncNowAsync()).Completed();
            Assert.Empty(await team.TasksAsync("Not for the books of anybody"));

            var anyway = await sender.Http.PostAnswerAsync("/api/me/messages/record", new { internetMessageId = id, restId = sent.Id, anyway = true });
            Assert.True(anyway.Status == 202, anyway.Text);
            await EmployeeSteps.UntilAsync(async () => (await team.TasksAsync("Not for the books of anybody")).Count == 1);
            (await sender.RunEndedAsync()).Completed();
            (await colleague.SyncNowAsync()).Completed();
            Assert.Equal("recorded_by_colleague", await colleague.CodeAsync("Not for the books of anybody"));
        }
        finally
        {
            await team.SaveOrganisationAsync(new { smartAddressBase = (string?)null });
        }
    }

    [Fact, Rule("D7"), Rule("A1"), Rule("S1")]
    public async Task The_senders_word_ends_where_its_address_is_no_longer_the_organisations_and_their_own_copy_has_been_decided_so()
    {
        var (sender, colleague) = (await team.HireAsync("Sam Sender"), await team.HireAsync());
        var customer = await team.CustomerAsync();
        await team.SaveOrganisationAsync(new { smartAddressBase = "smart.contoso.example" });
        try
        {
            var id = Id();
            var people = new[] { customer, colleague.Email };
            await sender.SendAsync(customer, "Sent to an old address", more: new { to = people, bcc = new[] { "donotrecord@smart.contoso.example" }, messageId = id });
            await colleague.ReceiveAsync(sender.Email, "Sent to an old address", more: new { to = people, messageId = id });
            (await sender.StartSyncingAsync()).Completed();
            (await colleague.StartSyncingAsync()).Completed();
            await team.SaveOrganisationAsync(new { smartAddressBase = "other.contoso.example" });

            // As far as the sender's copy has been read by now it still says no.
            (await colleague.SyncNowAsync()).Completed();
            Assert.Equal("excluded_parent", await colleague.CodeAsync("Sent to an old address"));

            (await sender.SyncNowAsync()).Completed();
            (await colleague.SyncNowAsync()).Completed();
            Assert.Equal("recorded", await sender.CodeAsync("Sent to an old address"));
            Assert.Equal("recorded_by_colleague", await colleague.CodeAsync("Sent to an old address"));
        }
        finally
        {
            await team.SaveOrganisationAsync(new { smartAddressBase = (string?)null });
        }
    }

    [Fact, Rule("D7"), Rule("A1"), Rule("E1")]
    public async Task The_senders_word_holds_though_they_have_deleted_their_copy_since()
    {
        var (sender, early, late) = (await team.HireAsync("Sam Sender"), await team.HireAsync(), await team.HireAsync());
        var customer = await team.CustomerAsync();
        await team.SaveOrganisationAsync(new { smartAddressBase = "smart.contoso.example" });
        try
        {
            var id = Id();
            var people = new[] { customer, early.Email, late.Email };
            var sent = await sender.SendAsync(
                customer, "Deleted by its sender", more: new { to = people, bcc = new[] { "donotrecord@smart.contoso.example" }, messageId = id });
            await early.ReceiveAsync(sender.Email, "Deleted by its sender", more: new { to = people, messageId = id });
            await late.ReceiveAsync(sender.Email, "Deleted by its sender", more: new { to = people, messageId = id });
            (await sender.StartSyncingAsync()).Completed();
            (await early.StartSyncingAsync()).Completed();

            await team.Control.DeleteMessageAsync(sender.Email, sent.ImmutableId);
            (await sender.SyncNowAsync()).Completed();
            (await early.SyncNowAsync()).Completed();
            (await late.StartSyncingAsync()).Completed();

            Assert.Equal("excluded_parent", await early.CodeAsync("Deleted by its sender"));
            Assert.Equal("excluded_parent", await late.CodeAsync("Deleted by its sender"));
            Assert.Empty(await team.TasksAsync("Deleted by its sender"));
        }
        finally
        {
            await team.SaveOrganisationAsync(new { smartAddressBase = (string?)null });
        }
    }

    [Fact, Rule("D7"), Rule("D4"), Rule("D19")]
    public async Task An_answer_to_an_excluded_message_is_not_recorded_though_that_is_deleted()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var id = Id();
        var parent = await me.SendAsync(customer, "Excluded and deleted", more: new { messageId = id, categories = new[] { "DoNotSync" }, receivedAt = team.Ago(9) });
        await me.ReceiveAsync(customer, "RE: Excluded and deleted, early", more: new { inReplyTo = id, receivedAt = team.Ago(8) });
        (await me.StartSyncingAsync()).Completed();

        await team.Control.DeleteMessageAsync(me.Email, parent.ImmutableId);
        await me.ReceiveAsync(customer, "RE: Excluded and deleted", more: new { inReplyTo = id, receivedAt = team.Ago(7) });
        (await me.SyncNowAsync()).Completed();
        await me.SaveAsync(new { mode = "designated" });
        await me.ReceiveAsync(customer, "RE: Excluded and deleted, tracked", more: new { inReplyTo = id, receivedAt = team.Ago(6) });
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("excluded_parent", await me.CodeAsync("RE: Excluded and deleted, early"));
        Assert.Equal("excluded_parent", await me.CodeAsync("RE: Excluded and deleted"));
        Assert.Equal("excluded_parent", await me.CodeAsync("RE: Excluded and deleted, tracked"));
        Assert.Equal("gone", Assert.Single(await team.Api.QueryAsync(
            $"SELECT code FROM messages WHERE user_id = '{me.Person.ObjectId}' AND subject = 'Excluded and deleted'")));
    }

    [Fact, Rule("D7"), Rule("D4"), Rule("T5")]
    public async Task What_was_read_and_is_deleted_before_its_decision_still_excludes_its_answers()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var id = Id();
        var parent = await me.SendAsync(customer, "Excluded in between", more: new { messageId = id, categories = new[] { "DoNotSync" }, receivedAt = team.Ago(9) });
        (await me.StartSyncingAsync()).Completed();

        // As a process leaves it that is killed between reading and deciding.
        await team.Api.QueryAsync(
            $"UPDATE messages SET state = 'open', code = NULL, outcome = NULL, findings = NULL, decided_at = NULL WHERE user_id = '{me.Person.ObjectId}' AND subject = 'Excluded in between'");
        await team.Control.DeleteMessageAsync(me.Email, parent.ImmutableId);
        await me.ReceiveAsync(customer, "RE: Excluded in between", more: new { inReplyTo = id, receivedAt = team.Ago(7) });
        (await me.SyncNowAsync()).Completed();

        Assert.Equal("excluded_parent", await me.CodeAsync("RE: Excluded in between"));
    }

    [Theory, Rule("D7"), Rule("A1"), Rule("T5")]
    [InlineData("smart.contoso.example", "donotrecord@smart.contoso.example")]
    [InlineData("crm@contoso.example", "crm+DoNotRecord@contoso.example")]
    public async Task What_was_sent_with_the_address_and_is_deleted_before_its_decision_still_says_no(string smartAddressBase, string doNotRecord)
    {
        var (sender, colleague) = (await team.HireAsync("Sam Sender"), await team.HireAsync());
        var customer = await team.CustomerAsync();
        var (id, subject) = (Id(), $"In between, with {doNotRecord}");
        var people = new[] { customer, colleague.Email };
        await team.SaveOrganisationAsync(new { smartAddressBase });
        try
        {
            var sent = await sender.SendAsync(customer, subject, more: new { to = people, bcc = new[] { doNotRecord }, messageId = id, receivedAt = team.Ago(9) });
            await colleague.ReceiveAsync(sender.Email, subject, more: new { to = people, messageId = id, receivedAt = team.Ago(9) });
            (await sender.StartSyncingAsync()).Completed();

            // As a process leaves it that is killed between reading and deciding.
            await team.Api.QueryAsync(
                $"UPDATE messages SET state = 'open', code = NULL, outcome = NULL, findings = NULL, decided_at = NULL WHERE user_id = '{sender.Person.ObjectId}' AND subject = '{subject}'");
            await team.Control.DeleteMessageAsync(sender.Email, sent.ImmutableId);
            await sender.ReceiveAsync(customer, $"RE: {subject}", more: new { inReplyTo = id, receivedAt = team.Ago(7) });
            (await sender.SyncNowAsync()).Completed();
            (await colleague.StartSyncingAsync()).Completed();

            Assert.Equal("excluded_parent", await sender.CodeAsync($"RE: {subject}"));
            Assert.Equal("excluded_parent", await colleague.CodeAsync(subject));
            Assert.Empty(await team.TasksAsync(subject));
        }
        finally
        {
            await team.SaveOrganisationAsync(new { smartAddressBase = (string?)null });
        }
    }

    private static string Id() => $"<{Guid.NewGuid():N}@lopez.example>";
}
