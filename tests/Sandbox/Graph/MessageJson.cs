using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmailSync.Sandbox.Graph.Attachments;
using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Graph;

/// <summary>Writes messages as Graph does: the selected properties, plus id, etag and, where it is none of the base type, the type.</summary>
internal sealed class MessageJson(Utf8JsonWriter json, Mailbox mailbox, MessageShape shape, Prefer prefer)
{
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Entity(StoredMessage message, string? context = null, bool inDelta = false, bool withExtended = true)
    {
        json.WriteStartObject();
        if (context is not null)
            json.WriteString("@odata.context", context);
        if (TypeOf(message) is { } type)
            json.WriteString("@odata.type", type);
        else if (inDelta)
            json.WriteString("@odata.type", "#microsoft.graph.message");
        json.WriteString("@odata.etag", ChangeKey.ETag(mailbox.ChangeKeyOf(message)));
        json.WriteString("id", mailbox.IdOf(message, prefer.ImmutableIds));
        Stored(message);
        Text(message);
        People(message);
        if (shape.Has("body"))
            Body(message);
        if (shape.Has("internetMessageHeaders"))
            Headers(message);
        if (withExtended && shape.ExtendedIds.Count > 0)
            Extended(message);
        if (shape.Attachments is { } attachments)
            Attachments(message, attachments);
        json.WriteEndObject();
    }

