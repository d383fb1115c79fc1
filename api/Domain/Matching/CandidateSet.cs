using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Matching;

/// <summary>Where on a message an address stands; the order is M3's.</summary>
public enum AddressRole
{
    From,
    To,
    Cc,
    Bcc,
}

/// <summary>An address that is looked up in Salesforce.</summary>
public sealed record Candidate(EmailAddress Address, AddressRole Role);

/// <summary>Why an address is not looked up (M1, M5, D11).</summary>
public enum LeftOutReason
{
    Own,
    OwnDomain,
    Ignored,
    SmartAddress,
    NotAnAddress,
}

/// <summary>An address on the message that is not looked up.</summary>
/// <param name="Text">The address as the message writes it.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Listed">The entry of the Ignore List that covers it; null for any other reason.</param>
public sealed record LeftOutAddress(string Text, LeftOutReason Reason, ListedEntry? Listed = null);

/// <summary>The addresses of one message, each once, in M3's order, and those left out.</summary>
public sealed record CandidateSet(IReadOnlyList<Candidate> Candidates, IReadOnlyList<LeftOutAddress> LeftOut);
