using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EmailSync.Sandbox.Core.Chaos;

/// <summary>The numbers that chance has for one call: they depend on the call and the seed alone, not on what runs beside it.</summary>
internal sealed class Draw(string key)
{
    private readonly byte[] _hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Whether the call is struck: from 0 up to 1.</summary>
    public double Share => Number(0);

    /// <summary>By which kind: from 0 up to 1.</summary>
    public double Kind => Number(1);

    /// <summary>A whole number from 0 up to <paramref name="below"/>, for what a kind leaves open.</summary>
    public int Choice(int below) => (int)(Number(2) * below);

    /// <summary>About every fourth of the first 200 records.</summary>
    public IReadOnlyList<int> Rows() => [.. Enumerable.Range(0, 200).Where(row => ((_hash[row % 32] * 31) + (row * 17)) % 4 == 0)];

    private double Number(int index) => (BinaryPrimitives.ReadUInt64LittleEndian(_hash.AsSpan(index * 8)) >> 11) * (1.0 / (1UL << 53));
}
