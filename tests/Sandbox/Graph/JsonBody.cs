using System.Text.Json;

namespace EmailSync.Sandbox.Graph;

/// <summary>The JSON object of a request.</summary>
internal static class JsonBody
{
    /// <exception cref="GraphException">The body is not a JSON object, or not said to be JSON.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            throw new GraphException(415, "UnsupportedMediaType", "Content-Type header is missing or is not application/json.");

        try
        {
            var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw GraphException.BadRequest("The request body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw GraphException.BadRequest("Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }
    }
}
