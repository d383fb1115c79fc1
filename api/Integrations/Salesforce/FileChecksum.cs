using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace EmailSync.Integrations.Salesforce;

/// <summary>The checksum that Salesforce shows of a file.</summary>
internal static class FileChecksum
{
    /// <summary>MD5 in lower-case hexadecimal digits.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "Salesforce's own checksum of files is MD5; nothing is protected by it.")]
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(MD5.HashData(content));
}
