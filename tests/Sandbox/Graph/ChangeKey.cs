using System.Buffers.Binary;

namespace EmailSync.Sandbox.Graph;

/// <summary>A message's change key, which is also its etag.</summary>
internal static class ChangeKey
{
    public static string Of(Guid mailbox, int number, long version)
    {
        Span<byte> bytes = stackalloc byte[30];
        bytes[0] = 9;
        bytes[4] = 0x16;
        mailbox.TryWriteBytes(bytes[6..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[22..], number);
        BinaryPrimitives.WriteInt32BigEndian(bytes[26..], (int)version);
        return Convert.ToBase64String(bytes);
    }

    public static string ETag(string changeKey) => $"W/\"{changeKey}\"";
}
