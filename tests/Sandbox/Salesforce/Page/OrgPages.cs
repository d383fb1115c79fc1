using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Page;

/// <summary>The pages on which a person sees what was recorded. They show the whole org, whoever looks.</summary>
internal sealed class OrgPages(OrgStore org)
{
    public static void Map(RouteGroupBuilder app, OrgStore org)
    {
        var pages = new OrgPages(org);
        app.MapGet("/", pages.HomeAsync);
        app.MapGet("/{id:length(15,18)}", pages.RecordAsync);
        app.MapGet("/lightning/r/{id:length(15,18)}/view", pages.RecordAsync);
        app.MapGet("/lightning/r/{type}/{id:length(15,18)}/view", pages.RecordAsync);
        app.MapGet("/lightning/o/{type}/new", pages.NewAsync);
        app.MapPost("/lightning/o/{type}/new", pages.SaveAsync);
        app.MapGet("/sfc/servlet.shepherd/document/download/{id:length(15,18)}", pages.FileAsync);
        app.MapGet("/sfc/servlet.shepherd/version/download/{id:length(15,18)}", pages.FileAsync);
        app.MapGet("/assets/page.css", context => AssetAsync(context, "page.css", "text/css"));
        app.MapGet("/assets/page.js", context => AssetAsync(context, "page.js", "text/javascript"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
    }

    private static async Task AssetAsync(HttpContext context, string name, string type)
    {
        context.Response.ContentType = type + "; charset=utf-8";
        await using var asset = typeof(OrgPages).Assembly.GetManifestResourceStream("SalesforcePage." + name)!;
        await asset.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>The bytes of a version, or of a document's latest.</summary>
    private Task FileAsync(HttpContext context)
    {
        var version = org.Work(_ =>
        {
            var row = org.Find(context.Request.RouteValues["id"] as string);
            return row?.Type == "ContentDocument" ? org.Find(row.Text("LatestPublishedVersionId")) : row;
        });
        return version is { IsDeleted: false, Content.Bytes: { } bytes }
            ? Results.File(bytes, "application/octet-stream", Path.GetFileName(version.Text("PathOnClient")?.Replace('\\', '/'))).ExecuteAsync(context)
            : NotFoundAsync(context);
    }

    private static Task NotFoundAsync(HttpContext context) =>
        HtmlPage.WriteAsync(context, 404, "Not found", "<section class=\"card\"><h1>Not found</h1><p>There is no such record, or it was deleted.</p></section>");

    private Task HomeAsync(HttpContext context)
    {
        var search = context.Request.Query["q"].ToString().Trim();
        var body = org.Work(_ => search.Length == 0 ? new SearchPage(org).Recent() : new SearchPage(org).Found(search));
        return HtmlPage.WriteAsync(context, 200, search.Length == 0 ? "Recent activity" : $"Search: {search}", body, search);
    }

    private Task NewAsync(HttpContext context)
    {
        var type = context.Request.RouteValues["type"] as string;
        return NewRecordPage.Knows(type)
            ? HtmlPage.WriteAsync(context, 200, $"New {type}", new NewRecordPage(org).Body(type!, NewRecordPage.Defaults(context.Request.Query["defaultFieldValues"])))
            : NotFoundAsync(context);
    }

    private async Task SaveAsync(HttpContext context)
    {
        var type = context.Request.RouteValues["type"] as string;
        if (!NewRecordPage.Knows(type))
        {
            await NotFoundAsync(context);
            return;
        }

        var values = (await context.Request.ReadFormAsync(context.RequestAborted)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        var page = new NewRecordPage(org);
        try
        {
            var row = org.Work(_ => page.Save(type!, values));
            context.Response.Redirect($"/lightning/r/{type}/{row.Id}/view");
        }
        catch (SalesforceException e)
        {
            await HtmlPage.WriteAsync(context, 400, $"New {type}", page.Body(type!, values, e.Message));
        }
    }

    private Task RecordAsync(HttpContext context)
    {
        var (title, body) = org.Work(_ =>
        {
            var row = org.Find(context.Request.RouteValues["id"] as string);
            return row is { IsDeleted: false } ? (Names.Of(row), new RecordPage(org).Body(row)) : (null, null);
        });
        return body is null
            ? NotFoundAsync(context)
            : HtmlPage.WriteAsync(context, 200, title!, body);
    }
}
