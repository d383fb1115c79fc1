using System.Text.Json;
using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Store;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>A record's fields as JSON, and the bytes of its blob fields, each in a part of its own.</summary>
internal sealed record MultipartBody(JsonNode Fields, IReadOnlyDictionary<string, FileContent> Files)
{
    private const int LongestBoundary = 70;
    private const int MostFields = 1024 * 1024;

    public static async Task<MultipartBody> ReadAsync(HttpRequest request, JsonDocumentOptions strict, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > LongestBoundary)
            throw Refused($"The boundary must have from 1 to {LongestBoundary} characters");

        JsonNode? fields = null;
        var files = new Dictionary<string, FileContent>(StringComparer.Ordinal);
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                var (name, isFile) = Head(section);
                if (isFile)
                    files[name] = await FileContent.ReadAsync(section.Body, cancellationToken);
                else
                    fields = await FieldsAsync(section, strict, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw Refused(e.Message);
        }

        if (fields is null)
            throw Refused("Multipart message must include a non-binary part");
        return files.Count > 0 ? new MultipartBody(fields, files) : throw Refused("Multipart message must include a binary part");
    }

    private static async Task<JsonNode?> FieldsAsync(MultipartSection section, JsonDocumentOptions strict, CancellationToken cancellationToken)
    {
        if (section.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            throw Refused("The non-binary part must be application/json");
        var bytes = await FileContent.ReadAsync(section.Body, cancellationToken);
        return bytes.Length <= MostFields
            ? JsonNode.Parse(bytes.Bytes, null, strict)
            : throw Refused("The non-binary part is too long");
    }

    private static (string Name, bool IsFile) Head(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase))
            throw Refused("Each part must have a Content-Disposition header of form-data");
        if (section.ContentType is null)
            throw Refused("Each part must have a Content-Type header");
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
        if (string.IsNullOrEmpty(name))
            throw Refused("Each part must have a name");
        return (name, disposition.FileName.HasValue || disposition.FileNameStar.HasValue);
    }

    private static SalesforceException Refused(string why) => new(400, "INVALID_MULTIPART_REQUEST", why);
}
