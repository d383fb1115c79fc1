using EmailSync.Integrations;
using Xunit;
using static EmailSync.Tests.Contracts.SalesforceEdgeStub;

namespace EmailSync.Tests.Contracts;

/// <summary>The sign-in against servers that answer oddly.</summary>
public sealed class SalesforceEdgeSignInTests
{
    private const string Who = $$"""{"user_id":"{{User}}","organization_id":"{{Organisation}}","preferred_username":"ada@contoso.example","name":"Ada","email":"ada@contoso.example"}""";

    [Fact]
    public async Task An_identity_that_leads_to_the_orgs_own_host_is_followed_with_the_token()
    {
        await using var stub = await StartAsync((context, _) =>
        {
            if (context.Request.Path.StartsWithSegments("/id"))
            {
                context.Response.Redirect("/moved");
                return Task.CompletedTask;
            }

            return context.Request.Path == "/moved" && context.Request.Headers.Authorization == "Bearer t" ? WriteAsync(context, Who) : WriteToken(context);
        });

        var identity = await stub.OAuth.ReadIdentityAsync(await stub.OAuth.RefreshAsync("r", default), default);

        Assert.Equal("ada@contoso.example", identity.Username);
    }

    [Fact]
    public async Task An_identity_that_is_closed_is_asked_of_userinfo()
    {
        await using var stub = await StartAsync((context, _) => context.Request.Path.Value switch
        {
            "/services/oauth2/userinfo" => WriteAsync(context, Who),
            "/services/oauth2/token" => WriteToken(context),
            _ => WriteAsync(context, "Bad_OAuth_Token", 403, "text/plain"),
        });

        Assert.Equal(User, (await stub.OAuth.ReadIdentityAsync(await stub.OAuth.RefreshAsync("r", default), default)).UserId);
    }

    [Theory]
    [InlineData("https://acme.lightning.force.com", "foreign_host")]
    [InlineData("http://acme.example", "foreign_host")]
    [InlineData("", "unreadable_answer")]
    public async Task A_grant_names_an_address_that_may_be_used(string instance, string code)
    {
        await using var stub = await StartAsync((context, _) => WriteToken(context, instance));

        var e = await Assert.ThrowsAsync<RemoteException>(() => stub.OAuth.RefreshAsync("r", default));

        Assert.Equal(code, e.Failure.Code);
    }

    [Theory]
    [InlineData("<html>Down</html>", 503, "Transient")]
    [InlineData("", 500, "Transient")]
    [InlineData("""{"error":"invalid_grant","error_description":"expired access/refresh token"}""", 400, "AuthorizationLost")]
    [InlineData("<html>Welcome</html>", 200, "Transient")]
    public async Task A_refresh_is_asked_once_and_says_what_it_met(string body, int status, string kind)
    {
        await using var stub = await StartAsync((context, _) => WriteAsync(context, body, status));

        var e = await Assert.ThrowsAsync<RemoteException>(() => stub.OAuth.RefreshAsync("r", default));

        Assert.Equal(kind, e.Failure.GetType().Name);
        Assert.Single(stub.Seen);
    }

    private static Task WriteToken(Microsoft.AspNetCore.Http.HttpContext context, string? instance = null)
    {
        var self = $"{context.Request.Scheme}://{context.Request.Host}";
        return WriteAsync(context, $$"""{"access_token":"t","instance_url":"{{instance ?? self}}","id":"{{self}}/id/{{Organisation}}/{{User}}","token_type":"Bearer"}""");
    }
}
