using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Mail;

/// <summary>Whose mailbox it is, as far as matching must know (M1, M5).</summary>
/// <param name="Addresses">Every address of the mailbox: primary and proxy addresses.</param>
public sealed record MailboxIdentity(IReadOnlySet<EmailAddress> Addresses)
{
    /// <summary>The domains of all addresses: they are on the mailbox's ignore list from the start (M5).</summary>
    public AddressList Domains { get; } = new(Addresses.Select(a => AddressEntry.OfDomain(a.Domain)).OfType<AddressEntry>());

    /// <summary>True where the message was sent by the mailbox's owner, which makes it outbound (R1).</summary>
    public bool Sent(Message message) =>
        EmailAddress.TryParse(message.From?.Address, out var from) && Addresses.Contains(from);
}
