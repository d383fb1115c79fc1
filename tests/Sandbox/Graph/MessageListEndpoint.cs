using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EmailSync.Sandbox.Graph;

/// <summary>GET messages of a folder or of the whole mailbox, and their $count.</summary>
internal static class MessageListEndpoint
{
    private const int DefaultPageSize = 10;
    private const int FlushEvery = 20;

    public static async Task ListAsync(GraphRequest request)
    {
        var options = new QueryOptions(request.Http, "$select", "$filter", "$orderby", "$top", "$skip", "$count", "$expand");
        var shape = MessageShape.Read(options["$select"], options["$expand"]);
        var filter = options["$filter"] is { } text ? FilterParser.Parse(text) : null;
        var ordering = MessageOrdering.Read(options["$orderby"], filter);
        var top = options.Number("$top", 1, 1000);
        var size = Math.Min(top ?? DefaultPageSize, request.Prefer.MaxPageSize ?? top ?? DefaultPageSize);
        if (top is null && request.Prefer.MaxPageSize is { } preferred)
            size = preferred;
        var skip = options.Number("$skip", 0, int.MaxValue) ?? 0;
        var (page, more, count) = Page(request, filter, ordering, skip, size, options.Flag("$count"));

        request.Prefer.Apply(request.Context.Response);
        request.Context.Response.ContentType = "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";
        await using var json = new Utf8JsonWriter(request.Context.Response.BodyWriter, MessageJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("@odata.context", $"{request.BaseUrl}/$metadata#users('{request.Mailbox.Owner.ObjectId}')/messages");
        if (count is { } total)
            json.WriteNumber("@odata.count", total);
        json.WriteStartArray("value");
        await WriteAsync(request, json, page, shape);
        json.WriteEndArray();
        if (more)
            json.WriteString("@odata.nextLink", NextLink(request, skip + size));
        json.WriteEndObject();
        await json.FlushAsync(request.Aborted);
    }

    public static IResult Count(GraphRequest request)
    {
        var options = new QueryOptions(request.Http, "$filter");
        var filter = options["$filter"] is { } text ? FilterParser.Parse(text) : null;
        var (_, _, count) = Page(request, filter, new MessageOrdering([]), 0, 0, count: true);
        return Results.Text(count!.Value.ToString(CultureInfo.InvariantCulture));
    }

    private static (List<StoredMessage> Page, bool More, int? Count) Page(
        GraphRequest request, Filter? filter, MessageOrdering ordering, int skip, int size, bool count)
    {
        var mailbox = request.Mailbox;
        var folder = request.Http.RouteValues.ContainsKey("folder") ? request.Folder() : null;
        lock (mailbox.Sync)
        {
            var all = folder?.ByReceived ?? mailbox.ByReceived;
            if (filter?.MessageIds() is { } ids)
            {
                all = new(newestFirst: true);
                foreach (var message in ids.SelectMany(mailbox.ByInternetMessageId).Where(m => folder is null || m.Folder == folder))
                    all.Add(message);
            }

            // Without a filter or another order nothing need be made to be passed over.
            var page = filter is null && ordering.By.Count == 0
                ? all.After(null).Skip(skip).Take(size + 1).Select(m => m.Message).ToList()
                : ordering.Apply(all, mailbox, filter).Skip(skip).Take(size + 1).ToList();
            var total = count ? (filter is null ? all.Count : new MessageOrdering([]).Apply(all, mailbox, filter).Count()) : (int?)null;
            return (page.Take(size).ToList(), page.Count > size, total);
        }
    }

    // Written as it is read, so that a page of long bodies is never held whole.
    private static async Task WriteAsync(GraphRequest request, Utf8JsonWriter json, List<StoredMessage> page, MessageShape shape)
    {
        var messages = new MessageJson(json, request.Mailbox, shape, request.Prefer);
        for (var i = 0; i < page.Count; i++)
        {
            messages.Entity(page[i], withExtended: !request.Mailbox.Options.ListWithoutExtendedProperties);
            if (i % FlushEvery == FlushEvery - 1)
                await json.FlushAsync(request.Aborted);
        }
    }

    public static string NextLink(GraphRequest request, int skip)
    {
        var link = new StringBuilder(request.Url).Append('?');
        foreach (var (name, value) in request.Http.Query.Where(option => option.Key != "$skip"))
            link.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value.ToString())).Append('&');
        return link.Append(CultureInfo.InvariantCulture, $"%24skip={skip}").ToString();
    }
}
