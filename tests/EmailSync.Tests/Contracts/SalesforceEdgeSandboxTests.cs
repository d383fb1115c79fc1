using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>The edge over HTTP against the org that was written from the vendor's contract.</summary>
public sealed class SalesforceEdgeSandboxTests(SalesforceEdgeSandbox sandbox) : IClassFixture<SalesforceEdgeSandbox>
{
    [Fact]
    public async Task A_person_signs_in_and_is_known()
    {
        var grant = await sandbox.SignInAsync();
        var identity = await sandbox.OAuth.ReadIdentityAsync(grant, default);

        Assert.Equal(SalesforceEdgeSandbox.Ada, identity.UserId);
        Assert.Equal(grant.OrganisationId, identity.OrganisationId);
        Assert.Equal(18, identity.OrganisationId.Length);
        Assert.Equal(("Ada Lang", "ada@contoso.example"), (identity.DisplayName, identity.Email));
        Assert.NotNull(grant.RefreshToken);
        Assert.DoesNotContain(grant.AccessToken, grant.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_comes_back_and_a_refusal_says_so()
    {
        var answer = await sandbox.ConsentAsync(SalesforceOAuth.NewPkce().Challenge, SalesforceEdgeSandbox.Ada, "deny");
        var values = System.Web.HttpUtility.ParseQueryString(answer.Query);

        Assert.Equal(("access_denied", "state & more"), (values["error"], values["state"]));
    }

    [Fact]
    public async Task A_code_without_its_verifier_is_worth_nothing()
    {
        var answer = await sandbox.ConsentAsync(SalesforceOAuth.NewPkce().Challenge, SalesforceEdgeSandbox.Ada, "allow");
        var code = System.Web.HttpUtility.ParseQueryString(answer.Query)["code"]!;

        var e = await Assert.ThrowsAsync<RemoteException>(
            () => sandbox.OAuth.RedeemAsync(code, SalesforceOAuth.NewPkce().Verifier, SalesforceEdgeSandbox.Callback, default));

        Assert.IsType<RemoteFailure.AuthorizationLost>(e.Failure);
    }

    [Fact]
    public async Task An_ended_session_is_renewed_in_passing_and_a_revoked_one_is_lost()
    {
        var grant = await sandbox.SignInAsync(SalesforceEdgeSandbox.Ben);
        var refused = new List<string>();
        var session = sandbox.Session(grant, refused);

        await sandbox.Control.PostAsync("/salesforce/expire-sessions");
        await sandbox.Client.FindTasksByKeysAsync(session, ["KEY"], default);
        Assert.Equal([grant.AccessToken], refused);

        await sandbox.OAuth.RevokeAsync(grant.RefreshToken!, default);
        await sandbox.OAuth.RevokeAsync(grant.RefreshToken!, default);
        var e = await Assert.ThrowsAsync<RemoteException>(() => sandbox.Client.FindTasksByKeysAsync(session, ["KEY"], default));
        Assert.Equal("invalid_grant", Assert.IsType<RemoteFailure.AuthorizationLost>(e.Failure).Code);
    }

    [Fact]
    public async Task An_org_is_described_in_one_call()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        await sandbox.Control.ResetCountersAsync();

        var org = await sandbox.Client.DescribeAsync(session, default);

        Assert.Equal("Done", org.ClosedStatus);
        Assert.Equal((255, 32_000), (org.SubjectLength, org.DescriptionLength));
        Assert.True(org is { HasKeyField: true, HasEmailSubtype: true, HasSharedActivities: true });
        Assert.Equal(["Email", "Email_2__c"], org.ContactEmailFields);
        Assert.Equal(["Email", "Email_2__c"], org.LeadEmailFields);
        Assert.Equal(("Email 2", "Email 2"), (org.ContactEmailLabels["Email_2__c"], org.LeadEmailLabels["Email_2__c"]));
        Assert.Contains(org.TaskTypes!, type => !type.IsActive);
        Assert.True(org is { CanCreateContacts: true, CanCreateLeads: true });
        Assert.Equal(1, (await sandbox.Control.CountersAsync("salesforce")).Requests);
    }

    [Fact]
    public async Task An_org_without_what_we_would_like_says_so()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        await sandbox.Control.PutAsync("/salesforce/options", new { sharedActivities = false, hasTypeField = false, hasKeyField = false, subjectLength = 100, notCreateable = new[] { "Lead" } });
        try
        {
            var org = await sandbox.Client.DescribeAsync(session, default);

            Assert.True(org is { HasKeyField: false, HasSharedActivities: false, TaskTypes: null, SubjectLength: 100 });
            Assert.True(org is { CanCreateContacts: true, CanCreateLeads: false });
        }
        finally
        {
            await sandbox.Control.PutAsync("/salesforce/options", new { sharedActivities = true, hasTypeField = true, hasKeyField = true, subjectLength = 255, notCreateable = Array.Empty<string>() });
        }
    }

