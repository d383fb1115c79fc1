using EmailSync.Domain.Mail;
using EmailSync.Domain.SmartAddresses;

namespace EmailSync.Domain.Matching;

/// <summary>Which addresses of a message are looked up (M1, M5).</summary>
public static class AddressSelection
{
    /// <summary>
    /// Every address in From, To, Cc, and Bcc of the sender's own copy, each once at its first place; without Smart Addresses, the mailbox's
    /// own addresses and those of its domains and their subdomains (M5). What cannot be an address is left out too (B2).
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="mailbox">Whose copy it is.</param>
    /// <param name="smartAddresses">How the organisation's Smart Addresses are written (A1); null: it has none.</param>
    public static CandidateSet Select(Message message, MailboxIdentity mailbox, SmartAddressFormat? smartAddresses = null)
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
            else if (IsOwnDomain(address.Domain, mailbox.Domains))
            {
                leftOut.Add(new LeftOutAddress(text, LeftOutReason.OwnDomain));
            }
            else
            {
                candidates.Add(new Candidate(address, role));
            }
        }

        return new CandidateSet(candidates, leftOut);
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

    private static bool IsOwnDomain(string domain, IReadOnlySet<string> own)
    {
        for (var rest = domain; rest.Length > 0; rest = rest[(rest.IndexOf('.') + 1)..])
        {
            if (own.Contains(rest))
            {
                return true;
            }

            if (!rest.Contains('.'))
            {
                return false;
            }
        }

        return false;
    }
}
