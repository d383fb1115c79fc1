using System.Text.Json;
using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce;

/// <summary>The control address' routes over the org: what is in it, what it is set to, and what happens to its sessions.</summary>
internal static class SalesforceControl
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase) { ["tasks"] = "Task", ["contacts"] = "Contact", ["leads"] = "Lead", ["accounts"] = "Account", ["users"] = "User", ["opportunities"] = "Opportunity", ["cases"] = "Case", ["emailmessages"] = "EmailMessage", ["files"] = "ContentVersion", ["documents"] = "ContentDocument", ["links"] = "ContentDocumentLink" };

    public static void Map(WebApplication app, SalesforceApp salesforce)
    {
        var routes = app.MapGroup("/salesforce").AddEndpointFilter(SayWhyAsync);
        MapRecords(routes, salesforce.Org);
        MapRefusals(routes, salesforce.Org);
        MapSessions(routes, salesforce);
        ConsentControl.Map(routes, salesforce);
        routes.MapGet("/options", () => Options(salesforce));
        routes.MapPut("/options", (JsonObject body) =>
        {
            if (body.Remove("usedToday", out var used))
                salesforce.Usage.Set(used!.GetValue<int>());
            salesforce.Org.Work(_ =>
            {
                var statuses = salesforce.Org.Options.TaskStatuses;
                salesforce.Org.Configure(Merged(salesforce.Org.Options, body));
                if (!statuses.SequenceEqual(salesforce.Org.Options.TaskStatuses))
                    OrgSeeder.WriteStatuses(salesforce.Org);
                return true;
            });
            return Options(salesforce);
        });
    }

    private static void MapRecords(RouteGroupBuilder routes, OrgStore org)
    {
        routes.MapGet("/{type}", (string type) => org.Work(_ => new JsonArray([.. org.Rows(TypeOf(type)).Where(r => !r.IsDeleted).Select(r => Shown(org, r))])));
        routes.MapPost("/{type}", (string type, JsonObject body) => org.Work(_ => Shown(org, Create(org, TypeOf(type), body))));
        routes.MapPatch("/{type}/{id}", (string type, string id, JsonObject body) => org.Work(_ => Shown(org, ControlWriter.Update(org, Find(org, type, id), body))));
        routes.MapDelete("/{type}/{id}", (string type, string id) => org.Work(_ =>
        {
            Deletion.Delete(org, Find(org, type, id), OrgSeeder.SystemUserId);
            return Results.NoContent();
        }));
    }

    private static void MapRefusals(RouteGroupBuilder routes, OrgStore org)
    {
        routes.MapPost("/refusals", (Refusal refusal) => org.Work(_ =>
        {
            org.Refusals.Add(refusal);
            return Results.NoContent();
        }));
        routes.MapDelete("/refusals", () => org.Work(_ =>
        {
            org.Refusals.Clear();
            return Results.NoContent();
        }));
    }

    private static void MapSessions(RouteGroupBuilder routes, SalesforceApp salesforce)
    {
        routes.MapPost("/token", (UserBody body) => salesforce.Tokens.Grant(salesforce.Sessions.Consent(User(salesforce, body.User).Id, "api refresh_token openid"), salesforce.Url, withRefreshToken: true));
        routes.MapPost("/revoke", (UserBody body) =>
        {
            salesforce.Sessions.RevokeAllOf(User(salesforce, body.User).Id);
            return Results.NoContent();
        });
        routes.MapPost("/expire-sessions", () =>
        {
            salesforce.Sessions.ExpireAll();
            return Results.NoContent();
        });
    }

    private static async ValueTask<object?> SayWhyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (SalesforceException e)
        {
            return Results.Json(new { error = e.Message, code = e.Code }, statusCode: e.Status);
        }
        catch (JsonException e)
        {
            return Results.Json(new { error = e.Message }, statusCode: 400);
        }
    }

    private static JsonObject Options(SalesforceApp salesforce)
    {
        var options = JsonSerializer.SerializeToNode(salesforce.Org.Options, JsonSerializerOptions.Web)!.AsObject();
        options["usedToday"] = salesforce.Usage.Used;
        options["fileStorageUsed"] = Files.StorageUsed(salesforce.Org);
        return options;
    }

    private static OrgOptions Merged(OrgOptions present, JsonObject change)
    {
        var merged = JsonSerializer.SerializeToNode(present, JsonSerializerOptions.Web)!.AsObject();
        foreach (var (name, value) in change)
            merged[name] = merged.ContainsKey(name) ? value?.DeepClone() : throw new JsonException($"'{name}' is not an option of the org.");
        return merged.Deserialize<OrgOptions>(JsonSerializerOptions.Web)!;
    }

    /// <summary>A file comes as its owner would upload it, with <c>VersionData</c> in base64.</summary>
    private static Row Create(OrgStore org, string type, JsonObject body)
    {
        if (type != "ContentVersion")
            return ControlWriter.Create(org, type, body);
        var owner = body.Remove("OwnerId", out var name) && name is not null ? org.UserByName(name.GetValue<string>()) : null;
        return new RecordWriter(org, owner?.Id ?? OrgSeeder.SystemUserId).Create(type, body);
    }

    private static string TypeOf(string plural) => Types.GetValueOrDefault(plural) ?? throw SalesforceException.NotFound();

    private static Row Find(OrgStore org, string type, string id) =>
        org.Find(id) is { IsDeleted: false } row && row.Type == TypeOf(type) ? row : throw SalesforceException.NotFound();

    /// <summary>By id, username or address.</summary>
    private static Row User(SalesforceApp salesforce, string user) => salesforce.User(user)
        ?? throw new SalesforceException(404, "NOT_FOUND", $"Nobody in the org is '{user}'.");

    private static JsonObject Shown(OrgStore org, Row row)
    {
        var shown = new JsonObject(org.Schema.Find(row.Type)!.Fields.Select(f => KeyValuePair.Create(f.Name, FieldValue.Write(row.Shown(f)))));
        if (row.Type == "Task")
            shown["whoIds"] = FieldValue.Write(Tasks.WhoIds(row));
        foreach (var (name, field) in ((string, string)[])[("owner", "OwnerId"), ("createdBy", "CreatedById")])
            shown[name] = org.Find(row.Text(field))?.Text("Username");
        return shown;
    }

    private sealed record UserBody(string User);
}
