using System.Text;
using System.Text.Json;

namespace EmailSync.Sandbox.Graph.Attachments;

/// <summary>Writes the item of an item attachment, which has no id: of a message what its text says, of the others their name.</summary>
internal sealed class AttachedItemJson(Utf8JsonWriter json, Prefer prefer)
{
    public void Write(Attachment attachment, DateTimeOffset modifiedAt)
    {
        var content = new MessageContent(attachment.Content.ToArray());
        json.WriteStartObject();
        json.WriteString("@odata.type", attachment.Kind switch
        {
            AttachmentKind.Contact => "#microsoft.graph.contact",
            AttachmentKind.Event => "#microsoft.graph.event",
            _ => "#microsoft.graph.message",
        });
        json.WriteString("id", "");
        json.WriteString("createdDateTime", MessageJson.Instant(content.SentAt ?? modifiedAt));
        json.WriteString("lastModifiedDateTime", MessageJson.Instant(modifiedAt));
        if (attachment.Kind == AttachmentKind.Message)
            Message(content, modifiedAt);
        else
            Other(attachment);
        json.WriteEndObject();
    }

    private void Message(MessageContent content, DateTimeOffset modifiedAt)
    {
        json.WriteString("receivedDateTime", MessageJson.Instant(content.SentAt ?? modifiedAt));
        json.WriteString("sentDateTime", MessageJson.Instant(content.SentAt ?? modifiedAt));
        json.WriteBoolean("hasAttachments", content.HasAttachments);
        json.WriteString("internetMessageId", content.InternetMessageId);
        json.WriteString("subject", content.Subject);
        json.WriteString("importance", content.Importance);
        json.WriteBoolean("isRead", false);
        json.WriteBoolean("isDraft", false);
        var text = prefer.TextBodies == true;
        json.WriteStartObject("body");
        json.WriteString("contentType", text ? "text" : "html");
        json.WriteString("content", text ? content.AsText() : content.AsHtml());
        json.WriteEndObject();
        One("sender", content.Sender);
        One("from", content.From);
        Many("toRecipients", content.To);
        Many("ccRecipients", content.Cc);
    }

    private void Other(Attachment attachment)
    {
        json.WriteString(attachment.Kind == AttachmentKind.Contact ? "displayName" : "subject", attachment.Name);
        if (attachment.Kind != AttachmentKind.Contact)
            return;

        json.WriteStartArray("emailAddresses");
        foreach (var line in Encoding.UTF8.GetString(attachment.Content.ToArray()).Split('\n').Where(l => l.StartsWith("EMAIL", StringComparison.OrdinalIgnoreCase)))
        {
            json.WriteStartObject();
            json.WriteString("name", attachment.Name);
            json.WriteString("address", line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void One(string property, IReadOnlyList<MailAddress> people)
    {
        json.WritePropertyName(property);
        if (people.Count > 0)
            Person(people[0]);
        else
            json.WriteNullValue();
    }

    private void Many(string property, IReadOnlyList<MailAddress> people)
    {
        json.WriteStartArray(property);
        foreach (var person in people)
            Person(person);
        json.WriteEndArray();
    }

    private void Person(MailAddress person)
    {
        json.WriteStartObject();
        json.WriteStartObject("emailAddress");
        json.WriteString("name", string.IsNullOrEmpty(person.Name) ? person.Address : person.Name);
        if (person.Address is not null)
            json.WriteString("address", person.Address);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
