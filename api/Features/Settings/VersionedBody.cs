using System.Text.Json;

namespace EmailSync.Features.Settings;

/// <summary>The body of a save, read only after its version was found to be the current one (S6).</summary>
internal static class VersionedBody
{
    /// <exception cref="BadHttpRequestException">It is not what is expected; the field is named (B1).</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonSerializerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, options, cancellationToken) ?? throw new JsonException("An object was expected.");
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The body is not what was expected.", e);
        }
    }
}
