using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EmailSync.Sandbox.World.Folder;

/// <summary>The person whose mailbox a folder becomes: their name from their own mail, their ids from their address.</summary>
internal static class NewPerson
{
    public static PersonSeed Make(string owner, IReadOnlyList<PlacedLetter> letters, int number)
    {
        var name = letters
            .SelectMany(placed => placed.Letter.Addresses)
            .Where(mailbox => FoundLetter.Same(mailbox.Address, owner) && !string.IsNullOrWhiteSpace(mailbox.Name))
            .Select(mailbox => mailbox.Name!.Trim())
            .FirstOrDefault() ?? owner[..owner.IndexOf('@', StringComparison.Ordinal)];
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(owner.ToLowerInvariant())).AsSpan(0, 16));
        var salesforceId = "005xx000002" + number.ToString("D4", CultureInfo.InvariantCulture);
        return new PersonSeed($"mail-{owner.ToLowerInvariant()}", id, name, owner, [], "Europe/London", false, EighteenCharacters(salesforceId));
    }

    /// <summary>An id of 15 characters with its three check characters, one for the capitals of each five.</summary>
    private static string EighteenCharacters(string id)
    {
        var check = Enumerable.Range(0, 3).Select(block =>
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[Enumerable.Range(0, 5).Sum(i => char.IsAsciiLetterUpper(id[(block * 5) + i]) ? 1 << i : 0)]);
        return id + string.Concat(check);
    }
}
