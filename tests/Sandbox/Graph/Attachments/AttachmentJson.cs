using System.Text.Json;

namespace EmailSync.Sandbox.Graph.Attachments;

/// <summary>Writes attachments as Graph does.</summary>
internal sealed class AttachmentJson(Utf8JsonWriter json, Mailbox mailbox, AttachmentShape shape, Prefer prefer)
{
    public void Entity(StoredMessage message, Attachment attachment, string? context = null)
    {
        json.WriteStartObject();
        if (context is not null)
            json.WriteString("@odata.context", context);
        json.WriteString("@odata.type", TypeOf(attachment));
        if (attachment.Kind == AttachmentKind.File)
            json.WriteString("@odata.mediaContentType", MediaType(attachment));
        json.WriteString("id", AttachmentId.Of(mailbox, message, attachment, prefer.ImmutableIds));
        OfAll(message, attachment);
        if (attachment.Kind == AttachmentKind.File)
            OfFiles(attachment);
        if (attachment.IsItem && shape.WithItem)
        {
            json.WritePropertyName("item");
            new AttachedItemJson(json, prefer).Write(attachment, attachment.ModifiedAt ?? message.CreatedAt);
        }

        json.WriteEndObject();
    }

    /// <summary>The media type as which the bytes are served.</summary>
    public static string MediaType(Attachment attachment) => attachment.Kind switch
    {
        AttachmentKind.Message => "text/plain",
        AttachmentKind.Contact => "text/vcard",
        AttachmentKind.Event => "text/calendar",
        _ => string.IsNullOrEmpty(attachment.ContentType) ? "application/octet-stream" : attachment.ContentType,
    };

    private static string TypeOf(Attachment attachment) => attachment.Kind switch
    {
        AttachmentKind.File => "#microsoft.graph.fileAttachment",
        AttachmentKind.Reference => "#microsoft.graph.referenceAttachment",
        _ => "#microsoft.graph.itemAttachment",
    };

    private void OfAll(StoredMessage message, Attachment attachment)
    {
        if (shape.Has("lastModifiedDateTime"))
            json.WriteString("lastModifiedDateTime", MessageJson.Instant(attachment.ModifiedAt ?? message.CreatedAt));
        if (shape.Has("name"))
            json.WriteString("name", attachment.Name);
        if (shape.Has("contentType"))
            json.WriteString("contentType", attachment.IsItem ? null : attachment.ContentType);
        if (shape.Has("size"))
            json.WriteNumber("size", attachment.Size(mailbox.Options.AttachmentSizes));
        if (shape.Has("isInline"))
            json.WriteBoolean("isInline", attachment.IsInline);
    }

    private void OfFiles(Attachment attachment)
    {
        if (shape.Has("contentId"))
            json.WriteString("contentId", attachment.ContentId);
        if (shape.Has("contentLocation"))
            json.WriteString("contentLocation", attachment.ContentLocation);
        if (!shape.Has("contentBytes"))
            return;

        json.WritePropertyName("contentBytes");
        foreach (var piece in attachment.Content.Pieces())
            json.WriteBase64StringSegment(piece.Span, isFinalSegment: false);
        json.WriteBase64StringSegment([], isFinalSegment: true);
    }
}
