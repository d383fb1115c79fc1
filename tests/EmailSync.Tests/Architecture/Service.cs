using ArchUnitNET.Loader;

namespace EmailSync.Tests.Architecture;

/// <summary>The service's own assembly as a graph of types: who uses whom, calls within method bodies too.</summary>
internal static class Service
{
    private const string Root = "EmailSync.";

    private static readonly Lazy<IReadOnlyList<Use>> AllUses = new(ReadUses);

    /// <summary>Every use of one type by another, by full names.</summary>
    public static IReadOnlyList<Use> Uses => AllUses.Value;

    /// <summary>The uses that a room makes of anything that <paramref name="isForbidden"/> names; empty where the room keeps its rule.</summary>
    /// <exception cref="InvalidOperationException">There is no such room: a rule about nothing would always hold.</exception>
    public static IReadOnlyList<string> Offences(string room, Func<string, bool> isForbidden)
    {
        var ofRoom = Uses.Where(use => IsIn(use.From, room)).ToList();
        return ofRoom.Count == 0
            ? throw new InvalidOperationException($"Nothing is in {Root}{room}.")
            : [.. ofRoom.Where(use => isForbidden(use.To)).Select(use => use.ToString()).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>True for a type of ours in a room, such as <c>Domain</c> or <c>Features.Sync</c>.</summary>
    public static bool IsIn(string type, string room) => type.StartsWith($"{Root}{room}.", StringComparison.Ordinal);

    /// <summary>True for any type of ours.</summary>
    public static bool IsOurs(string type) => type.StartsWith(Root, StringComparison.Ordinal);

    /// <summary>The slice that a type is in; null outside Features.</summary>
    public static string? SliceOf(string type) => IsIn(type, "Features") ? type.Split('.')[2] : null;

    private static List<Use> ReadUses()
    {
        var architecture = new ArchLoader().LoadAssembly(typeof(Program).Assembly).Build();
        return [.. architecture.Types
            .Where(type => IsOurs(type.FullName))
            .SelectMany(type => type.Dependencies.Select(d => d.Target).Concat(type.Members.SelectMany(m => m.Dependencies).Select(d => d.Target)), (type, target) => new Use(type.FullName, target.FullName))
            .Distinct()];
    }

    /// <param name="From">The type that uses.</param>
    /// <param name="To">The type that is used.</param>
    internal sealed record Use(string From, string To)
    {
        public override string ToString() => $"{From} uses {To}";
    }
}
