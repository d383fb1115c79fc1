using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EmailSync.Sandbox.Graph;

internal enum IdKind : byte
{
    /// <summary>Changes when the item moves.</summary>
    Ordinary = 3,

    Immutable = 9,

    Folder = 1,
}

/// <summary>
/// What an id of Exchange stands for. The text is as long and as opaque as the real ones, is case-sensitive, and is not stored:
/// a mailbox of 200,000 messages keeps two numbers for each.
/// </summary>
/// <param name="Kind">Which of the forms.</param>
/// <param name="Mailbox">The owner's object id.</param>
/// <param name="Number">The item's number in its mailbox.</param>
/// <param name="Place">How often it has moved; only an ordinary id holds it.</param>
internal readonly record struct ItemId(IdKind Kind, Guid Mailbox, int Number, int Place = 0)
{
    private const int Head = 26;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length(Kind)];
        bytes[0] = 0;
        bytes[1] = (byte)Kind;
        Mailbox.TryWriteBytes(bytes[2..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[18..], Number);
        BinaryPrimitives.WriteInt32BigEndian(bytes[22..], Place);
        Span<byte> filling = stackalloc byte[32];
        SHA256.HashData(bytes[..Head], filling);
        for (var i = Head; i < bytes.Length; i++)
            bytes[i] = filling[(i - Head) % filling.Length];

        // The head is mixed with the filling, so that ids of neighbours look nothing alike.
        for (var i = 2; i < Head; i++)
            bytes[i] ^= (byte)(0xA5 ^ (i * 29));
        return Convert.ToBase64String(bytes).Replace('+', '_').Replace('/', '-');
    }

    /// <exception cref="GraphException">It is no id of Exchange.</exception>
    public static ItemId Parse(string text)
    {
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text.Replace('_', '+').Replace('-', '/'), bytes, out var length) && length > Head)
        {
            for (var i = 2; i < Head; i++)
                bytes[i] ^= (byte)(0xA5 ^ (i * 29));
            var id = new ItemId(
                (IdKind)bytes[1],
                new Guid(bytes.AsSpan(2, 16)),
                BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(18)),
                BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(22)));
            if (Enum.IsDefined(id.Kind) && id.ToString() == text)
                return id;
        }

        throw new GraphException(400, "ErrorInvalidIdMalformed", "Id is malformed.");
    }

    private static int Length(IdKind kind) => kind switch
    {
        IdKind.Ordinary => 113,
        IdKind.Immutable => 68,
        _ => 86,
    };
}
