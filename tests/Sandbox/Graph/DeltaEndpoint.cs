using System.Text.Json;
using System.Text.RegularExpressions;
using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Graph;

/// <summary>GET …/mailFolders/{folder}/messages/delta.</summary>
internal static partial class DeltaEndpoint
{
    private const int DefaultPageSize = 10;

    public static async Task GetAsync(GraphRequest request)
    {
        var folder = request.Folder();
        var mailbox = request.Mailbox;
        if (mailbox.Options.QuotaExceeded)
            throw new GraphException(403, "ErrorQuotaExceeded", "The mailbox has exceeded its storage quota, so the sync state could not be stored.");

        DeltaPage page;
        string link;
        lock (mailbox.Sync)
        {
            var (chain, cursor) = Start(request, folder);
            page = DeltaPage.Take(mailbox, folder, Misbehaving(request), cursor, request.Prefer.MaxPageSize ?? DefaultPageSize);
            var token = mailbox.Deltas.Keep(chain, page.Next);
            link = $"{request.Url}?{(page.IsLast ? "$deltatoken" : "$skiptoken")}={token}";
        }

        await WriteAsync(request, page, link);
    }

    /// <summary>How the mailbox misbehaves, and what a fault adds for this page.</summary>
    private static MailboxOptions Misbehaving(GraphRequest request)
    {
        var options = request.Mailbox.Options;
        return options with
        {
            PartialDelta = options.PartialDelta || request.Context.StruckBy(FaultKind.PartialEntities) is not null,
            RepeatDelta = options.RepeatDelta || request.Context.StruckBy(FaultKind.RepeatEntities) is not null,
        };
    }

    private static (int Chain, DeltaCursor Cursor) Start(GraphRequest request, MailFolder folder)
    {
        var deltas = request.Mailbox.Deltas;
        var query = request.Http.Query;
        if (query.ContainsKey("$skiptoken") || query.ContainsKey("$deltatoken"))
        {
            var token = new QueryOptions(request.Http, query.ContainsKey("$skiptoken") ? "$skiptoken" : "$deltatoken");
            var link = (token["$skiptoken"] ?? token["$deltatoken"])!;
            if (request.Context.StruckBy(FaultKind.ExpireCursor) is { } fault)
                deltas.Expire(link, fault.Status == StatusCodes.Status400BadRequest ? DeltaExpiry.SyncStateNotFound : DeltaExpiry.GoneWithLocation);
            var (chain, cursor) = deltas.Find(link, request.Url);
            return cursor.Options.Folder == folder.Number ? (chain, cursor) : throw GraphException.BadRequest("The token is of another folder.");
        }

        var options = ReadOptions(request, folder);
        var from = options.NewestFirst ? request.Mailbox.Changes : 0;
        return (deltas.Open(options), new DeltaCursor(options, IsFirstRound: true, from, null, 0, request.Mailbox.Changes));
    }

    private static DeltaOptions ReadOptions(GraphRequest request, MailFolder folder)
    {
        var options = new QueryOptions(request.Http, "$select", "$filter", "$orderby", "$top", "$expand", "changeType");
        if (options["$expand"] is not null)
            throw new GraphException(500, "InternalServerError", "Value cannot be null.");
        if (options["$orderby"] is { } orderby && orderby.Trim() != "receivedDateTime desc")
            throw GraphException.BadRequest("Change tracking supports only '$orderby=receivedDateTime desc'.");
        if (options["changeType"] is not (null or "created" or "updated" or "deleted"))
            throw GraphException.BadRequest("changeType must be created, updated or deleted.");

        var filter = options["$filter"] is { } text
            ? Received().Match(text.Trim()) is { Success: true } match
                ? match
                : throw GraphException.BadRequest("Change tracking supports only '$filter=receivedDateTime ge {value}' and 'gt'.")
            : null;
        var instant = filter is null ? (DateTimeOffset?)null : FilterParser.Instant(filter.Groups["value"].Value);
        return new DeltaOptions(
            folder.Number,
            request.Http.QueryString.Value ?? "",
            MessageShape.Read(options["$select"], expand: null),
            filter?.Groups["op"].Value == "ge" ? instant : null,
            filter?.Groups["op"].Value == "gt" ? instant : null,
            options["$orderby"] is not null,
            options.Number("$top", 1, int.MaxValue),
            options["changeType"]);
    }

    private static async Task WriteAsync(GraphRequest request, DeltaPage page, string link)
    {
        request.Prefer.Apply(request.Context.Response);
        request.Context.Response.ContentType = "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";
        await using var json = new Utf8JsonWriter(request.Context.Response.BodyWriter, MessageJson.WriterOptions);
        var whole = new MessageJson(json, request.Mailbox, page.Next.Options.Shape, request.Prefer);
        var partial = new MessageJson(json, request.Mailbox, page.Next.Options.Shape.Partial(), request.Prefer);
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{request.BaseUrl}/$metadata#Collection(message)");
        json.WriteStartArray("value");
        foreach (var item in page.Items)
        {
            if (item.Left is { } left)
                whole.Removed(left);
            else
                (item.IsPartial ? partial : whole).Entity(item.Message!, inDelta: true);
        }

        json.WriteEndArray();
        json.WriteString(page.IsLast ? "@odata.deltaLink" : "@odata.nextLink", link);
        json.WriteEndObject();
        await json.FlushAsync(request.Aborted);
    }

    [GeneratedRegex(@"^receivedDateTime\s+(?<op>ge|gt)\s+(?<value>\S+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Received();
}
