using System.Web;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>Connecting Salesforce, from the first click to the page that a person comes back to.</summary>
[Collection(TheService.Name)]
public sealed class SalesforceSignInTests(ServiceFixture service)
{
    private const string Connection = "/api/me/connections/salesforce";

    [Fact]
    public async Task A_person_connects_and_disconnects()
    {
        var person = await service.MemberAsync("lukas");
        var client = await service.Api.SignInAsync(person);
        Assert.Equal("notConnected", (await client.GetAnswerAsync(Connection)).Json.GetProperty("state").GetString());
        Assert.Equal(409, (await client.GetAnswerAsync("/api/me/salesforce/task-types")).Status);
        Assert.Equal(409, (await client.GetAnswerAsync("/api/me/salesforce/secondary-fields")).Status);

        var page = await service.Api.ConnectSalesforceAsync(service.Sandbox, client);

        Assert.Equal("/web.html#/connections?salesforce=connected", page);
        var connected = (await client.GetAnswerAsync(Connection)).Json;
        Assert.Equal("connected", connected.GetProperty("state").GetString());
        Assert.Equal("00Dxx0000001gERAAY", connected.GetProperty("organisationId").GetString());
        Assert.Equal(person.DisplayName, connected.GetProperty("userDisplayName").GetString());
        var types = (await client.GetAnswerAsync("/api/me/salesforce/task-types")).Json.GetProperty("items").EnumerateArray().Select(type => type.GetProperty("value").GetString());
        Assert.DoesNotContain("Fax", types);
        Assert.Equal("""{"contact":["Email 2"],"lead":["Email 2"]}""", (await client.GetAnswerAsync("/api/me/salesforce/secondary-fields")).Json.GetRawText());

        Assert.Equal(204, (await client.AnswerAsync(new(HttpMethod.Delete, Connection))).Status);
        Assert.Equal("notConnected", (await client.GetAnswerAsync(Connection)).Json.GetProperty("state").GetString());
        var revoked = (await service.Sandbox.Control.RequestsAsync("salesforce")).Items.Last(request => request.Path == "/services/oauth2/revoke");
        Assert.Equal(200, revoked.Status);
    }

    [Fact]
    public async Task Whoever_denies_stays_unconnected()
    {
        var client = await service.Api.SignInAsync(await service.MemberAsync("chloe"));

        var page = await service.Api.ConnectSalesforceAsync(service.Sandbox, client, "deny");

        Assert.Equal("/web.html#/connections?salesforce=failed&reason=denied", page);
        Assert.Equal("notConnected", (await client.GetAnswerAsync(Connection)).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_state_works_once()
    {
        var client = await service.Api.SignInAsync(await service.MemberAsync("chloe"));
        var back = await service.Sandbox.AnswerSalesforceAsync(await client.BeginSalesforceAsync(), "deny");
        await service.Api.FollowAsync(back);

        Assert.Equal("/web.html#/connections?salesforce=failed&reason=expired", await service.Api.FollowAsync(back));
    }

    [Theory]
    [InlineData("?code=x&state=made-up")]
    [InlineData("?code=x")]
    [InlineData("")]
    public async Task A_state_that_we_did_not_make_is_worth_nothing(string query) => Assert.Equal(
        "/web.html#/connections?salesforce=failed&reason=expired",
        await service.Api.FollowAsync(new Uri(service.Api.Address, "api/connections/salesforce/callback" + query)));

    [Fact]
    public async Task A_salesforce_user_with_an_address_of_somebody_else_is_refused_unless_the_organisation_allows_others()
    {
        var diego = await service.MemberAsync("diego");
        var client = await service.Api.SignInAsync(diego);
        var somebodyElse = (await service.MemberAsync("chloe")).SalesforceUserId;

        Assert.Equal(
            "/web.html#/connections?salesforce=failed&reason=wrong_user",
            await service.Api.ConnectSalesforceAsync(service.Sandbox, client, asUserId: somebodyElse));
        Assert.Equal("notConnected", (await client.GetAnswerAsync(Connection)).Json.GetProperty("state").GetString());

        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var allowed = await admin.PutAnswerAsync(
            "/api/admin/organisation", """{ "values": { "allowOtherSalesforceUsers": true } }""", (await admin.GetAnswerAsync("/api/admin/organisation")).ETag);
        Assert.Equal(
            "/web.html#/connections?salesforce=connected",
            await service.Api.ConnectSalesforceAsync(service.Sandbox, client, asUserId: somebodyElse));
        await admin.PutAnswerAsync("/api/admin/organisation", """{ "unset": ["allowOtherSalesforceUsers"] }""", allowed.ETag);
        await client.AnswerAsync(new(HttpMethod.Delete, Connection));
    }

    [Fact]
    public async Task What_the_org_lacks_is_said_until_it_has_it()
    {
        var client = await service.Api.SignInAsync(await service.MemberAsync("miriam"));
        await service.Sandbox.Control.PutAsync("/salesforce/options", new { hasKeyField = false });
        try
        {
            await service.Api.ConnectSalesforceAsync(service.Sandbox, client);

            var incomplete = (await client.GetAnswerAsync(Connection)).Json;
            Assert.Equal("incomplete", incomplete.GetProperty("state").GetString());
            Assert.Contains("EmailSync_Key__c", incomplete.GetProperty("problems")[0].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            await service.Sandbox.Control.PutAsync("/salesforce/options", new { hasKeyField = true });
        }
    }

    [Fact, Rule("B5")]
    public async Task Nothing_secret_and_no_address_is_in_the_log()
    {
        var person = await service.MemberAsync("chloe");
        var client = await service.Api.SignInAsync(person);
        var back = await service.Sandbox.AnswerSalesforceAsync(await client.BeginSalesforceAsync(), "allow");
        await service.Api.FollowAsync(back);
        await client.GetAnswerAsync("/api/me/history?view=recorded&search=marked-search");

        var code = HttpUtility.ParseQueryString(back.Query)["code"]!;
        string[] secrets = [code, "sandbox-secret", "emailsync-sandbox-secret", client.DefaultRequestHeaders.Authorization!.Parameter!, person.Email, "marked-search", "00Dxx0000001gER!"];
        Assert.All(service.Api.LogLines, line => Assert.All(secrets, secret => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase)));
        await client.AnswerAsync(new(HttpMethod.Delete, Connection));
    }
}
