using System.Text.Json;

namespace EmailSync.Sandbox.Graph.Attachments;

/// <summary>The attachments of a message: all, one, and the bytes of one.</summary>
internal static class AttachmentEndpoint
{
    private static readonly string[] NotHeld = ["$filter", "$orderby"];

    public static async Task ListAsync(GraphRequest request)
    {
        var options = new QueryOptions(request.Http, ["$select", "$expand", "$top", "$skip", "$count", .. NotHeld]);
        if (Array.Find(NotHeld, name => options[name] is not null) is { } asked)
            throw new NotHeldException($"{asked} of attachments");
        var shape = AttachmentShape.Read(options["$select"], options["$expand"]);
        var (message, all) = Of(request);
        var skip = options.Number("$skip", 0, int.MaxValue) ?? 0;
        var size = options.Number("$top", 1, 1000) ?? request.Prefer.MaxPageSize ?? request.Mailbox.Options.AttachmentPageSize ?? int.MaxValue;

        await using var json = Begin(request);
        json.WriteStartObject();
        json.WriteString("@odata.context", Context(request, message));
        if (options.Flag("$count"))
            json.WriteNumber("@odata.count", all.Count);
        json.WriteStartArray("value");
        var writer = new AttachmentJson(json, request.Mailbox, shape, request.Prefer);
        foreach (var attachment in all.Skip(skip).Take(size))
        {
            writer.Entity(message, attachment);
            await FlushAsync(request, json);
        }

        json.WriteEndArray();
        if (all.Count - skip > size)
            json.WriteString("@odata.nextLink", MessageListEndpoint.NextLink(request, skip + size));
        json.WriteEndObject();
        await FlushAsync(request, json);
    }

    public static async Task GetAsync(GraphRequest request)
    {
        var options = new QueryOptions(request.Http, "$select", "$expand");
        var shape = AttachmentShape.Read(options["$select"], options["$expand"]);
        var (message, attachment) = One(request);
        await using var json = Begin(request);
        new AttachmentJson(json, request.Mailbox, shape, request.Prefer).Entity(message, attachment, $"{Context(request, message)}/$entity");
        await FlushAsync(request, json);
    }

    /// <summary>The bytes of a file; of an item its MIME text, iCalendar or vCard; a link has none.</summary>
    public static async Task ValueAsync(GraphRequest request)
    {
        _ = new QueryOptions(request.Http);
        var (_, attachment) = One(request);
        if (attachment.Kind == AttachmentKind.Reference)
            throw new GraphException(405, "ErrorInvalidRequest", "The raw content of a reference attachment cannot be read.");

        var response = request.Context.Response;
        response.ContentType = AttachmentJson.MediaType(attachment);
        response.ContentLength = attachment.Content.Length;
        foreach (var piece in attachment.Content.Pieces())
            await response.BodyWriter.WriteAsync(piece, request.Aborted);
    }

    private static (StoredMessage Message, IReadOnlyList<Attachment> All) Of(GraphRequest request)
    {
        var message = request.Message();
        lock (request.Mailbox.Sync)
            return (message, message.Attachments);
    }

    private static (StoredMessage Message, Attachment Attachment) One(GraphRequest request)
    {
        var message = request.Message();
        lock (request.Mailbox.Sync)
            return (message, AttachmentId.Find(request.Mailbox, message, (string)request.Http.RouteValues["attachment"]!));
    }

    private static Utf8JsonWriter Begin(GraphRequest request)
    {
        request.Prefer.Apply(request.Context.Response);
        request.Context.Response.ContentType = "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";
        return new Utf8JsonWriter(request.Context.Response.BodyWriter, MessageJson.WriterOptions);
    }

    /// <summary>Out to the client: a page may hold many megabytes.</summary>
    private static async Task FlushAsync(GraphRequest request, Utf8JsonWriter json)
    {
        await json.FlushAsync(request.Aborted);
        await request.Context.Response.BodyWriter.FlushAsync(request.Aborted);
    }

    private static string Context(GraphRequest request, StoredMessage message) =>
        $"{request.BaseUrl}/$metadata#users('{request.Mailbox.Owner.ObjectId}')/messages('{Uri.EscapeDataString(request.Mailbox.IdOf(message, request.Prefer.ImmutableIds))}')/attachments";
}
