using System.Security.Cryptography;
using System.Text;

namespace EmailSync.Sandbox.Graph.Attachments;

/// <summary>Ids of attachments: that of the message, in the form in which it is asked for, and 16 bytes more.</summary>
internal static class AttachmentId
{
    private const string Joint = "BEgAQ";

    public static string Of(Mailbox mailbox, StoredMessage message, Attachment attachment, bool immutable)
    {
        var stem = mailbox.IdOf(message, immutable).TrimEnd('=');
        var tail = SHA256.HashData(Encoding.UTF8.GetBytes($"{stem} {attachment.Key}")).AsSpan(0, 16);
        return $"{stem}{Joint}{Convert.ToBase64String(tail).TrimEnd('=').Replace('+', '_').Replace('/', '-')}=";
    }

    /// <exception cref="GraphException">The message has no attachment with this id, in either of its forms.</exception>
    public static Attachment Find(Mailbox mailbox, StoredMessage message, string id)
    {
        if (!id.Contains(Joint, StringComparison.Ordinal) || !id.EndsWith('='))
            throw new GraphException(400, "ErrorInvalidIdMalformed", "Id is malformed.");
        return message.Attachments.FirstOrDefault(a => Of(mailbox, message, a, immutable: false) == id || Of(mailbox, message, a, immutable: true) == id)
            ?? throw GraphException.ItemNotFound();
    }
}
