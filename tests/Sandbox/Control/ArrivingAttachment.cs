using System.Text;
using EmailSync.Sandbox.Graph.Attachments;

namespace EmailSync.Sandbox.Control;

/// <summary>An attachment that a test adds to a message: its bytes, its text, or a size for which bytes are made when they are read.</summary>
internal sealed record ArrivingAttachment
{
    private const long Most = 150 * 1024 * 1024;

    public AttachmentKind Kind { get; init; }

    public string Name { get; init; } = "file.txt";

    /// <summary>Without it: as the name's ending says, and none for items.</summary>
    public string? ContentType { get; init; }

    public byte[]? ContentBase64 { get; init; }

    public string? Text { get; init; }

    /// <summary>Bytes of the file itself, which are made from <see cref="Seed"/> and not kept.</summary>
    public long? Size { get; init; }

    public int Seed { get; init; } = 1;

    public bool IsInline { get; init; }

    public string? ContentId { get; init; }

    /// <exception cref="BadHttpRequestException">The size is out of bounds.</exception>
    public Attachment ToAttachment(string key)
    {
        if (Size is < 0 or > Most)
            throw new BadHttpRequestException($"size must be from 0 to {Most}.");
        return new Attachment(key, Kind, Name, Content()) { ContentType = ContentType ?? TypeOfName(), IsInline = IsInline, ContentId = ContentId };
    }

    private AttachmentContent Content()
    {
        if (Kind == AttachmentKind.Reference)
            return AttachmentContent.Empty;
        if (Size is { } size)
            return AttachmentContent.Generated(size, Seed);
        return AttachmentContent.Of(ContentBase64 ?? Encoding.UTF8.GetBytes(Text ?? Default()));
    }

    private string Default() => Kind switch
    {
        AttachmentKind.Message => $"From: Bo <bo@acme.example>\r\nTo: you@contoso.example\r\nSubject: {Name}\r\nDate: Tue, 03 Nov 2026 10:00:00 +0000\r\nMessage-ID: <{Guid.NewGuid():N}@acme.example>\r\n\r\nAttached.\r\n",
        AttachmentKind.Contact => $"BEGIN:VCARD\r\nPROFILE:VCARD\r\nVERSION:3.0\r\nFN:{Name}\r\nN:{Name};;;;\r\nEMAIL;TYPE=INTERNET:contact@acme.example\r\nEND:VCARD\r\n",
        AttachmentKind.Event => $"BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{Guid.NewGuid():N}\r\nSUMMARY:{Name}\r\nDTSTART:20261103T100000Z\r\nDTEND:20261103T110000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        _ => "",
    };

    private string? TypeOfName() => Kind is not (AttachmentKind.File or AttachmentKind.Reference) ? null : Path.GetExtension(Name).ToLowerInvariant() switch
    {
        ".txt" => "text/plain",
        ".pdf" => "application/pdf",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".ics" => "text/calendar",
        ".json" => "application/json",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
}
