using System.Security.Cryptography;
using System.Text;

namespace EmailSync.Sandbox.Graph;

/// <summary>Conversations by the headers: all messages whose replies lead back to one message are one conversation of the mailbox.</summary>
internal static class Conversation
{
    private const int MaxDepth = 50;

    public static string IdOf(Mailbox mailbox, StoredMessage message) =>
        "AAQkA" + Convert.ToBase64String(Hash(mailbox, message)).Replace('+', '_').Replace('/', '-');

    /// <summary>A header of 22 bytes, and 5 for each reply.</summary>
    public static string IndexOf(Mailbox mailbox, StoredMessage message)
    {
        var replies = References(message.Content).Count;
        var bytes = new byte[22 + (5 * Math.Min(replies, 20))];
        bytes[0] = 1;
        Hash(mailbox, message).AsSpan(0, 21).CopyTo(bytes.AsSpan(1));
        RandomNumberFor(message).AsSpan(0, bytes.Length - 22).CopyTo(bytes.AsSpan(22));
        return Convert.ToBase64String(bytes);
    }

    private static byte[] Hash(Mailbox mailbox, StoredMessage message) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{mailbox.Owner.ObjectId} {Root(mailbox, message, MaxDepth)}"));

    private static byte[] RandomNumberFor(StoredMessage message) =>
        [.. Enumerable.Range(0, 4).SelectMany(i => SHA256.HashData(BitConverter.GetBytes((message.Number * 4) + i)))];

    private static string Root(Mailbox mailbox, StoredMessage message, int depth)
    {
        var content = message.Content;
        if (References(content) is [var first, ..])
            return first;
        if (content.InReplyTo is not { } answered)
            return ThreadOf(content) ?? content.InternetMessageId ?? $"message {message.Number}";
        return depth > 0 && mailbox.ByInternetMessageId(answered) is [var parent, ..] && parent.Number != message.Number
            ? Root(mailbox, parent, depth - 1)
            : answered;
    }

    /// <summary>The first 22 bytes of Thread-Index, which Outlook carries from a message to its answers.</summary>
    private static string? ThreadOf(MessageContent content)
    {
        var header = content.Headers.FirstOrDefault(h => h.Name.Equals("Thread-Index", StringComparison.OrdinalIgnoreCase)).Value?.Trim() ?? "";
        var bytes = new byte[header.Length];
        return Convert.TryFromBase64String(header, bytes, out var length) && length >= 22 ? Convert.ToHexString(bytes.AsSpan(0, 22)) : null;
    }

    private static List<string> References(MessageContent content) =>
        (content.References ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
}
