using System.Text.RegularExpressions;

namespace EmailSync.Sandbox.World.Team;

/// <summary>The world's only source of chance: the same seed gives the same world.</summary>
internal sealed partial class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Between(int from, int to) => _random.Next(from, to + 1);

    public bool OneIn(int n) => _random.Next(n) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>Chooses one of the alternatives in each <c>[this|that]</c>; brackets without a bar are text.</summary>
    public string Choose(string text) => Alternatives().Replace(text, match => Pick(match.Groups[1].Value.Split('|')));

    [GeneratedRegex(@"\[([^\[\]|]*(?:\|[^\[\]|]*)+)\]")]
    private static partial Regex Alternatives();
}
