using EmailSync.Sandbox.Graph;
using EmailSync.Sandbox.Graph.Attachments;
using EmailSync.Sandbox.Graph.Generated;
using EmailSync.Sandbox.Salesforce;

namespace EmailSync.Sandbox.Control;

/// <summary>The control routes over mailboxes, by their owner's address: mail arrives, moves, is marked by a person, goes.</summary>
internal static class MailboxControl
{
    public static void Map(WebApplication app, GraphState state, SalesforceApp salesforce)
    {
        app.MapGet("/mailboxes", () => state.Mailboxes.Select(Shown));
        var one = app.MapGroup("/mailboxes/{address}");
        one.MapGet("/messages", (string address, string? folder, string? category, int? top) => List(Of(state, address), folder, category, top));
        one.MapPost("/generated", (string address, GeneratedMail mail) => Generate(Of(state, address), salesforce, mail));
        one.MapPost("/messages", (string address, ArrivingMessage message) => Arrive(Of(state, address), message));
        one.MapPost("/messages/{id}/move", (string address, string id, MoveBody body) =>
            With(Of(state, address), id, (mailbox, message) => mailbox.Move(message, FolderOf(mailbox, body.Folder))));
        one.MapPut("/messages/{id}/categories", (string address, string id, string[] categories) =>
            With(Of(state, address), id, (mailbox, message) => mailbox.Change(message, m => m.Categories = categories)));
        one.MapGet("/messages/{id}/attachments", (string address, string id) => Attachments(Of(state, address), id));
        one.MapPost("/messages/{id}/attachments", (string address, string id, ArrivingAttachment[] attachments) =>
        {
            var mailbox = Of(state, address);
            With(mailbox, id, (_, message) => mailbox.Change(message, m => m.Added = [.. m.Added, .. Added(m, attachments, mailbox.Now)]));
            return Attachments(mailbox, id);
        });
        one.MapDelete("/messages/{id}/attachments", (string address, string id) =>
        {
            With(Of(state, address), id, (mailbox, message) => mailbox.Change(message, m => m.Added = []));
            return Results.NoContent();
        });
        one.MapDelete("/messages/{id}", (string address, string id) =>
        {
            With(Of(state, address), id, (mailbox, message) => mailbox.Delete(message));
            return Results.NoContent();
        });
        one.MapPost("/folders", (string address, FolderBody body) => AddFolder(Of(state, address), body.Path));
        one.MapPost("/expire-delta", (string address, ExpireBody body) => Expire(Of(state, address), body));
        one.MapPut("/options", (string address, MailboxOptions options) =>
        {
            Of(state, address).Options = options;
            return Results.NoContent();
        });
    }

    private static object Shown(Mailbox mailbox)
    {
        lock (mailbox.Sync)
        {
            return new
            {
                address = mailbox.Owner.Email,
                messages = mailbox.ByReceived.Count,
                deltaRoundsBegun = mailbox.Deltas.Count,
                folders = mailbox.Folders.Select(f => new { f.Path, id = mailbox.IdOf(f), messages = f.ByReceived.Count }),
                options = mailbox.Options,
            };
        }
    }

    private static List<object> List(Mailbox mailbox, string? folder, string? category, int? top)
    {
        lock (mailbox.Sync)
        {
            return (folder is null ? mailbox.ByReceived : FolderOf(mailbox, folder).ByReceived).After(null)
                .Select(m => m.Message)
                .Where(m => category is null || m.Categories.Contains(category, StringComparer.OrdinalIgnoreCase))
                .Take(top ?? int.MaxValue)
                .Select(m => Shown(mailbox, m)).ToList();
        }
    }

    private static object Generate(Mailbox mailbox, SalesforceApp salesforce, GeneratedMail mail)
    {
        mail.Check();
        GeneratedLetters letters;
        lock (mailbox.Sync)
            mailbox.Add(FolderOf(mailbox, mail.Folder), mail, out letters);
        if (mail.Records)
            salesforce.Know(mail.Distinct, mail.LeadShare);
        return new { mail.Count, matching = letters.Matching, oldest = letters.ReceivedAt(0), newest = letters.ReceivedAt(mail.Count - 1) };
    }

