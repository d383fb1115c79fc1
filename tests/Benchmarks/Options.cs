using System.Globalization;

namespace EmailSync.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Parts">Which parts run, in their order.</param>
/// <param name="IsQuick">Small, to see that it works; nothing is written.</param>
/// <param name="Mailboxes">How many mailboxes, one measurement each.</param>
/// <param name="LargeMessages">How many messages the large mailbox holds.</param>
/// <param name="Baseline">This process plays a baseline, for the one that measures.</param>
internal sealed record Options(IReadOnlyList<string> Parts, bool IsQuick, IReadOnlyList<int> Mailboxes, int LargeMessages, string? Baseline)
{
    private static readonly string[] AllParts = ["compare", "mailboxes", "large"];

    /// <returns>Null: it cannot be understood, and <paramref name="mistake"/> says why.</returns>
    public static Options? Read(string[] args, out string? mistake)
    {
        var parts = new List<string>();
        var options = new Options(AllParts, IsQuick: false, [50, 500, 5_000], 200_000, null);
        mistake = null;
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--quick":
                    options = options with { IsQuick = true, Mailboxes = [6], LargeMessages = 3_000 };
                    continue;
                case "--part" when AllParts.Contains(value):
                    parts.Add(value);
                    break;
                case "--mailboxes" when Numbers(value) is { } numbers:
                    options = options with { Mailboxes = numbers };
                    break;
                case "--baseline":
                    options = options with { Baseline = value };
                    break;
                default:
                    mistake = $"{args[i]} {value} is not understood: npm run bench -- [--part {string.Join('|', AllParts)}]… [--mailboxes 50,500] [--quick]";
                    return null;
            }

            i++;
        }

        return parts.Count > 0 ? options with { Parts = [.. AllParts.Where(parts.Contains)] } : options;
    }

    private static List<int>? Numbers(string text)
    {
        var numbers = text.Split(',').Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 1 ? n : 0).ToList();
        return numbers.Contains(0) ? null : numbers;
    }
}