    public void Removed(LeftMessage left)
    {
        json.WriteStartObject();
        json.WriteString("@odata.type", "#microsoft.graph.message");
        json.WriteString("id", mailbox.IdOf(left.Number, left.Place, prefer.ImmutableIds));
        json.WriteStartObject("@removed");
        json.WriteString("reason", "deleted");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void Stored(StoredMessage message)
    {
        Write("createdDateTime", Instant(message.CreatedAt));
        Write("lastModifiedDateTime", Instant(message.ModifiedAt));
        Write("changeKey", mailbox.ChangeKeyOf(message));
        if (shape.Has("categories"))
        {
            json.WriteStartArray("categories");
            foreach (var category in message.Categories)
                json.WriteStringValue(category);
            json.WriteEndArray();
        }

        Write("receivedDateTime", Instant(message.ReceivedAt));
        if (shape.Has("parentFolderId"))
            json.WriteString("parentFolderId", mailbox.IdOf(message.Folder));
        Write("isRead", message.IsRead);
        Write("isDraft", message.IsDraft);
        Write("inferenceClassification", "focused");
        if (shape.Has("flag"))
        {
            json.WriteStartObject("flag");
            json.WriteString("flagStatus", "notFlagged");
            json.WriteEndObject();
        }
    }

    private void Text(StoredMessage message)
    {
        if (shape.Has("sentDateTime"))
            json.WriteString("sentDateTime", Instant(message.Content.SentAt ?? message.ReceivedAt));
        if (shape.Has("hasAttachments"))
            json.WriteBoolean("hasAttachments", message.HasAttachments);
        if (shape.Has("internetMessageId"))
            json.WriteString("internetMessageId", message.Content.InternetMessageId);
        if (shape.Has("subject"))
            Subject(message);
        if (shape.Has("bodyPreview"))
            HalfCharacters.Write(json, "bodyPreview", message.Content.Preview(), message.HalfCharacters);
        if (shape.Has("importance"))
            json.WriteString("importance", message.Importance ?? message.Content.Importance);
        if (shape.Has("conversationId"))
            json.WriteString("conversationId", Conversation.IdOf(mailbox, message));
        if (shape.Has("conversationIndex"))
            json.WriteString("conversationIndex", Conversation.IndexOf(mailbox, message));
        Write("isDeliveryReceiptRequested", false);
        if (shape.Has("isReadReceiptRequested"))
            json.WriteBoolean("isReadReceiptRequested", message.Content.WantsReadReceipt);
        Write("webLink", $"https://outlook.office365.com/owa/?ItemID={Uri.EscapeDataString(mailbox.IdOf(message, immutable: false))}&exvsurl=1&viewmodel=ReadMessageItem");
    }

    private void Subject(StoredMessage message)
    {
        var subject = message.EndsInHalfACharacter ? $"{message.Content.Subject}{HalfCharacters.Mark}" : message.Content.Subject;
        HalfCharacters.Write(json, "subject", subject, message.EndsInHalfACharacter || message.HalfCharacters);
    }

    private void People(StoredMessage message)
    {
        One(message, "sender", () => message.Content.Sender);
        One(message, "from", () => message.Content.From);
        Many(message, "toRecipients", () => message.Content.To);
        Many(message, "ccRecipients", () => message.Content.Cc);
        Many(message, "bccRecipients", () => message.Content.Bcc);
        Many(message, "replyTo", () => message.Content.ReplyTo);
    }

    private void One(StoredMessage message, string property, Func<IReadOnlyList<MailAddress>> read)
    {
        if (!shape.Has(property))
            return;

        json.WritePropertyName(property);
        if ((message.Shown?.GetValueOrDefault(property) ?? read()) is [var first, ..])
            Recipient(first, message.HalfCharacters);
        else
            json.WriteNullValue();
    }

    private void Many(StoredMessage message, string property, Func<IReadOnlyList<MailAddress>> read)
    {
        if (!shape.Has(property))
            return;

        json.WriteStartArray(property);
        foreach (var address in message.Shown?.GetValueOrDefault(property) ?? read())
            Recipient(address, message.HalfCharacters);
        json.WriteEndArray();
    }

    private void Recipient(MailAddress who, bool halfCharacters)
    {
        json.WriteStartObject();
        json.WriteStartObject("emailAddress");
        HalfCharacters.Write(json, "name", string.IsNullOrEmpty(who.Name) ? who.Address : who.Name, halfCharacters);
        if (who.Address is not null)
            HalfCharacters.Write(json, "address", who.Address, halfCharacters);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Body(StoredMessage message)
    {
        var text = prefer.TextBodies == true;
        json.WriteStartObject("body");
        json.WriteString("contentType", text ? "text" : "html");
        HalfCharacters.Write(json, "content", text ? message.Content.AsText() : message.Content.AsHtml(), message.HalfCharacters);
        json.WriteEndObject();
    }

    // Exchange has the headers of what came in by the internet; a draft and one's own sent copy have none.
    private void Headers(StoredMessage message)
    {
        if (message.IsDraft || message.Folder.WellKnownName == "sentitems")
            return;

        json.WriteStartArray("internetMessageHeaders");
        foreach (var (name, value) in message.Content.Headers)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Extended(StoredMessage message)
    {
        var values = shape.ExtendedIds.Distinct().Select(id => (Id: id, Value: MapiProperties.Value(message, id))).Where(v => v.Value is not null).ToList();
        if (values.Count == 0)
            return;

        json.WriteStartArray("singleValueExtendedProperties");
        foreach (var (id, value) in values)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Attachments(StoredMessage message, AttachmentShape selected)
    {
        var writer = new AttachmentJson(json, mailbox, selected, prefer);
        json.WriteStartArray("attachments");
        foreach (var attachment in message.Attachments)
            writer.Entity(message, attachment);
        json.WriteEndArray();
    }

    private static string? TypeOf(StoredMessage message) => message.Kind switch
    {
        MessageKind.MeetingRequest => "#microsoft.graph.eventMessageRequest",
        MessageKind.MeetingResponse => "#microsoft.graph.eventMessageResponse",
        _ => null,
    };

    private void Write(string property, string value)
    {
        if (shape.Has(property))
            json.WriteString(property, value);
    }

    private void Write(string property, bool value)
    {
        if (shape.Has(property))
            json.WriteBoolean(property, value);
    }
}
