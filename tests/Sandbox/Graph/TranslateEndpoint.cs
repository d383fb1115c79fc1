using System.Text.Json;

namespace EmailSync.Sandbox.Graph;

/// <summary>POST translateExchangeIds, between the two kinds of REST ids.</summary>
internal static class TranslateEndpoint
{
    private const int Most = 1000;

    public static async Task<IResult> PostAsync(GraphRequest request)
    {
        using var body = await JsonBody.ReadAsync(request.Http);
        var immutable = Kind(body.RootElement, "targetIdType");
        _ = Kind(body.RootElement, "sourceIdType");
        if (!body.RootElement.TryGetProperty("inputIds", out var ids) || ids.ValueKind != JsonValueKind.Array || ids.GetArrayLength() is 0 or > Most)
            throw GraphException.BadRequest($"inputIds must hold 1 to {Most} ids.");

        return Results.Json(new Dictionary<string, object>
        {
            ["@odata.context"] = $"{request.BaseUrl}/$metadata#Collection(microsoft.graph.convertIdResult)",
            ["value"] = ids.EnumerateArray().Select(id => Translated(request.Mailbox, id.GetString() ?? "", immutable)).ToList(),
        });
    }

    private static Dictionary<string, object> Translated(Mailbox mailbox, string source, bool immutable)
    {
        try
        {
            var id = ItemId.Parse(source);
            lock (mailbox.Sync)
            {
                return mailbox.Message(id.Number) is { } message && id.Mailbox == mailbox.Owner.ObjectId
                    ? new() { ["sourceId"] = source, ["targetId"] = mailbox.IdOf(message, immutable) }
                    : throw GraphException.ItemNotFound();
            }
        }
        catch (GraphException e)
        {
            return new() { ["sourceId"] = source, ["errorDetails"] = new { code = e.Code, message = e.Message } };
        }
    }

    private static bool Kind(JsonElement body, string name) =>
        (body.TryGetProperty(name, out var kind) ? kind.GetString() : null) switch
        {
            "restId" => false,
            "restImmutableEntryId" => true,
            "entryId" or "ewsId" or "immutableEntryId" => throw new NotHeldException($"{name} {kind}"),
            _ => throw GraphException.BadRequest($"{name} is not a valid exchangeIdFormat."),
        };
}
