using System.Text.Json;
using EmailSync.Sandbox.Core;

namespace EmailSync.Sandbox.Graph;

/// <summary>One message: read it, read its MIME text, change what may be changed.</summary>
internal static class MessageEndpoint
{
    /// <summary>A write takes a moment even without latency, so that two can overlap.</summary>
    private static readonly TimeSpan WriteTime = TimeSpan.FromMilliseconds(3);

    private static readonly string[] ReadOnlyOnceSent =
    [
        "body", "subject", "replyTo", "internetMessageId", "from", "sender", "toRecipients", "ccRecipients", "bccRecipients", "flag",
        "inferenceClassification", "isDeliveryReceiptRequested", "isReadReceiptRequested",
    ];

    public static Task GetAsync(GraphRequest request)
    {
        var options = new QueryOptions(request.Http, "$select", "$expand");
        return WriteAsync(request, request.Message(), MessageShape.Read(options["$select"], options["$expand"]));
    }

    public static IResult Mime(GraphRequest request)
    {
        _ = new QueryOptions(request.Http);
        return Results.Bytes(request.Message().Mime.ToArray(), "text/plain");
    }

    public static async Task PatchAsync(GraphRequest request, Latency latency)
    {
        _ = new QueryOptions(request.Http, "$select");
        var changes = await ReadChangesAsync(request);
        var message = request.MessageToChange();
        if (!message.TryBeginWrite())
            throw GraphException.Conflict(StatusCodes.Status409Conflict);

        try
        {
            EnsureMatches(request, message);
            await Task.Delay(WriteTime, request.Aborted);
            await latency.WaitAsync(SandboxSystem.Graph, request.Aborted);
            lock (request.Mailbox.Sync)
            {
                // A person may have changed or moved it in the meantime.
                EnsureMatches(request, message);
                if (request.Mailbox.Message(message.Number) is null)
                    throw GraphException.ItemNotFound();
                request.Mailbox.Change(message, m => changes.ForEach(change => change(m)));
            }
        }
        finally
        {
            message.EndWrite();
        }

        await WriteAsync(request, message, MessageShape.Read(new QueryOptions(request.Http, "$select")["$select"], expand: null));
    }

    private static void EnsureMatches(GraphRequest request, StoredMessage message)
    {
        var wanted = request.Http.Headers.IfMatch.ToString();
        if (wanted is not ("" or "*") && wanted != ChangeKey.ETag(request.Mailbox.ChangeKeyOf(message)))
            throw GraphException.Conflict(StatusCodes.Status412PreconditionFailed);
    }

    private static async Task<List<Action<StoredMessage>>> ReadChangesAsync(GraphRequest request)
    {
        using var body = await JsonBody.ReadAsync(request.Http);
        return body.RootElement.EnumerateObject().Select(Change).OfType<Action<StoredMessage>>().ToList();
    }

    private static Action<StoredMessage>? Change(JsonProperty property)
    {
        switch (property.Name)
        {
            case "@odata.type":
                return property.Value.ValueKind == JsonValueKind.String && property.Value.GetString()!.StartsWith("#microsoft.graph.", StringComparison.Ordinal)
                    ? null
                    : throw GraphException.BadRequest("The type name of the request body is not valid.");
            case "categories" when property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String):
                var categories = property.Value.EnumerateArray().Select(v => v.GetString()!).ToList();
                return message => message.Categories = categories;
            case "isRead" when property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                var isRead = property.Value.GetBoolean();
                return message => message.IsRead = isRead;
            case "importance" when property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is "low" or "normal" or "high":
                var importance = property.Value.GetString();
                return message => message.Importance = importance;
            case "categories" or "isRead" or "importance":
                throw new GraphException(400, "UnableToDeserializePostBody", $"The value of '{property.Name}' could not be read.");
            case var name when ReadOnlyOnceSent.Contains(name):
                throw new NotHeldException($"PATCH of {name}");
            case var name when MessageShape.Properties.Contains(name):
                throw new GraphException(400, "ErrorInvalidPropertySet", $"Set action is invalid for property. '{name}' is read-only.");
            default:
                throw GraphException.BadRequest($"The property '{property.Name}' does not exist on type '{MessageShape.TypeName}'.");
        }
    }

    private static async Task WriteAsync(GraphRequest request, StoredMessage message, MessageShape shape)
    {
        request.Prefer.Apply(request.Context.Response);
        request.Context.Response.ContentType = "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";
        await using var json = new Utf8JsonWriter(request.Context.Response.BodyWriter, MessageJson.WriterOptions);
        var context = $"{request.BaseUrl}/$metadata#users('{request.Mailbox.Owner.ObjectId}')/messages/$entity";
        new MessageJson(json, request.Mailbox, shape, request.Prefer).Entity(message, context);
        await json.FlushAsync(request.Aborted);
    }
}