    [Fact]
    public async Task Four_hundred_and_fifty_addresses_in_two_fields_of_two_objects_are_three_calls()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var org = await sandbox.Client.DescribeAsync(session, default);
        await AddContactAsync("Shea", "o'brien@shop.example");
        await AddContactAsync("Jörg", "jörg@müller.example");
        await AddContactAsync("Second", "other@shop.example", second: "Second@Shop.example");
        await sandbox.Control.PostAsync("/salesforce/leads", new { LastName = "Lead", Company = "Initech", Email = "lead@shop.example" });
        string[] known = ["o'brien@shop.example", "jörg@müller.example", "second@shop.example", "lead@shop.example", @"back\slash@shop.example"];
        var addresses = known.Concat(Enumerable.Range(0, 445).Select(i => $"nobody{i}@elsewhere.example")).Select(SalesforceEdgeSandbox.Address).ToList();
        await sandbox.Control.ResetCountersAsync();

        var found = await sandbox.Client.FindPeopleAsync(session, addresses, org, true, default);

        Assert.Equal(known.Take(4).Order(), found.ByAddress.Keys.Select(address => address.Value).Order());
        var second = found.ByAddress[SalesforceEdgeSandbox.Address("second@shop.example")].Single();
        Assert.Equal(("Email_2__c", PersonKind.Contact), (second.Field, second.Kind));
        var lead = found.ByAddress[SalesforceEdgeSandbox.Address("lead@shop.example")].Single();
        Assert.Equal(("Initech", PersonKind.Lead), (lead.Company, lead.Kind));
        Assert.Equal(3, (await sandbox.Control.CountersAsync("salesforce")).Requests);

