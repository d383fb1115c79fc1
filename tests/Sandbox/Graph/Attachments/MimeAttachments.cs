using System.Globalization;
using MimeKit;

namespace EmailSync.Sandbox.Graph.Attachments;

/// <summary>What of a MIME message Exchange makes attachments of: everything but the body in its alternatives, and what a report says to machines.</summary>
internal sealed class MimeAttachments
{
    private readonly List<(MimeEntity Part, bool IsInline)> _found = [];
    private readonly Lazy<string> _html;

    public MimeAttachments(MimeMessage message)
    {
        _html = new(() => message.HtmlBody ?? "");
        var mayBeBody = true;
        Visit(message.Body, within: null, ref mayBeBody);
    }

    /// <summary>The message's property: pictures that its text shows do not count.</summary>
    public bool HasVisible => _found.Exists(found => !found.IsInline);

    public IReadOnlyList<Attachment> Read()
    {
        var unnamed = 0;
        return [.. _found.Select((found, index) => Read($"m{index}", found.Part, found.IsInline, ref unnamed))];
    }

    private static Attachment Read(string key, MimeEntity part, bool isInline, ref int unnamed)
    {
        if (part is MessagePart attached)
        {
            var subject = attached.Message?.Subject is { Length: > 0 } text ? text : part.ContentDisposition?.FileName ?? Unnamed(part, ++unnamed);
            return new Attachment(key, AttachmentKind.Message, subject, AttachmentContent.Of(Bytes(attached)));
        }

        var file = (MimePart)part;
        return new Attachment(key, AttachmentKind.File, file.FileName is { Length: > 0 } name ? name : Unnamed(part, ++unnamed), AttachmentContent.Of(Bytes(file)))
        {
            ContentType = file.ContentType.MimeType,
            IsInline = isInline,
            ContentId = Blank(file.ContentId),
            ContentLocation = file.ContentLocation?.OriginalString,
        };
    }

    private static string Unnamed(MimeEntity part, int number)
    {
        var extension = part switch
        {
            MessagePart => "eml",
            TextPart { IsHtml: true } => "htm",
            TextPart => "txt",
            _ => "bin",
        };
        return string.Create(CultureInfo.InvariantCulture, $"ATT{number:00000}.{extension}");
    }

    private static byte[] Bytes(MimeEntity part)
    {
        using var bytes = new MemoryStream();
        if (part is MimePart { Content: { } content })
            content.DecodeTo(bytes);
        else if (part is MessagePart { Message: { } attached })
            attached.WriteTo(bytes);
        return bytes.ToArray();
    }

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <param name="entity">What is visited.</param>
    /// <param name="within">What holds it.</param>
    /// <param name="mayBeBody">Whether the next text is the body; of several alternatives each is.</param>
    private void Visit(MimeEntity? entity, Multipart? within, ref bool mayBeBody)
    {
        switch (entity)
        {
            case MultipartAlternative alternatives:
                var body = mayBeBody;
                foreach (var alternative in alternatives)
                {
                    var each = body;
                    Visit(alternative, alternatives, ref each);
                    mayBeBody &= each;
                }

                break;
            case MultipartRelated related:
                // The root is the text that shows the others, wherever it stands.
                Visit(related.Root, within, ref mayBeBody);
                var shown = false;
                foreach (var part in related.Where(part => part != related.Root))
                    Visit(part, related, ref shown);
                break;
            case Multipart multipart:
                foreach (var part in multipart)
                    Visit(part, multipart, ref mayBeBody);
                break;
            case TextPart { IsAttachment: false } when mayBeBody || entity.ContentType.IsMimeType("text", "calendar"):
                mayBeBody = false;
                break;
            case not null when !IsForMachines(entity, within):
                _found.Add((entity, IsInline(entity, within)));
                break;
        }
    }

    private static bool IsForMachines(MimeEntity entity, Multipart? within) =>
        entity is not MessagePart && within?.ContentType.IsMimeType("multipart", "report") == true;

    private bool IsInline(MimeEntity entity, Multipart? within) =>
        entity is MimePart && Blank(entity.ContentId) is { } id
        && ((within is MultipartRelated && !entity.IsAttachment) || _html.Value.Contains($"cid:{id}", StringComparison.OrdinalIgnoreCase));
}
