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
    /// <c>From:</c>, <c>To:</c>, <c>Cc:</c>, <c>Bcc:</c> of the sender's own copy, <c>Date:</c> and <c>Attachments:</c>, each with its fate but
    /// for what the text shows; a line for each that there is, joined by line feeds.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="mailbox">Whose copy it is.</param>
    /// <param name="date">The date as the person's zone has it.</param>
    /// <param name="attachments">What there is to be said of the attachments.</param>
    /// <param name="longestList">The longest list; more is cut at a whole address or name (R3).</param>
    public static string Of(
        Message message,
        MailboxIdentity mailbox,
        ZonedDateTime date,
        IReadOnlyList<PlannedAttachment> attachments,
        int longestList = LongestList)
    {
        var lines = new[]
        {
            Line("From", message.From is null ? [] : [message.From], longestList),
            Line("To", message.To, longestList),
            Line("Cc", message.Cc, longestList),
            Line("Bcc", mailbox.Sent(message) ? message.Bcc : [], longestList),
            $"Date: {Date(date)}",
            ListLine("Attachments", [.. attachments.Where(a => a.Fate != AttachmentFate.Inline).Select(WithFate)], longestList),
        };
        return string.Join('\n', lines.OfType<string>());
    }

    private static string Date(ZonedDateTime date)
    {
        var offset = date.Offset.ToTimeSpan();
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{date.LocalDateTime:uuuu-MM-dd HH:mm} {sign}{offset:hh\\:mm} ({date.Zone.Id})");
    }

    private static string? Line(string name, IReadOnlyList<Correspondent> people, int longestList) =>
        ListLine(name, [.. people.Select(Written).Where(text => text.Length > 0)], longestList);

    private static string? ListLine(string name, List<string> entries, int longestList) =>
        entries.Count == 0 ? null : $"{name}: {Listed(entries, longestList)}";

    // Salesforce has not taken the files yet: where they are to be looked for stays true whatever it says.
    private static string WithFate(PlannedAttachment attachment)
    {
        var fate = attachment.Fate switch
        {
            AttachmentFate.TooLarge => "too large",
            AttachmentFate.Link => "link to a file in the cloud",
            _ => "see Files",
        };
        return $"{FileNames.Shown(attachment.Attachment.Name)} ({fate})";
    }

    private static string Written(Correspondent person)
    {
        var name = FieldText.Line(person.Name);
        var address = FieldText.Line(person.Address);
        return address.Length == 0 ? name
            : name.Length == 0 || string.Equals(name, address, StringComparison.OrdinalIgnoreCase) ? address
            : $"{name} <{address}>";
    }

    private static string Listed(List<string> entries, int longest)
    {
        var whole = string.Join(", ", entries);
        if (whole.Length <= longest)
        {
            return whole;
        }

        var taken = 0;
        var length = 0;
        while (taken < entries.Count - 1 && length + entries[taken].Length + More(entries.Count - taken - 1).Length <= longest)
        {
            length += entries[taken].Length + ", ".Length;
            taken++;
        }

        return taken > 0
            ? string.Join(", ", entries.Take(taken)) + More(entries.Count - taken)
            : FieldText.Cut(entries[0], Math.Max(1, longest - More(entries.Count - 1).Length)) + More(entries.Count - 1);
    }

    private static string More(int count) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {count} more");
}
