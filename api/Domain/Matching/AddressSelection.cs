using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;
using EmailSync.Domain.SmartAddresses;

namespace EmailSync.Domain.Matching;

/// <summary>Which addresses of a message are looked up (M1, M5).</summary>
public static class AddressSelection
{
    /// <summary>
    /// Every address in From, To, Cc, and Bcc of the sender's own copy, each once at its first place; without Smart Addresses, the mailbox's
    /// own addresses, those of its domains and their subdomains, and those on an Ignore List (M5). What cannot be an address is left out too (B2).
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="mailbox">Whose copy it is.</param>
    /// <param name="smartAddresses">How the organisation's Smart Addresses are written (A1); null: it has none.</param>
    /// <param name="ignored">The Ignore Lists that hold for them; null: none.</param>
    public static CandidateSet Select(
        Message message, MailboxIdentity mailbox, SmartAddressFormat? smartAddresses = null, IgnoreLists? ignored = null)
    {
        var candidates = new List<Candidate>();
        var leftOut = new List<LeftOutAddress>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (text, role) in Places(message, mailbox))
        {
            var isAddress = EmailAddress.TryParse(text, out var address);
            if (!seen.Add(isAddress ? address.Value : text.Trim()))
            {
                continue;
            }

            if (!isAddress)
            {
                leftOut.Add(new LeftOutAddress(text, LeftOutReason.NotAnAddress));
            }
            else if (smartAddresses?.Read(address.Value) is not null)
            {
                leftOut.Add(new LeftOutAddress(text, LeftOutReason.SmartAddress));
            }
            else if (mailbox.Addresses.Contains(address))
            {
                leftOut.Add(new LeftOutAddress(text, LeftOutReason.Own));
            }
            else if (mailbox.Domains.Find(address) is not null)
            {
                leftOut.Add(new LeftOutAddress(text, LeftOutReason.OwnDomain));
            }
            else if (ignored?.Find(address) is { } listed)
            {
                leftOut.Add(new LeftOutAddress(text, LeftOutReason.Ignored, listed));
            }
            else
            {
                candidates.Add(new Candidate(address, role));
            }
        }

        return new CandidateSet(candidates, leftOut);
    }

    /// <summary>Every address on the message that the mailbox may know of, own and ignored ones too, in M3's order (D5).</summary>
    /// <param name="smartAddresses">How Smart Addresses are written, which are nobody's; null: there are none.</param>
    public static IEnumerable<EmailAddress> All(Message message, MailboxIdentity mailbox, SmartAddressFormat? smartAddresses)
    {
        foreach (var (text, _) in Places(message, mailbox))
        {
            if (smartAddresses?.Read(text) is null && EmailAddress.TryParse(text, out var address))
            {
                yield return address;
            }
        }
    }

    private static IEnumerable<(string Text, AddressRole Role)> Places(Message message, MailboxIdentity mailbox)
    {
        if (message.From is { } from)
        {
            yield return (from.Address, AddressRole.From);
        }

        foreach (var to in message.To)
        {
            yield return (to.Address, AddressRole.To);
        }

        foreach (var cc in message.Cc)
        {
            yield return (cc.Address, AddressRole.Cc);
        }

        foreach (var bcc in mailbox.Sent(message) ? message.Bcc : [])
        {
            yield return (bcc.Address, AddressRole.Bcc);
        }
    }
}
