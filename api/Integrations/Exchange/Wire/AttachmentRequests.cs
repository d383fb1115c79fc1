using Microsoft.Graph;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>The requests for attachments. Ids are immutable in all of them.</summary>
internal sealed class AttachmentRequests(GraphTransport transport)
{
    private const string ImmutableIds = "IdType=\"ImmutableId\"";

    // Without a selection every file would come with its bytes. What only files have is selected through their type.
    private static readonly string[] Listed = ["id", "name", "size", "isInline", "microsoft.graph.fileAttachment/contentId"];

    private readonly GraphServiceClient _graph = transport.Graph;

    public GraphRequest List(string userId, string messageId) =>
        GraphRequest.From(GraphRoutes.AttachmentList, _graph.Users[userId].Messages[messageId].Attachments.ToGetRequestInformation(c =>
        {
            c.QueryParameters.Select = Listed;
            c.Headers.Add("Prefer", ImmutableIds);
        }));

    /// <summary>The body as it is, which may show attachments; nothing is said of them in the text that Exchange makes of it.</summary>
    public GraphRequest Body(string userId, string messageId) =>
        GraphRequest.From(GraphRoutes.Message, _graph.Users[userId].Messages[messageId].ToGetRequestInformation(c =>
        {
            c.QueryParameters.Select = ["id", "body"];
            c.Headers.Add("Prefer", ImmutableIds);
        }));

    /// <summary>A file with its bytes in base64: this can stand in a batch.</summary>
    public GraphRequest Whole(string userId, string messageId, string attachmentId) =>
        GraphRequest.From(GraphRoutes.Attachment, _graph.Users[userId].Messages[messageId].Attachments[attachmentId].ToGetRequestInformation(c =>
            c.Headers.Add("Prefer", ImmutableIds)));

    /// <summary>The bytes themselves, for which the SDK has no builder.</summary>
    public GraphRequest Value(string userId, string messageId, string attachmentId, int most)
    {
        var whole = Whole(userId, messageId, attachmentId);
        return whole with
        {
            Url = GraphUrls.Beneath(whole.Url, "$value"),
            Headers = new Dictionary<string, string>(whole.Headers, StringComparer.OrdinalIgnoreCase) { ["Accept"] = "*/*" },
            MostRawBytes = most,
        };
    }
}
