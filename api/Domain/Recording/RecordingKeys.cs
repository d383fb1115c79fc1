using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Recording;

/// <summary>What makes two copies the same message, in any mailbox (R6, R7): a hash, so that it may outlive the message (E3).</summary>
/// <param name="Value">52 characters of base32.</param>
public readonly record struct MessageFingerprint(string Value);

/// <summary>The keys by which a recording is known for ever (R6 to R8).</summary>
public static class RecordingKeys
{
    /// <summary>The scope of a recording that is made once for the organisation (R7).</summary>
    public const string OrganisationScope = "*";

    /// <summary>The key of one part.</summary>
    /// <param name="organisationId">The 18-character id of the org.</param>
    /// <param name="scope"><see cref="OrganisationScope"/>, or the Entra user id where R7 says once per user.</param>
    /// <param name="message">The message.</param>
    /// <param name="part">1 for the first.</param>
    /// <param name="take">1 for the first; one more for each recording after an undo (R8).</param>
    /// <returns>52 characters of base32 (RFC 4648, upper case, no padding).</returns>
    public static string Of(string organisationId, string scope, Message message, int part, int take) => throw new NotImplementedException();

    /// <summary>What the key says of the message alone.</summary>
    public static MessageFingerprint FingerprintOf(Message message) => throw new NotImplementedException();
}
