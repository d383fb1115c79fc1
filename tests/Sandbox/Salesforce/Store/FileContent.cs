using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>The bytes of a file: how many, their checksum, and themselves unless they are very many.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="Md5">In lower-case hexadecimal digits.</param>
/// <param name="Bytes">Null above <see cref="MostKept"/>.</param>
[SuppressMessage("Security", "CA5351", Justification = "MD5 is the checksum that Salesforce shows.")]
internal sealed record FileContent(long Length, string Md5, byte[]? Bytes)
{
    public const int MostKept = 32 * 1024 * 1024;

    public static FileContent Of(byte[] bytes) => new(bytes.Length, Hex(MD5.HashData(bytes)), bytes.Length > MostKept ? null : bytes);

    /// <summary>Reads to the end, however long it is.</summary>
    public static async Task<FileContent> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var length = 0L;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            length += read;
            if (length <= MostKept)
                kept.Write(buffer, 0, read);
        }

        return new FileContent(length, Hex(hash.GetHashAndReset()), length > MostKept ? null : kept.ToArray());
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
