using EmailSync.Sandbox.Graph;
using MimeKit.Utils;

namespace EmailSync.Sandbox.Outlook;

/// <summary>Saves what is written, sends it, and delivers it to whoever of the tenant it is addressed to.</summary>
internal sealed class PostOffice(GraphState graph)
{
    /// <summary>A draft keeps its id and its Message-ID however often it is saved.</summary>
    public object Save(Mailbox mailbox, Composition written)
    {
        lock (mailbox.Sync)
        {
            var draft = Draft(mailbox, written);
            var mime = written.ToMime(mailbox.Owner, draft?.InternetMessageId ?? NewMessageId(), Now, withBcc: true);
            if (draft is null)
            {
                draft = mailbox.Add(Lookup.Folder(mailbox, "drafts"), new NewMessage(() => mime, null) { IsDraft = true, IsRead = true, Categories = written.Categories });
            }
            else
            {
                mailbox.Change(draft, m =>
                {
                    m.Categories = written.Categories;
                    m.Rewrite(mime);
                });
            }

            return MailboxView.Row(mailbox, draft);
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
            var draft = Draft(mailbox, written);
            messageId = draft?.InternetMessageId ?? NewMessageId();
            if (draft is not null)
                mailbox.Delete(draft);
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

    private static StoredMessage? Draft(Mailbox mailbox, Composition written) => written.DraftId is { } id ? Lookup.Message(mailbox, id) : null;

    private static string NewMessageId() => MimeUtils.GenerateMessageId("contoso.example");
}
