using System.Globalization;
using EmailSync.Domain.Mail;
using NodaTime;

namespace EmailSync.Domain.Recording;

/// <summary>The lines at the head of a recorded message, for what a Task has no fields for (R1).</summary>
public static class HeaderLines
{
    /// <summary>R3: the longest address list.</summary>
    public const int LongestList = 1_000;

    /// <summary>
    /// <c>From:</c>, <c>To:</c>, <c>Cc:</c>, <c>Bcc:</c> of the sender's own copy, and <c>Date:</c>; a line for each that there is, joined by
    /// line feeds.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="mailbox">Whose copy it is.</param>
    /// <param name="date">The date as the person's zone has it.</param>
    /// <param name="longestList">The longest address list; more is cut at a whole address (R3).</param>
    public static string Of(Message message, MailboxIdentity mailbox, ZonedDateTime date, int longestList = LongestList)
    {
        var lines = new[]
        {
            Line("From", message.From is null ? [] : [message.From], longestList),
            Line("To", message.To, longestList),
            Line("Cc", message.Cc, longestList),
            Line("Bcc", mailbox.Sent(message) ? message.Bcc : [], longestList),
            $"Date: {Date(date)}",
        };
        return string.Join('\n', lines.OfType<string>());
    }

    private static string Date(ZonedDateTime date)
    {
        var offset = date.Offset.ToTimeSpan();
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{date.LocalDateTime:uuuu-MM-dd HH:mm} {sign}{offset:hh\\:mm} ({date.Zone.Id})");
    }

    private static string? Line(string name, IReadOnlyList<Correspondent> people, int longestList)
    {
        var written = people.Select(Written).Where(text => text.Length > 0).ToList();
        return written.Count == 0 ? null : $"{name}: {AddressList(written, longestList)}";
    }

    private static string Written(Correspondent person)
    {
        var name = FieldText.Line(person.Name);
        var address = FieldText.Line(person.Address);
        return address.Length == 0 ? name
            : name.Length == 0 || string.Equals(name, address, StringComparison.OrdinalIgnoreCase) ? address
            : $"{name} <{address}>";
    }

    private static string AddressList(List<string> people, int longest)
    {
        var whole = string.Join(", ", people);
        if (whole.Length <= longest)
        {
            return whole;
        }

        var taken = 0;
        var length = 0;
        while (taken < people.Count - 1 && length + people[taken].Length + More(people.Count - taken - 1).Length <= longest)
        {
            length += people[taken].Length + ", ".Length;
            taken++;
        }

        return taken > 0
            ? string.Join(", ", people.Take(taken)) + More(people.Count - taken)
            : FieldText.Cut(people[0], Math.Max(1, longest - More(people.Count - 1).Length)) + More(people.Count - 1);
    }

    private static string More(int count) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {count} more");
}
