using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Recording;

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
    public static string Of(string organisationId, string scope, Message message, int part, int take) =>
        Hash([organisationId, scope.ToLowerInvariant(), .. IdentityOf(message), Text(part), Text(take)]);

    /// <summary>
    /// What a message is known by to its owners, apart from any org, part or take (D6): every copy of it has the same.
    /// </summary>
    /// <returns>52 characters of base32, as <see cref="Of"/>.</returns>
    public static string HashOf(Message message) => Hash(IdentityOf(message));

    private static IReadOnlyList<string> IdentityOf(Message message)
    {
        var sender = Normalised(message.From?.Address);
        var id = message.InternetMessageId?.Trim();
        return string.IsNullOrEmpty(id)
            ? ["content", sender, SentAt(message), message.Subject, .. Sorted(message.To), .. Sorted(message.Cc)]
            : ["id", id, sender];
    }

    // The count before the list keeps the last of To apart from the first of Cc.
    private static IEnumerable<string> Sorted(IReadOnlyList<Correspondent> people) =>
        people.Select(person => Normalised(person.Address)).Order(StringComparer.Ordinal).Prepend(Text(people.Count));

    private static string Normalised(string? address) =>
        EmailAddress.TryParse(address, out var parsed) ? parsed.Value : (address ?? "").Trim().ToLowerInvariant();

    private static string SentAt(Message message) =>
        (message.SentAt ?? message.ReceivedAt)?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Each part stands behind its length: no two lists of parts give the same bytes.
    private static string Hash(IReadOnlyList<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Base32.Encode(hash.GetHashAndReset());
    }
}
