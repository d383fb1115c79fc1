using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using EmailSync.Domain.Recording;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>A collection of files as Salesforce takes it: the records as JSON, then the bytes of each in a part of its own.</summary>
internal static class FileParts
{
    private const string FileType = "ContentVersion";
    private const string BytesField = "VersionData";

    /// <summary>The content is sent once; for another sending another is made.</summary>
    public static HttpContent Of(IReadOnlyList<FileDraft> drafts)
    {
        var parts = new MultipartFormDataContent();
        var request = new CreateFilesRequest(false, [.. drafts.Select(Record)]);

        // Letters beyond ASCII are escaped: whatever charset the part is read in, the names stay whole.
        Add(parts, "collection", null, "application/json", JsonSerializer.SerializeToUtf8Bytes(request, SalesforceJson.Default.CreateFilesRequest));
        for (var i = 0; i < drafts.Count; i++)
        {
            Add(parts, PartName(i), PartName(i), "application/octet-stream", drafts[i].Content);
        }

        return parts;
    }

    private static FileRecord Record(FileDraft draft, int index) => new()
    {
        Attributes = new(FileType, PartName(index), BytesField),
        Title = FileNames.Title(draft.Name),
        PathOnClient = draft.Name,
        FirstPublishLocationId = draft.TaskId,
    };

    private static string PartName(int index) => string.Create(CultureInfo.InvariantCulture, $"file{index + 1}");

    private static void Add(MultipartFormDataContent parts, string name, string? fileName, string mediaType, ReadOnlyMemory<byte> bytes)
    {
        var part = new ReadOnlyMemoryContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = Quoted(name),
            FileName = fileName is null ? null : Quoted(fileName),
        };
        parts.Add(part);
    }

    private static string Quoted(string text) => $"\"{text}\"";
}
