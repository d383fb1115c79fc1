using System.Net;
using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Contracts;

[Collection(ContractSandbox.Name)]
public sealed class GraphDirectoryTests(ContractSandbox sandbox)
{
    [Fact]
    public async Task A_user_has_all_addresses_where_they_are_selected()
    {
        var mailbox = await sandbox.MailboxAsync();

        var user = (await mailbox.GetAsync("?$select=id,proxyAddresses,accountEnabled,mail,userPrincipalName")).Json;

        Assert.Equal(mailbox.Owner.ObjectId.ToString(), user.GetProperty("id").GetString());
        Assert.Equal(
            [$"SMTP:{mailbox.Owner.Email}", $"smtp:alias-{mailbox.Owner.Email}"],
            user.GetProperty("proxyAddresses").EnumerateArray().Select(a => a.GetString()!));
        Assert.True(user.GetProperty("accountEnabled").GetBoolean());
        Assert.False((await mailbox.GetAsync("")).Json.TryGetProperty("proxyAddresses", out _));
    }

    [Fact]
    public async Task A_user_is_addressed_by_object_id_or_principal_name_only()
    {
        var mailbox = await sandbox.MailboxAsync();

        (await mailbox.GetAsync($"/v1.0/users/{mailbox.Owner.ObjectId}")).Is(HttpStatusCode.OK);
        (await mailbox.GetAsync($"/v1.0/users('{mailbox.Owner.Email}')")).Is(HttpStatusCode.OK);
        (await mailbox.GetAsync($"/v1.0/users/alias-{mailbox.Owner.Email}")).IsRefused(HttpStatusCode.NotFound, "Request_ResourceNotFound");
        (await mailbox.GetAsync("/v1.0/users/nobody@contoso.example/messages")).IsRefused(HttpStatusCode.NotFound, "ErrorInvalidUser");
        (await mailbox.GetAsync("?$select=shoeSize")).IsRefused(HttpStatusCode.BadRequest, "BadRequest");
        (await mailbox.GetAsync("/v1.0/me/messages")).IsRefused(HttpStatusCode.BadRequest, "BadRequest");
    }

