using EmailSync.Domain.Mail;

namespace EmailSync.Integrations.Exchange;

/// <summary>Whose mailbox it is.</summary>
/// <param name="DisplayName">The person's name; the primary address where the directory has none.</param>
/// <param name="PrimaryAddress">As the directory writes it.</param>
/// <param name="Addresses">Every SMTP address of the mailbox, the primary one included (M1).</param>
/// <param name="TimeZone">An IANA zone; <c>Etc/UTC</c> where Exchange names none that is known.</param>
internal sealed record MailboxProfile(string DisplayName, string PrimaryAddress, IReadOnlySet<EmailAddress> Addresses, string TimeZone);
