using System.Globalization;
using EmailSync.Domain.Mail;

namespace EmailSync.Domain.SmartAddresses;

/// <summary>
/// How an organisation's Smart Addresses are written, by their base (A1): as plus addresses of one mailbox, <c>crm+record@contoso.com</c>, or as
/// all addresses of a domain, <c>record@smart.contoso.com</c>.
/// </summary>
public sealed record SmartAddressFormat
{
    private static readonly IdnMapping Idn = new();

    private readonly string _prefix;
    private readonly string _domain;

    private SmartAddressFormat(string prefix, string domain) => (_prefix, _domain) = (prefix, domain);

    /// <summary>The format of the setting <c>smartAddressBase</c>, a mailbox's address or a domain; null where it is not set or neither.</summary>
    public static SmartAddressFormat? Of(string? setting)
    {
        var text = setting?.Trim().ToLowerInvariant() ?? "";
        return EmailAddress.TryParse(text, out var mailbox) ? new SmartAddressFormat(Local(mailbox) + "+", InAscii(mailbox.Domain))
            : EmailAddress.TryParse($"x@{text}", out var any) && any.Domain == text ? new SmartAddressFormat("", InAscii(text))
            : null;
    }

    /// <summary>The address to which a message is sent; its domain in ASCII, which every mail server takes.</summary>
    public string AddressOf(SmartAddress address) => $"{_prefix}{address.Name}@{_domain}";

    /// <summary>
    /// What an address as a message carries it stands for: trimmed, without regard to case, an internationalised domain in either spelling; null
    /// where it is no Smart Address, as the base's own mailbox is none.
    /// </summary>
    public SmartAddress? Read(string? text) =>
        EmailAddress.TryParse(text, out var address) && InAscii(address.Domain) == _domain && Local(address).StartsWith(_prefix, StringComparison.Ordinal)
            ? SmartAddress.Named(Local(address)[_prefix.Length..])
            : null;

    private static string Local(EmailAddress address) => address.Value[..address.Value.LastIndexOf('@')];

    private static string InAscii(string domain)
    {
        try
        {
            return Idn.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // No domain of the internet: it can still be the same text.
            return domain;
        }
    }
}