    [Fact]
    public async Task Only_a_token_for_Graph_with_the_right_role_is_let_in()
    {
        var mailbox = await sandbox.MailboxAsync();
        using var stranger = await sandbox.Process.Graph.GetAsync(new Uri($"{mailbox.Path}/messages", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);

        var ofPerson = new GraphMailbox(sandbox.Process.Graph, sandbox.Control, mailbox.Owner, await sandbox.Control.TokenAsync(mailbox.Owner.ObjectId));
        (await ofPerson.GetAsync("/messages")).IsRefused(HttpStatusCode.Unauthorized, "InvalidAuthenticationToken");

        await sandbox.Control.PutAsync("/entra/options", new { graphRoles = new[] { "Mail.Read" } });
        var reader = await sandbox.MailboxAsync();
        await sandbox.Control.PutAsync("/entra/options", new { graphRoles = new[] { "Mail.ReadWrite", "MailboxSettings.ReadWrite", "User.Read.All" } });
        var message = await reader.ArriveAsync();
        (await reader.GetAsync("/messages")).Is(HttpStatusCode.OK);
        (await reader.PatchAsync($"/messages/{message.Id}", new { categories = new[] { "CRM" } })).IsRefused(HttpStatusCode.Forbidden, "ErrorAccessDenied");
        (await reader.GetAsync("/mailboxSettings")).IsRefused(HttpStatusCode.Forbidden, "ErrorAccessDenied");
        (await reader.GetAsync("")).IsRefused(HttpStatusCode.Forbidden, "Authorization_RequestDenied");
    }

    [Fact]
    public async Task The_time_zone_comes_as_Exchange_names_it()
    {
        var mailbox = await sandbox.MailboxAsync();
        Assert.Equal("W. Europe Standard Time", (await mailbox.GetAsync("/mailboxSettings")).Json.GetProperty("timeZone").GetString());

        await sandbox.Control.SetMailboxOptionsAsync(mailbox.Owner.Email, new { timeZone = "Europe/Vienna" });
        Assert.Equal("Europe/Vienna", (await mailbox.GetAsync("/mailboxSettings/timeZone")).Json.GetProperty("value").GetString());
    }

    [Fact]
    public async Task Folders_come_in_pages_of_ten_without_the_hidden_ones()
    {
        var mailbox = await sandbox.MailboxAsync();
        foreach (var path in new[] { "Projects/North/2026", "Alpha", "Beta", "Gamma" })
            await sandbox.Control.AddFolderAsync(mailbox.Owner.Email, path);

        var first = await mailbox.GetAsync("/mailFolders");
        var second = await mailbox.GetAsync(first.NextLink!);

        Assert.Equal(10, first.Value.Count);
        Assert.Equal(2, second.Value.Count);
        Assert.Null(second.NextLink);
        Assert.DoesNotContain("Sync Issues", first.Strings("displayName").Concat(second.Strings("displayName")));
        Assert.Contains("Sync Issues", (await mailbox.GetAsync("/mailFolders?includeHiddenFolders=true&$top=50")).Strings("displayName"));
    }

    [Fact]
    public async Task Folders_are_found_by_id_and_well_known_name_and_hold_children()
    {
        var mailbox = await sandbox.MailboxAsync();
        await sandbox.Control.AddFolderAsync(mailbox.Owner.Email, "Inbox/Customers/Acme");
        var inbox = (await mailbox.GetAsync("/mailFolders/inbox")).Json;

        var customers = Assert.Single((await mailbox.GetAsync($"/mailFolders/{inbox.GetProperty("id").GetString()}/childFolders")).Value);

        Assert.Equal(1, inbox.GetProperty("childFolderCount").GetInt32());
        Assert.Equal("Customers", customers.GetProperty("displayName").GetString());
        Assert.Equal(inbox.GetProperty("id").GetString(), customers.GetProperty("parentFolderId").GetString());
        (await mailbox.GetAsync("/mailFolders/clutter")).IsRefused(HttpStatusCode.NotFound, "ErrorItemNotFound");
        (await mailbox.GetAsync("/mailFolders/inbocks")).IsRefused(HttpStatusCode.BadRequest, "ErrorInvalidIdMalformed");
        (await mailbox.GetAsync("/mailFolders?$select=wellKnownName")).IsRefused(HttpStatusCode.BadRequest, "RequestBroker--ParseUri");
    }

    [Fact]
    public async Task Categories_of_the_mailbox_are_unique_by_name()
    {
        var mailbox = await sandbox.MailboxAsync();

        (await mailbox.PostAsync("/outlook/masterCategories", new { displayName = "CRM", color = "preset7" })).Is(HttpStatusCode.Created);
        (await mailbox.PostAsync("/outlook/masterCategories", new { displayName = "crm" })).IsRefused(HttpStatusCode.Conflict, "CategoryNameDuplicate");
        (await mailbox.PostAsync("/outlook/masterCategories", new { displayName = "X", color = "blue" })).IsRefused(HttpStatusCode.BadRequest, "BadRequest");

        Assert.Contains("CRM", (await mailbox.GetAsync("/outlook/masterCategories")).Strings("displayName"));
    }

    [Fact]
    public async Task A_mailbox_can_be_out_of_reach()
    {
        var mailbox = await sandbox.MailboxAsync();

        await sandbox.Control.SetMailboxOptionsAsync(mailbox.Owner.Email, new { denied = true });
        (await mailbox.GetAsync("/messages")).IsRefused(HttpStatusCode.Forbidden, "ErrorAccessDenied");

        await sandbox.Control.SetMailboxOptionsAsync(mailbox.Owner.Email, new { disabled = true });
        (await mailbox.GetAsync("/messages")).IsRefused(HttpStatusCode.NotFound, "MailboxNotEnabledForRESTAPI");
        Assert.False((await mailbox.GetAsync("?$select=accountEnabled")).Json.GetProperty("accountEnabled").GetBoolean());
    }

    [Fact]
    public async Task Half_a_character_of_broken_mail_is_served_as_Exchange_serves_it()
    {
        var mailbox = await sandbox.MailboxAsync();
        await mailbox.ArriveAsync(new { subject = "Broken", endsInHalfACharacter = true });

        var page = await mailbox.GetAsync("/messages?$select=subject");

        Assert.Contains("\"Broken\\ud83d\"", page.Text, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => page.Value[0].GetProperty("subject").GetString());
        Assert.Equal(JsonValueKind.String, page.Value[0].GetProperty("id").ValueKind);
    }
}
