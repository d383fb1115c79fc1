using System.Text.Json;
using System.Text.RegularExpressions;

namespace EmailSync.Sandbox.Graph;

/// <summary>The mailbox's list of categories.</summary>
internal static partial class CategoryEndpoint
{
    public static IResult List(GraphRequest request)
    {
        _ = new QueryOptions(request.Http);
        lock (request.Mailbox.Sync)
        {
            return Results.Json(new Dictionary<string, object>
            {
                ["@odata.context"] = Context(request),
                ["value"] = request.Mailbox.Categories.Select(Shown).ToList(),
            });
        }
    }

    public static async Task<IResult> AddAsync(GraphRequest request)
    {
        using var body = await JsonBody.ReadAsync(request.Http);
        var name = Text(body.RootElement, "displayName") ?? throw GraphException.BadRequest("displayName is required.");
        var color = Text(body.RootElement, "color") ?? "none";
        if (!Color().IsMatch(color))
            throw GraphException.BadRequest($"Requested value '{color}' was not found.");

        var category = new OutlookCategory(Guid.NewGuid(), name, color);
        lock (request.Mailbox.Sync)
        {
            if (request.Mailbox.Categories.Exists(c => string.Equals(c.DisplayName, name, StringComparison.OrdinalIgnoreCase)))
                throw new GraphException(StatusCodes.Status409Conflict, "CategoryNameDuplicate", "A category with this name exists already.");
            request.Mailbox.Categories.Add(category);
        }

        var answer = Shown(category);
        answer["@odata.context"] = $"{Context(request)}/$entity";
        return Results.Json(answer, statusCode: StatusCodes.Status201Created);
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Dictionary<string, object> Shown(OutlookCategory category) =>
        new() { ["id"] = category.Id, ["displayName"] = category.DisplayName, ["color"] = category.Color };

    private static string Context(GraphRequest request) =>
        $"{request.BaseUrl}/$metadata#users('{request.Mailbox.Owner.ObjectId}')/outlook/masterCategories";

    [GeneratedRegex("^(none|preset([0-9]|1[0-9]|2[0-4]))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Color();
}