        var withoutSecond = await sandbox.Client.FindPeopleAsync(session, addresses, org, false, default);
        Assert.DoesNotContain(SalesforceEdgeSandbox.Address("second@shop.example"), withoutSecond.ByAddress.Keys);
    }

    [Fact]
    public async Task A_converted_lead_is_its_contact_where_that_is_still_there()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var org = await sandbox.Client.DescribeAsync(session, default);
        var contact = await AddContactAsync("Now", "now@convert.example");
        var gone = await AddContactAsync("Gone", "gone-contact@convert.example");
        await sandbox.Control.PostAsync("/salesforce/leads", new { LastName = "Was", Company = "C", Email = "was@convert.example", IsConverted = true, ConvertedContactId = contact });
        await sandbox.Control.PostAsync("/salesforce/leads", new { LastName = "Gone", Company = "C", Email = "gone@convert.example", IsConverted = true, ConvertedContactId = gone });
        await sandbox.Control.DeleteAsync($"/salesforce/contacts/{gone}");

        var found = await sandbox.Client.FindPeopleAsync(
            session, [SalesforceEdgeSandbox.Address("was@convert.example"), SalesforceEdgeSandbox.Address("gone@convert.example")], org, true, default);

        var (address, people) = Assert.Single(found.ByAddress);
        Assert.Equal("was@convert.example", address.Value);
        Assert.Equal((PersonKind.Contact, contact), (people.Single().Kind, people.Single().Id));
    }

    [Fact]
    public async Task The_inverse_question_is_one_call_and_knows_when_there_are_too_many()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var org = await sandbox.Client.DescribeAsync(session, default);
        var before = (await sandbox.Control.ClockAsync()).AddSeconds(-2);
        await AddContactAsync("New", "new@changed.example");
        await sandbox.Control.ResetCountersAsync();

        var changed = await sandbox.Client.FindChangedAddressesAsync(session, org, true, before, default);
        var later = await sandbox.Client.FindChangedAddressesAsync(session, org, true, before.AddMinutes(5), default);

        Assert.Contains(SalesforceEdgeSandbox.Address("new@changed.example"), changed.Addresses);
        Assert.False(changed.TooMany);
        Assert.Empty(later.Addresses);
        Assert.Equal(2, (await sandbox.Control.CountersAsync("salesforce")).Requests);
        Assert.InRange(changed.ServerTime, before.AddMinutes(-1), before.AddMinutes(1));
    }

    [Fact]
    public async Task Two_hundred_tasks_are_one_call_and_their_keys_are_found_again()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var who = await AddContactAsync("Many", "many@tasks.example");
        var drafts = Enumerable.Range(0, 200).Select(i => Draft($"key{i:d3}", who)).ToList();
        await sandbox.Control.ResetCountersAsync();

        var created = await sandbox.Client.CreateTasksAsync(session, drafts, default);
        var found = await sandbox.Client.FindTasksByKeysAsync(session, [.. drafts.Select(draft => draft.Key), "never"], default);

        Assert.All(created, task => Assert.Null(task.Failure));
        Assert.Equal(drafts.Select(draft => draft.Key), created.Select(task => task.Key));
        Assert.Equal(created.ToDictionary(task => task.Key, task => task.TaskId), found.ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
        Assert.Equal(2, (await sandbox.Control.CountersAsync("salesforce")).Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_that_is_there_is_a_duplicate_masked_or_not_and_the_others_are_made(bool masked)
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var who = await AddContactAsync("Twice", "twice@tasks.example");
        await sandbox.Client.CreateTasksAsync(session, [Draft($"first-{masked}", who)], default);
        await sandbox.Control.PutAsync("/salesforce/options", new { maskDuplicates = masked });
        try
        {
            var created = await sandbox.Client.CreateTasksAsync(
                session, [Draft($"FIRST-{masked}", who), Draft($"second-{masked}", who) with { Subject = new string('x', 256) }, Draft($"third-{masked}", who)], default);

            Assert.True(created[0] is { IsDuplicate: true, TaskId: null, Failure: RemoteFailure.Rejected { Code: "DUPLICATE_VALUE" } });
            Assert.Equal("Subject", Assert.IsType<RemoteFailure.Rejected>(created[1].Failure).Field);
            Assert.False(created[1].IsDuplicate);
            Assert.NotNull(created[2].TaskId);
        }
        finally
        {
            await sandbox.Control.PutAsync("/salesforce/options", new { maskDuplicates = false });
        }
    }

    [Fact]
    public async Task The_days_allowance_used_up_is_a_limit_not_a_revocation()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        await using var edge = sandbox.NewEdge();
        var client = edge.GetRequiredService<SalesforceClient>();
        await sandbox.Control.PutAsync("/salesforce/options", new { dailyLimit = 1, usedToday = 1 });
        await sandbox.Control.ResetCountersAsync();
        try
        {
            foreach (var attempt in Enumerable.Range(0, 3))
            {
                var e = await Assert.ThrowsAsync<RemoteException>(() => client.FindTasksByKeysAsync(session, [$"KEY{attempt}"], default));
                Assert.Equal("REQUEST_LIMIT_EXCEEDED", Assert.IsType<RemoteFailure.LimitReached>(e.Failure).Code);
            }

            // The org is left alone for a while: one asked, the others did not.
            Assert.Equal(1, (await sandbox.Control.CountersAsync("salesforce")).Requests);
        }
        finally
        {
            await sandbox.Control.PutAsync("/salesforce/options", new { dailyLimit = 100_000, usedToday = 0 });
        }
    }

    [Fact]
    public async Task A_lost_answer_leaves_one_task_that_its_key_finds()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var who = await AddContactAsync("Lost", "lost@tasks.example");
        var fault = await sandbox.Control.AddFaultAsync(new { system = "salesforce", kind = "loseAnswer", route = "POST *composite/sobjects", count = 1 });

        var e = await Assert.ThrowsAsync<RemoteException>(() => sandbox.Client.CreateTasksAsync(session, [Draft("lost-key", who)], default));

        Assert.IsType<RemoteFailure.Transient>(e.Failure);
        Assert.Equal(1, await sandbox.Control.FaultHitsAsync(fault));
        Assert.Single(await sandbox.Client.FindTasksByKeysAsync(session, ["lost-key"], default));
    }

    [Fact]
    public async Task The_address_of_a_record_opens_it()
    {
        var grant = await sandbox.SignInAsync();
        var who = await AddContactAsync("Page", "page@tasks.example");
        using var browser = new HttpClient(new SocketsHttpHandler());

        Assert.Contains("Page", await browser.GetStringAsync(new Uri(SalesforceClient.RecordUrl(grant.InstanceUrl, "Contact", who))), StringComparison.Ordinal);
    }

    private static TaskDraft Draft(string key, string who) => SalesforceEdgeTasks.Draft(key) with
    {
        WhoId = who,
        TaskWhoIds = [who],
        OwnerId = SalesforceEdgeSandbox.Ada,
        IsEmailSubtype = true,
    };

    private async Task<string> AddContactAsync(string name, string email, string? second = null)
        => (await sandbox.Control.PostAsync("/salesforce/contacts", new { FirstName = name, LastName = "Test", Email = email, Email_2__c = second })).GetProperty("Id").GetString()!;
}
