using System.Collections.Concurrent;
using EmailSync.Sandbox.Graph;
using MimeKit.Utils;

namespace EmailSync.Sandbox.Outlook;

/// <summary>Saves what is written, sends it, and delivers it to whoever of the tenant it is addressed to.</summary>
internal sealed class PostOffice(GraphState graph)
{
    private readonly ConcurrentDictionary<(Guid Owner, int Number), Draft> _drafts = new();

    /// <summary>A draft keeps its id as long as it is saved by this page; one that came otherwise is replaced by the first save.</summary>
    public object Save(Mailbox mailbox, Composition written)
    {
        lock (mailbox.Sync)
        {
            if (Known(mailbox, written) is var (stored, known))
            {
                known.Mime = written.ToMime(mailbox.Owner, known.MessageId, Now, withBcc: true);
                mailbox.Change(stored, m =>
                {
                    m.Categories = written.Categories;
                    m.Reread();
                });
                return MailboxView.Row(mailbox, stored);
            }

            Discard(mailbox, written);
            var messageId = NewMessageId();
            var draft = new Draft { MessageId = messageId, Mime = written.ToMime(mailbox.Owner, messageId, Now, withBcc: true) };
            var added = mailbox.Add(Lookup.Folder(mailbox, "drafts"), new NewMessage(() => draft.Mime, null)
            {
                IsDraft = true,
                IsRead = true,
                Categories = written.Categories,
            });
            _drafts[(mailbox.Owner.ObjectId, added.Number)] = draft;
            return MailboxView.Row(mailbox, added);
        }
    }

    /// <summary>The sender's copy with Bcc lies in Sent Items, one copy without in the Inbox of each recipient of the tenant; all have one Message-ID.</summary>
    public object Send(Mailbox mailbox, Composition written)
    {
        var recipients = written.To.Concat(written.Cc).Concat(written.Bcc).ToList();
        if (recipients.Count == 0)
            throw new BadHttpRequestException("A message needs a recipient.");

        object sent;
        string messageId;
        lock (mailbox.Sync)
        {
            messageId = Known(mailbox, written) is var (_, known) ? known.MessageId : NewMessageId();
            Discard(mailbox, written);
            var mime = written.ToMime(mailbox.Owner, messageId, Now, withBcc: true);
            sent = MailboxView.Row(mailbox, mailbox.Add(Lookup.Folder(mailbox, "sentitems"), new NewMessage(() => mime, null)
            {
                IsRead = true,
                Categories = written.Categories,
            }));
        }

        var delivered = written.ToMime(mailbox.Owner, messageId, Now, withBcc: false);
        foreach (var person in recipients.Select(r => graph.Core.People.ByAddress(r.Address)).OfType<World.PersonSeed>().Distinct())
        {
            var theirs = graph.Of(person);
            lock (theirs.Sync)
                theirs.Add(Lookup.Folder(theirs, "inbox"), new NewMessage(() => delivered, null));
        }

        return sent;
    }

    private DateTimeOffset Now => graph.Core.Clock.GetUtcNow();

    private (StoredMessage Stored, Draft Draft)? Known(Mailbox mailbox, Composition written) =>
        written.DraftId is { } id && Lookup.Message(mailbox, id) is var stored && _drafts.TryGetValue((mailbox.Owner.ObjectId, stored.Number), out var draft)
            ? (stored, draft)
            : null;

    private void Discard(Mailbox mailbox, Composition written)
    {
        if (written.DraftId is not { } id)
            return;

        var stored = Lookup.Message(mailbox, id);
        _drafts.TryRemove((mailbox.Owner.ObjectId, stored.Number), out _);
        mailbox.Delete(stored);
    }

    private static string NewMessageId() => MimeUtils.GenerateMessageId("contoso.example");

    private sealed class Draft
    {
        public required string MessageId { get; init; }

        public required byte[] Mime { get; set; }
    }
}
