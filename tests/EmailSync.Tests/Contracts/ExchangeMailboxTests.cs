using EmailSync.Domain.Mail;
using EmailSync.Integrations;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Whose mailbox it is, and its folders.</summary>
public sealed class ExchangeMailboxTests
{
    private const string Person = """
        {"id":"u","displayName":"Ada Byron","mail":"Ada.Byron@contoso.example","userPrincipalName":"ada@contoso.onmicrosoft.example","accountEnabled":true,
        "proxyAddresses":["SMTP:Ada.Byron@contoso.example","smtp:ada@contoso.example","SIP:ada@contoso.example","X500:/o=x","smtp:ädä@contoso.example"]}
        """;

    [Fact, Rule("M1")]
    public async Task A_profile_holds_every_address_of_the_mailbox()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r =>
            new(200, r.Target.Contains("mailboxSettings", StringComparison.Ordinal) ? """{"timeZone":"W. Europe Standard Time"}""" : Person)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var profile = await edge.Client.ReadProfileAsync(ExchangeEdge.User, default);

        Assert.Equal(("Ada Byron", "Ada.Byron@contoso.example", "Europe/Berlin"), (profile.DisplayName, profile.PrimaryAddress, profile.TimeZone));
        Assert.Equal(
            ["ada.byron@contoso.example", "ada@contoso.example", "ädä@contoso.example"],
            profile.Addresses.Select(a => a.Value).Order(StringComparer.Ordinal));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task An_account_without_a_mailbox_or_disabled_is_authorization_lost()
    {
        var isDisabled = false;
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r => r.Target.Contains("mailboxSettings", StringComparison.Ordinal)
            ? isDisabled ? new(200, "{}") : StubReply.Error(404, "MailboxNotEnabledForRESTAPI")
            : new(200, isDisabled ? Person.Replace("true", "false", StringComparison.Ordinal) : Person)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var none = await ExchangeEdge.FailsAsync<RemoteFailure.AuthorizationLost>(() => edge.Client.ReadProfileAsync(ExchangeEdge.User, default));
        isDisabled = true;
        var disabled = await ExchangeEdge.FailsAsync<RemoteFailure.AuthorizationLost>(() => edge.Client.ReadProfileAsync(ExchangeEdge.User, default));

        Assert.Equal(("MailboxNotEnabledForRESTAPI", "account_disabled"), (none.Code, disabled.Code));
    }

    [Fact]
    public async Task Folders_are_read_at_any_depth_with_few_requests()
    {
        ExchangeStub? stub = null;
        await using var _ = stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r => Answer(stub!, r)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var folders = await edge.Client.ReadFoldersAsync(ExchangeEdge.User, default);

        Assert.Equal(
            [
                new MailFolder("in", null, "Posteingang", "inbox"),
                new MailFolder("out", null, "Gesendet", "sentitems"),
                new MailFolder("cust", "in", "Kunden", null),
                new MailFolder("dr", null, "Entwürfe", "drafts"),
                new MailFolder("acme", "cust", "Acme", null),
            ],
            folders);
        // The top with the well-known names, the second page and the children of Inbox, the children of Kunden.
        Assert.Equal(3, stub.Requests.Count);
    }

    [Fact]
    public async Task Folders_that_cannot_be_told_from_drafts_are_not_answered()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r =>
            r.Target.Contains("/drafts", StringComparison.Ordinal) ? StubReply.Error(400, "BadRequest") : new(200, """{"id":"x","value":[]}""")));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        await ExchangeEdge.FailsAsync<RemoteFailure.Rejected>(() => edge.Client.ReadFoldersAsync(ExchangeEdge.User, default));
    }

    private static StubReply Answer(ExchangeStub stub, StubRequest request)
    {
        var path = request.Target.Split('?')[0];
        return path[(path.IndexOf("/mailFolders", StringComparison.Ordinal) + "/mailFolders".Length)..] switch
        {
            "" when request.Target.Contains("$skip", StringComparison.Ordinal) =>
                new(200, """{"value":[{"id":"dr","displayName":"Entwürfe","childFolderCount":0}]}"""),
            "" => new(200, $$"""
                {"value":[{"id":"in","displayName":"Posteingang","childFolderCount":1},{"id":"out","displayName":"Gesendet","childFolderCount":0},
                {"@odata.type":"#microsoft.graph.mailSearchFolder","id":"search","displayName":"Ungelesen","childFolderCount":0}],
                "@odata.nextLink":"{{stub.BaseUrl}}/users/u/mailFolders?$skip=2"}
                """),
            "/in/childFolders" => new(200, """{"value":[{"id":"cust","displayName":"Kunden","childFolderCount":1},{"id":"hid","displayName":"x","isHidden":true}]}"""),
            "/cust/childFolders" => new(200, """{"value":[{"id":"acme","displayName":"Acme","childFolderCount":0}]}"""),
            "/inbox" => new(200, """{"id":"in"}"""),
            "/sentitems" => new(200, """{"id":"out"}"""),
            "/drafts" => new(200, """{"id":"dr"}"""),
            _ => StubReply.Error(404, "ErrorItemNotFound"),
        };
    }
}
