using EmailSync.Domain.Mail;

namespace EmailSync.Domain.SmartAddresses;

/// <summary>The Smart Addresses that a message was sent to.</summary>
public static class SmartRecipients
{
    /// <summary>Those in To, Cc and Bcc, in that order, each once; none where the organisation has no base.</summary>
    public static IReadOnlyList<SmartAddress> Of(Message message, SmartAddressFormat? format) => format is null ? [] :
    [
        .. message.To.Concat(message.Cc).Concat(message.Bcc).Select(person => format.Read(person.Address)).OfType<SmartAddress>().Distinct(),
    ];
}
