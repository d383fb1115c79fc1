using System.Text.Json.Nodes;
using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Salesforce.Rest;
using EmailSync.Sandbox.Salesforce.Store;
using Microsoft.AspNetCore.Http.Features;

namespace EmailSync.Sandbox.Salesforce.OAuth;

/// <summary>Who the token's user is: the OpenID form and Salesforce's own identity address.</summary>
internal sealed class IdentityEndpoint(OrgStore org, Sessions sessions)
{
    public Task UserInfoAsync(HttpContext context) => AnswerAsync(context, user => new JsonObject
    {
        ["sub"] = $"{context.InstanceUrl()}/id/{OrgStore.OrgId}/{user.Id}",
        ["user_id"] = user.Id,
        ["organization_id"] = OrgStore.OrgId,
        ["preferred_username"] = user.Text("Username"),
        ["nickname"] = user.Text("FirstName"),
        ["name"] = user.Text("Name"),
        ["email"] = user.Text("Email"),
        ["email_verified"] = true,
        ["given_name"] = user.Text("FirstName"),
        ["family_name"] = user.Text("LastName"),
        ["zoneinfo"] = user.Text("TimeZoneSidKey"),
        ["urls"] = Urls(context),
        ["active"] = true,
        ["user_type"] = "STANDARD",
        ["language"] = "en_US",
        ["locale"] = "en_US",
    });

    public Task IdentityAsync(HttpContext context) => AnswerAsync(context, user => new JsonObject
    {
        ["id"] = $"{context.InstanceUrl()}/id/{OrgStore.OrgId}/{user.Id}",
        ["asserted_user"] = true,
        ["user_id"] = user.Id,
        ["organization_id"] = OrgStore.OrgId,
        ["username"] = user.Text("Username"),
        ["nick_name"] = user.Text("FirstName"),
        ["display_name"] = user.Text("Name"),
        ["email"] = user.Text("Email"),
        ["email_verified"] = true,
        ["first_name"] = user.Text("FirstName"),
        ["last_name"] = user.Text("LastName"),
        ["timezone"] = user.Text("TimeZoneSidKey"),
        ["active"] = true,
        ["user_type"] = "STANDARD",
        ["language"] = "en_US",
        ["locale"] = "en_US",
        ["urls"] = Urls(context),
        ["last_modified_date"] = FieldValue.Write(user["LastModifiedDate"]),
    });

    private static JsonObject Urls(HttpContext context) => new()
    {
        ["rest"] = $"{context.InstanceUrl()}/services/data/v{{version}}/",
        ["query"] = $"{context.InstanceUrl()}/services/data/v{{version}}/query/",
        ["sobjects"] = $"{context.InstanceUrl()}/services/data/v{{version}}/sobjects/",
    };

    private async Task AnswerAsync(HttpContext context, Func<Row, JsonObject> document)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var grant = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? sessions.GrantOf(header[7..]) : null;
        var mayRead = grant is not null
            && (context.Request.RouteValues["user"] is not string asked || SalesforceId.Same(asked, grant.UserId))
            && (context.Request.RouteValues["org"] is not string at || SalesforceId.Same(at, OrgStore.OrgId));
        if (!mayRead)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("Bad_OAuth_Token", context.RequestAborted);
            return;
        }

        context.Features.GetRequiredFeature<LoggedRequest>().User = grant!.UserId;
        var body = org.Work(_ => document(org.Find(grant.UserId)!));
        await RestWriter.WriteAsync(context, RestAnswer.Ok(body), usage: null);
    }
}
