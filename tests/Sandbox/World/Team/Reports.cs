using System.Globalization;
using System.Text;
using MimeKit;

namespace EmailSync.Sandbox.World.Team;

/// <summary>What lies in a mailbox and is not mail (D3): meetings, delivery reports, read receipts; and the automatic reply, which is mail but no reply (D19).</summary>
internal sealed class Reports(Storyteller teller)
{
    public Letter Meeting(PersonSeed from, Party to, DateTimeOffset at, string subject)
    {
        var organiser = from.Party();
        var id = teller.NextId(organiser);
        return new Letter
        {
            MessageId = id,
            At = at,
            From = organiser,
            To = [to],
            Subject = subject,
            Text = "",
            Kind = MessageKind.MeetingRequest,
            Content = () => Calendar("REQUEST", id, at, subject, organiser, to, "NEEDS-ACTION", "Please find the room and the dial-in in the invitation."),
        };
    }

    public Letter Accepted(Letter meeting, DateTimeOffset at)
    {
        var guest = meeting.To[0];
        return new Letter
        {
            MessageId = teller.NextId(guest),
            At = at,
            From = guest,
            To = [meeting.From],
            Subject = "Accepted: " + meeting.Subject,
            Text = "",
            Kind = MessageKind.MeetingResponse,
            InReplyTo = meeting.MessageId,
            References = [meeting.MessageId],
            Content = () => Calendar("REPLY", meeting.MessageId, meeting.At, meeting.Subject, meeting.From, guest, "ACCEPTED", $"{guest.Name} has accepted."),
        };
    }

    public Letter Undelivered(Letter sent, DateTimeOffset at)
    {
        var postmaster = new Party("Microsoft Outlook", $"postmaster@{TeamPeople.Domain}");
        var to = sent.To[0].Address;
        return new Letter
        {
            MessageId = teller.NextId(postmaster),
            At = at,
            From = postmaster,
            To = [sent.From],
            Subject = "Undeliverable: " + sent.Subject,
            Text = "",
            Kind = MessageKind.DeliveryReport,
            InReplyTo = sent.MessageId,
            References = [sent.MessageId],
            Headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-replied" },
            Content = () =>
            {
                var status = new MessageDeliveryStatus();
                status.StatusGroups.Add(new HeaderList { { "Reporting-MTA", $"dns;mx.{TeamPeople.Domain}" } });
                status.StatusGroups.Add(new HeaderList
                {
                    { "Final-Recipient", $"rfc822;{to}" }, { "Action", "failed" }, { "Status", "5.1.1" },
                    { "Diagnostic-Code", "smtp;550 5.1.1 The mailbox does not exist" },
                });
                var text = LetterWriter.Text("plain", $"Your message could not be delivered to {to}: there is no such mailbox.\n", "utf-8");
                return new MultipartReport("delivery-status") { text, status };
            },
        };
    }

    public Letter Read(Letter sent, DateTimeOffset at)
    {
        var reader = sent.To[0];
        return new Letter
        {
            MessageId = teller.NextId(reader),
            At = at,
            From = reader,
            To = [sent.From],
            Subject = "Read: " + sent.Subject,
            Text = "",
            Kind = MessageKind.ReadReceipt,
            InReplyTo = sent.MessageId,
            References = [sent.MessageId],
            Content = () =>
            {
                var notification = new MessageDispositionNotification();
                notification.Fields.Add("Final-Recipient", $"rfc822;{reader.Address}");
                notification.Fields.Add("Original-Message-ID", $"<{sent.MessageId}>");
                notification.Fields.Add("Disposition", "manual-action/MDN-sent-manually; displayed");
                var text = LetterWriter.Text("plain", $"{reader.Name} has read your message \"{sent.Subject}\".\n", "utf-8");
                return new MultipartReport("disposition-notification") { text, notification };
            },
        };
    }

    public Letter AwayNotice(Letter sent, DateTimeOffset at)
    {
        var away = sent.To[0];
        return new Letter
        {
            MessageId = teller.NextId(away),
            At = at,
            From = away,
            To = [sent.From],
            Subject = "Automatic reply: " + sent.Subject,
            Text = $"Thank you for your message. I am out of the office and will read it when I am back. In urgent cases please call our switchboard.\n\n{away.Name}",
            InReplyTo = sent.MessageId,
            References = [sent.MessageId],
            CompanyKey = sent.CompanyKey,
            Headers = new Dictionary<string, string> { ["Auto-Submitted"] = "auto-replied", ["X-Auto-Response-Suppress"] = "All" },
        };
    }

    private static MultipartAlternative Calendar(
        string method, string uid, DateTimeOffset at, string subject, Party organiser, Party guest, string answer, string text)
    {
        var start = WorkingHours.NextWorkingDay(at.UtcDateTime.Date.AddDays(6)).AddHours(9);
        var lines = new[]
        {
            "BEGIN:VCALENDAR", "PRODID:-//Contoso//Calendar//EN", "VERSION:2.0", $"METHOD:{method}", "BEGIN:VEVENT", $"UID:{uid}",
            $"DTSTAMP:{Stamp(at.UtcDateTime)}", $"DTSTART:{Stamp(start)}", $"DTEND:{Stamp(start.AddMinutes(45))}", $"SUMMARY:{subject}",
            $"ORGANIZER;CN=\"{organiser.Name}\":mailto:{organiser.Address}", $"ATTENDEE;CN=\"{guest.Name}\";PARTSTAT={answer}:mailto:{guest.Address}",
            "END:VEVENT", "END:VCALENDAR",
        };
        var calendar = new TextPart("calendar");
        calendar.SetText(new UTF8Encoding(false), string.Join("\r\n", lines) + "\r\n");
        calendar.ContentType.Parameters["method"] = method;
        return new MultipartAlternative(LetterWriter.Text("plain", text + "\n", "utf-8"), calendar);
    }

    private static string Stamp(DateTime instant) => instant.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
