using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EmailSync.Sandbox.Graph;

/// <summary>What a delta round was asked for with its first request.</summary>
/// <param name="Folder">The folder's number.</param>
/// <param name="Query">The first request's query, for a fresh start.</param>
/// <param name="Shape">The selected properties.</param>
/// <param name="Since">$filter: only messages received at or after this instant.</param>
/// <param name="After">$filter: only messages received after this instant.</param>
/// <param name="NewestFirst">$orderby=receivedDateTime desc.</param>
/// <param name="Top">$top, which caps the whole round.</param>
/// <param name="ChangeType">created, updated or deleted.</param>
internal sealed record DeltaOptions(
    int Folder, string Query, MessageShape Shape, DateTimeOffset? Since, DateTimeOffset? After, bool NewestFirst, int? Top, string? ChangeType);

/// <summary>Where a link goes on.</summary>
/// <param name="Options">What the round gives.</param>
/// <param name="IsFirstRound">Whether it still walks through what was there at the start.</param>
/// <param name="From">Changes after this count are still to be given.</param>
/// <param name="LastReceived">In a first round by time: the last message given.</param>
/// <param name="Given">Messages given in this round.</param>
/// <param name="RoundBegan">The count of changes when the round began.</param>
internal sealed record DeltaCursor(
    DeltaOptions Options, bool IsFirstRound, long From, (DateTimeOffset At, int Number)? LastReceived, int Given, long RoundBegan);

internal enum DeltaExpiry
{
    /// <summary>410 resyncRequired.</summary>
    Gone,

    /// <summary>410 with a Location to start afresh from.</summary>
    GoneWithLocation,

    /// <summary>400 syncStateNotFound.</summary>
    SyncStateNotFound,
}

/// <summary>
/// The sync states that a mailbox keeps. Each first round opens one; each link handed out is a new generation of it, and only the last
/// three stay alive.
/// </summary>
internal sealed class DeltaChains
{
    private const int Alive = 3;
    private readonly Dictionary<int, Chain> _chains = [];

    /// <summary>How many first rounds were begun.</summary>
    public int Count => _chains.Count;

    public int Open(DeltaOptions options)
    {
        _chains.Add(_chains.Count + 1, new Chain(options));
        return _chains.Count;
    }

    /// <summary>A token for the next request.</summary>
    public string Keep(int chain, DeltaCursor cursor) => Token(chain, _chains[chain].Keep(cursor));

    /// <exception cref="GraphException">The token is none of ours, or dead.</exception>
    public (int Chain, DeltaCursor Cursor) Find(string token, string freshUrl)
    {
        if (Parse(token) is not var (number, generation) || !_chains.TryGetValue(number, out var chain))
            throw NotFound(410, "The sync state generation is not found.");

        switch (chain.Expired)
        {
            case DeltaExpiry.Gone:
                throw new GraphException(410, "resyncRequired", "Resync required. Replace any local items with the server's version.");
            case DeltaExpiry.GoneWithLocation:
                throw new GraphException(410, "resyncRequired", "Resync required.") { Location = freshUrl + chain.Options.Query };
            case DeltaExpiry.SyncStateNotFound:
                throw NotFound(400, "The sync state is not found.");
        }

        return chain.Find(generation) is { } cursor
            ? (number, cursor)
            : throw NotFound(410, $"The sync state generation is not found; generation={generation};[highest={chain.Highest}]");
    }

    /// <param name="folder">The folder's number; null: all.</param>
    /// <param name="how">How the links are refused from now on.</param>
    public void Expire(int? folder, DeltaExpiry how)
    {
        foreach (var chain in _chains.Values.Where(c => folder is null || c.Options.Folder == folder))
            chain.Expired = how;
    }

    /// <summary>Loses the sync state behind one link, and with it all links of the same round.</summary>
    public void Expire(string token, DeltaExpiry how)
    {
        if (Parse(token) is var (number, _) && _chains.TryGetValue(number, out var chain))
            chain.Expired = how;
    }

    private static GraphException NotFound(int status, string message) => new(status, "SyncStateNotFound", message);

    private static string Token(int chain, int generation)
    {
        Span<byte> bytes = stackalloc byte[8 + 64];
        BinaryPrimitives.WriteInt32BigEndian(bytes, chain);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], generation);
        SHA512.HashData(bytes[..8], bytes[8..]);
        return Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
    }

    private static (int Chain, int Generation)? Parse(string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token.Replace('-', '+').Replace('_', '/'), bytes, out var length) || length < 8)
            return null;
        var (chain, generation) = (BinaryPrimitives.ReadInt32BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4)));
        return Token(chain, generation) == token ? (chain, generation) : null;
    }

    private sealed class Chain(DeltaOptions options)
    {
        private readonly Queue<(int Generation, DeltaCursor Cursor)> _cursors = [];

        public DeltaOptions Options { get; } = options;

        public int Highest { get; private set; }

        public DeltaExpiry? Expired { get; set; }

        public int Keep(DeltaCursor cursor)
        {
            _cursors.Enqueue((++Highest, cursor));
            if (_cursors.Count > Alive)
                _cursors.Dequeue();
            return Highest;
        }

        public DeltaCursor? Find(int generation) => _cursors.FirstOrDefault(c => c.Generation == generation).Cursor;
    }
}
