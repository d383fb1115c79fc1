using EmailSync.Sandbox.Graph;
using EmailSync.Sandbox.Graph.Attachments;

namespace EmailSync.Sandbox.Outlook;

/// <summary>A mailbox as the page shows it. All ids are REST ids; the page makes those of EWS from them.</summary>
internal static class MailboxView
{
    public static object Overview(Mailbox mailbox)
    {
        lock (mailbox.Sync)
        {
            return new
            {
                mailbox.Changes,
                owner = Control.PeopleControl.Shown(mailbox.Owner),
                categories = mailbox.Categories.Select(c => new { c.DisplayName, c.Color }).ToList(),
                folders = mailbox.Root.Children.Where(f => !f.IsHidden).Select(f => Folder(mailbox, f)).ToList(),
            };
        }
    }

    /// <param name="mailbox">Whose.</param>
    /// <param name="folder">An id or a well-known name.</param>
    /// <param name="top">How many of the newest.</param>
    public static object List(Mailbox mailbox, string folder, int top)
    {
        lock (mailbox.Sync)
        {
            var found = Lookup.Folder(mailbox, folder);
            return new
            {
                total = found.ByReceived.Count,
                items = found.ByReceived.After(null).Take(top).Select(placed => Row(mailbox, placed.Message)).ToList(),
            };
        }
    }

    public static object Message(Mailbox mailbox, string id)
    {
        lock (mailbox.Sync)
        {
            var message = Lookup.Message(mailbox, id);
            var content = message.Content;
            return new
            {
                row = Row(mailbox, message),
                sender = Shown(message, "sender", content.Sender),
                to = Shown(message, "toRecipients", content.To),
                cc = Shown(message, "ccRecipients", content.Cc),
                bcc = Shown(message, "bccRecipients", content.Bcc),
                sentAt = content.SentAt,
                message.CreatedAt,
                message.ModifiedAt,
                text = content.AsText(),
                html = content.AsHtml(),
                content.References,
                headers = content.Headers.Select(h => $"{h.Name}: {h.Value}").ToList(),
                attachments = message.Attachments.Select((attachment, index) => Described(mailbox, message, attachment, index)).ToList(),
            };
        }
    }

    public static IResult Attachment(Mailbox mailbox, string id, int index)
    {
        lock (mailbox.Sync)
        {
            return Lookup.Message(mailbox, id).Attachments.ElementAtOrDefault(index) is { } found
                ? Results.Json(new { content = Convert.ToBase64String(found.Content.ToArray()), found.Kind })
                : Results.NotFound();
        }
    }

    public static object Row(Mailbox mailbox, StoredMessage message) => new
    {
        id = mailbox.IdOf(message, immutable: false),
        conversationId = Conversation.IdOf(mailbox, message),
        message.Content.InternetMessageId,
        message.Content.Subject,
        from = Shown(message, "from", message.Content.From),
        to = Shown(message, "toRecipients", message.Content.To),
        preview = message.Content.Preview(),
        receivedAt = message.ReceivedAt,
        message.IsRead,
        message.IsDraft,
        message.Categories,
        message.HasAttachments,
        itemClass = MapiProperties.Value(message, "String 0x1a"),
        folder = mailbox.IdOf(message.Folder),
        version = message.Version,
    };

    private static object Folder(Mailbox mailbox, MailFolder folder) => new
    {
        id = mailbox.IdOf(folder),
        name = folder.DisplayName,
        folder.WellKnownName,
        unread = folder.ByReceived.Unread,
        total = folder.ByReceived.Count,
        children = folder.Children.Where(f => !f.IsHidden).Select(f => Folder(mailbox, f)).ToList(),
    };

    private static List<object> Shown(StoredMessage message, string property, IReadOnlyList<MailAddress> read) =>
        (message.Shown?.GetValueOrDefault(property) ?? read)
        .Select(a => (object)new { name = string.IsNullOrEmpty(a.Name) ? a.Address : a.Name, address = a.Address })
        .ToList();

    private static object Described(Mailbox mailbox, StoredMessage message, Attachment attachment, int index) => new
    {
        id = AttachmentId.Of(mailbox, message, attachment, immutable: false),
        index,
        attachment.Name,
        size = attachment.Size(mailbox.Options.AttachmentSizes),
        contentType = attachment.ContentType ?? "",
        attachment.IsInline,
        attachment.Kind,
        attachment.ContentId,
    };
}
