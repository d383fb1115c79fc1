namespace EmailSync.Sandbox.Graph.Attachments;

/// <summary>The bytes of an attachment: kept, or made anew from a seed at each reading, so that a large one takes no memory.</summary>
internal sealed class AttachmentContent
{
    private const int PieceLength = 48 * 1024;
    private readonly Func<IEnumerable<ReadOnlyMemory<byte>>> _pieces;

    private AttachmentContent(long length, Func<IEnumerable<ReadOnlyMemory<byte>>> pieces) => (Length, _pieces) = (length, pieces);

    public static AttachmentContent Empty { get; } = Of(ReadOnlyMemory<byte>.Empty);

    /// <summary>Of the file itself, decoded.</summary>
    public long Length { get; }

    public static AttachmentContent Of(ReadOnlyMemory<byte> bytes) => new(bytes.Length, () => [bytes]);

    /// <summary>The same seed and length give the same bytes; no two pieces are alike.</summary>
    public static AttachmentContent Generated(long length, int seed) => new(length, () => Make(length, seed));

    public IEnumerable<ReadOnlyMemory<byte>> Pieces() => _pieces();

    public byte[] ToArray()
    {
        var all = new byte[Length];
        var at = 0;
        foreach (var piece in Pieces())
        {
            piece.CopyTo(all.AsMemory(at));
            at += piece.Length;
        }

        return all;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Make(long length, int seed)
    {
        var state = ((ulong)(uint)seed * 0x9E3779B97F4A7C15) | 1;
        for (var left = length; left > 0; left -= PieceLength)
        {
            var piece = new byte[Math.Min(left, PieceLength)];
            for (var i = 0; i < piece.Length; i++)
            {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                piece[i] = (byte)(state >> 24);
            }

            yield return piece;
        }
    }
}