    private static object Arrive(Mailbox mailbox, ArrivingMessage arriving)
    {
        lock (mailbox.Sync)
            return Shown(mailbox, mailbox.Add(FolderOf(mailbox, arriving.Folder), arriving.ToNewMessage()));
    }

    private static object With(Mailbox mailbox, string id, Action<Mailbox, StoredMessage> act)
    {
        lock (mailbox.Sync)
        {
            var message = MessageOf(mailbox, id);
            act(mailbox, message);
            return Shown(mailbox, message);
        }
    }

    private static List<object> Attachments(Mailbox mailbox, string id)
    {
        lock (mailbox.Sync)
        {
            var message = MessageOf(mailbox, id);
            return [.. message.Attachments.Select(attachment => new
            {
                id = AttachmentId.Of(mailbox, message, attachment, immutable: false),
                immutableId = AttachmentId.Of(mailbox, message, attachment, immutable: true),
                attachment.Kind,
                attachment.Name,
                attachment.ContentType,
                attachment.IsInline,
                attachment.ContentId,
                length = attachment.Content.Length,
                size = attachment.Size(mailbox.Options.AttachmentSizes),
            })];
        }
    }

    private static IEnumerable<Attachment> Added(StoredMessage message, ArrivingAttachment[] attachments, DateTimeOffset now) =>
        attachments.Select((attachment, index) => attachment.ToAttachment($"a{message.Version}.{index}") with { ModifiedAt = now });

    private static object AddFolder(Mailbox mailbox, string path)
    {
        lock (mailbox.Sync)
            return new { id = mailbox.IdOf(mailbox.FolderAt(path, create: true)!) };
    }

    private static IResult Expire(Mailbox mailbox, ExpireBody body)
    {
        lock (mailbox.Sync)
            mailbox.Deltas.Expire(body.Folder is null ? null : FolderOf(mailbox, body.Folder).Number, body.How);
        return Results.NoContent();
    }

    private static object Shown(Mailbox mailbox, StoredMessage message) => new
    {
        id = mailbox.IdOf(message, immutable: false),
        immutableId = mailbox.IdOf(message, immutable: true),
        message.Content.Subject,
        folder = message.Folder.Path,
        message.Categories,
        changeKey = mailbox.ChangeKeyOf(message),
        message.Content.InternetMessageId,
        message.ReceivedAt,
        message.IsDraft,
        message.Kind,
        message.Sensitivity,
        message.HasAttachments,
    };

    private static Mailbox Of(GraphState state, string address) =>
        state.Core.People.ByAddress(address) is { } person
            ? state.Of(person)
            : throw new BadHttpRequestException($"Nobody has the address {address}.", StatusCodes.Status404NotFound);

    public static MailFolder FolderOf(Mailbox mailbox, string pathOrName) =>
        mailbox.FolderAt(pathOrName)
        ?? mailbox.Folders.FirstOrDefault(f => string.Equals(f.WellKnownName, pathOrName, StringComparison.OrdinalIgnoreCase))
        ?? throw new BadHttpRequestException($"{mailbox.Owner.Email} has no folder '{pathOrName}'.", StatusCodes.Status404NotFound);

    private static StoredMessage MessageOf(Mailbox mailbox, string id)
    {
        try
        {
            return mailbox.Message(ItemId.Parse(id).Number) ?? throw GraphException.ItemNotFound();
        }
        catch (GraphException e)
        {
            throw new BadHttpRequestException(e.Message, StatusCodes.Status404NotFound);
        }
    }

    private sealed record MoveBody(string Folder);

    private sealed record FolderBody(string Path);

    private sealed record ExpireBody(DeltaExpiry How, string? Folder = null);
}
