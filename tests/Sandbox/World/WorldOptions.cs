using System.Globalization;
using MimeKit;

namespace EmailSync.Sandbox.World;

/// <summary>A folder of real mail and the person whose mailbox it becomes.</summary>
internal sealed record MailOption(string Directory, string Owner);

/// <summary>
/// What the command line says of the world: <c>--world team|empty</c>, any number of pairs <c>--mail DIR --owner ADDRESS</c>, and
/// the shares (0 to 1) of their correspondents that become Contacts (<c>--contacts</c>) and Leads (<c>--leads</c>).
/// </summary>
internal sealed record WorldOptions(bool Team, IReadOnlyList<MailOption> Mail, double Contacts, double Leads)
{
    private static readonly string[] Names = ["--world", "--mail", "--owner", "--contacts", "--leads"];

    /// <summary>Reads its own options and leaves the others alone.</summary>
    /// <exception cref="WorldOptionException">One sentence for the person who typed it.</exception>
    public static WorldOptions Parse(IReadOnlyList<string> args)
    {
        var team = true;
        var (contacts, leads) = (0.5, 0.0);
        var mail = new List<MailOption>();
        string? directory = null;
        for (var i = 0; i < args.Count; i++)
        {
            if (!Names.Contains(args[i])) continue;
            var (name, value) = (args[i], Value(args, i++));
            switch (name)
            {
                case "--world":
                    team = IsTeam(value);
                    break;
                case "--mail" when directory is null:
                    directory = ExistingDirectory(value);
                    break;
                case "--mail":
                    throw new WorldOptionException($"--mail {directory} needs its --owner ADDRESS before the next --mail.");
                case "--owner":
                    mail.Add(new MailOption(directory ?? throw new WorldOptionException($"--owner {value} needs its --mail DIR before it."), Address(value)));
                    directory = null;
                    break;
                case "--contacts":
                    contacts = Share(name, value);
                    break;
                case "--leads":
                    leads = Share(name, value);
                    break;
            }
        }
        if (directory is not null) throw new WorldOptionException($"--mail {directory} needs --owner ADDRESS, the person whose mailbox it is.");
        if (contacts + leads > 1) throw new WorldOptionException("--contacts and --leads together are more than 1, that is more than all correspondents.");
        CheckOwners(mail, team);
        return new WorldOptions(team, mail, contacts, leads);
    }

    /// <summary>Builds the world up to <paramref name="now"/>; every loaded mailbox belongs to a new person beside the team.</summary>
    public WorldSeed Build(DateTimeOffset now)
    {
        var world = Team ? TeamWorld.Build(now) : new WorldSeed([], [], [], [], []);
        foreach (var option in Mail) world = world.With(MailFolder.Load(option.Directory, option.Owner, Contacts, Leads, now, world.People.Count));
        return world;
    }

    private static string Value(IReadOnlyList<string> args, int i) =>
        i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)
            ? args[i + 1]
            : throw new WorldOptionException($"{args[i]} needs a value after it.");

    private static bool IsTeam(string value) => value switch
    {
        "team" => true,
        "empty" => false,
        _ => throw new WorldOptionException($"--world is team or empty, not \"{value}\"."),
    };

    private static string ExistingDirectory(string value) =>
        Directory.Exists(value) ? value : throw new WorldOptionException($"--mail {value}: there is no such folder.");

    private static string Address(string value) =>
        MailboxAddress.TryParse(value, out var mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal)
            ? mailbox.Address
            : throw new WorldOptionException($"--owner \"{value}\" is not an email address.");

    private static double Share(string name, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? share
            : throw new WorldOptionException($"{name} is a share from 0 to 1 such as 0.5, not \"{value}\".");

    private static void CheckOwners(List<MailOption> mail, bool team)
    {
        var people = team ? World.Team.TeamPeople.All : [];
        var taken = people.SelectMany(person => person.OtherAddresses.Append(person.Email)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var option in mail)
        {
            if (!taken.Add(option.Owner)) throw new WorldOptionException($"--owner {option.Owner} has a mailbox already; each --mail needs another owner.");
        }
    }
}
