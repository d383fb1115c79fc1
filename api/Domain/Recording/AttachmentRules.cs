using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;
using EmailSync.Domain.SmartAddresses;

namespace EmailSync.Domain.Recording;

/// <summary>Which attachments are recorded (R4).</summary>
public static class AttachmentRules
{
    /// <summary>A file of so many bytes is recorded, one byte more is not.</summary>
    public const int LargestBytes = 5 * 1_048_576;

    /// <summary>No mailbox counts a file of <see cref="LargestBytes"/> higher: in base64 with its line ends it is 1.37 times as long.</summary>
    private const long MostListedBytes = LargestBytes * 3L / 2;

    /// <summary>By the setting, or by the RecordAttachments address among the recipients.</summary>
    public static bool AreWanted(Message message, EffectiveSettings settings) =>
        settings.RecordAllAttachments
        || SmartRecipients.Of(message, SmartAddressFormat.Of(settings.SmartAddressBase)).Contains(SmartAddress.RecordAttachments);

    /// <summary>True where what the mailbox counts does not tell on which side of the limit the file is: its bytes must be counted.</summary>
    public static bool NeedsMeasuring(Attachment attachment) =>
        attachment is { Kind: not AttachmentKind.Link, IsShownInText: false, IsWithinLimit: null, ListedBytes: > LargestBytes and <= MostListedBytes };

    /// <summary>
    /// What will become of it. One that could not be measured is pending: whoever reads it decides by its bytes.
    /// </summary>
    public static AttachmentFate FateOf(Attachment attachment) => attachment switch
    {
        { Kind: AttachmentKind.Link } => AttachmentFate.Link,
        { Kind: AttachmentKind.File, IsShownInText: true } => AttachmentFate.Inline,
        { IsWithinLimit: false } or { IsWithinLimit: null, ListedBytes: > MostListedBytes } => AttachmentFate.TooLarge,
        _ => AttachmentFate.Pending,
    };

    /// <summary>True where a body in HTML shows what has this Content-ID, written as it is or escaped as in an address.</summary>
    /// <param name="html">The body; plain text shows nothing.</param>
    /// <param name="contentId">With or without angle brackets; null: nothing can be shown.</param>
    public static bool IsShown(string html, string? contentId)
    {
        var id = contentId?.Trim().Trim('<', '>');
        return !string.IsNullOrEmpty(id)
            && (html.Contains($"cid:{id}", StringComparison.OrdinalIgnoreCase)
                || html.Contains($"cid:{Uri.EscapeDataString(id)}", StringComparison.OrdinalIgnoreCase));
    }
}
