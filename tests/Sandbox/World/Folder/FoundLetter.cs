using MimeKit;
using MimeKit.Utils;

namespace EmailSync.Sandbox.World.Folder;

/// <summary>What is needed of a message on disk to place it; every field may be missing or broken (B2), the bytes are kept as they are.</summary>
internal sealed record FoundLetter(
    byte[] Bytes,
    string? Flags,
    string? MessageId,
    IReadOnlyList<string> Answers,
    DateTimeOffset? Date,
    DateTimeOffset? Arrived,
    bool IsFromOwner,
    IReadOnlyList<MailboxAddress> Addresses,
    MessageKind Kind,
    SeedSensitivity Sensitivity)
{
    public static FoundLetter Read(MailFile file, string owner)
    {
        var bytes = File.ReadAllBytes(file.Path);
        var message = Parse(bytes);
        // A Sender beside From is a list's machine; alone it is all there is.
        List<MailboxAddress> from = message.From.Mailboxes.Any() || message.Sender is null ? [.. message.From.Mailboxes] : [message.Sender];
        return new FoundLetter(
            bytes,
            file.Flags,
            message.MessageId,
            [.. message.References.Append(message.InReplyTo).OfType<string>()],
            Instant(message.Headers[HeaderId.Date]),
            Arrival(message),
            from.Any(mailbox => Same(mailbox.Address, owner)),
            [.. from.Concat(message.To.Mailboxes).Concat(message.Cc.Mailboxes).Concat(message.Bcc.Mailboxes)],
            KindOf(message),
            SensitivityOf(message));
    }

    public static bool Same(string? address, string other) => string.Equals(address?.Trim(), other, StringComparison.OrdinalIgnoreCase);

    private static MimeMessage Parse(byte[] bytes)
    {
        try
        {
            return MimeMessage.Load(new MemoryStream(bytes));
        }
        catch (FormatException)
        {
            // Bytes that are no mail at all are still a message of the mailbox, whose every field is missing.
            return new MimeMessage();
        }
    }

    /// <summary>When the last machine on its way received it: the topmost Received field that has an instant.</summary>
    private static DateTimeOffset? Arrival(MimeMessage message) => message.Headers
        .Where(header => header.Id == HeaderId.Received)
        .Select(header => Instant(header.Value[(header.Value.LastIndexOf(';') + 1)..]))
        .FirstOrDefault(instant => instant is not null);

    /// <summary>A field that MimeKit cannot read, or a clock that was never set, is no date.</summary>
    private static DateTimeOffset? Instant(string? text) =>
        text is not null && DateUtils.TryParse(text, out var instant) && instant.Year > 1970 ? instant : null;

    private static MessageKind KindOf(MimeMessage message)
    {
        var report = message.Body is MultipartReport multipart ? multipart.ReportType?.ToLowerInvariant() : null;
        if (report == "delivery-status") return MessageKind.DeliveryReport;
        if (report == "disposition-notification") return MessageKind.ReadReceipt;
        var calendar = message.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.ContentType.IsMimeType("text", "calendar"));
        return calendar?.ContentType.Parameters["method"]?.ToUpperInvariant() switch
        {
            "REQUEST" => MessageKind.MeetingRequest,
            "REPLY" => MessageKind.MeetingResponse,
            _ => MessageKind.Mail,
        };
    }

    private static SeedSensitivity SensitivityOf(MimeMessage message) => message.Headers["Sensitivity"]?.Trim().ToUpperInvariant() switch
    {
        "PERSONAL" => SeedSensitivity.Personal,
        "PRIVATE" => SeedSensitivity.Private,
        "COMPANY-CONFIDENTIAL" => SeedSensitivity.Confidential,
        _ => SeedSensitivity.Normal,
    };
}
