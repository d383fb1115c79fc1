using System.Globalization;
using System.Text;

namespace EmailSync.Sandbox.Graph.Generated;

/// <summary>What a test asks for in <c>POST /mailboxes/{address}/generated</c>.</summary>
/// <param name="Count">How many messages.</param>
/// <param name="Folder">Where; to Sent Items the owner writes, elsewhere they are written to.</param>
/// <param name="Days">Over how many days they have come, at equal distances.</param>
/// <param name="EndsAt">When the newest came; null: now.</param>
/// <param name="MatchShare">The share whose other side is one of the known people, evenly spread.</param>
/// <param name="Distinct">How many known people there are; they take turns.</param>
/// <param name="BodyBytes">About how long a body is.</param>
/// <param name="Seed">The same seed gives the same messages.</param>
/// <param name="Records">Whether the org gets a Contact for each known person that it does not have.</param>
/// <param name="LeadShare">The share of the known people who are Leads instead.</param>
internal sealed record GeneratedMail(
    int Count,
    string Folder = "Inbox",
    double Days = 30,
    DateTimeOffset? EndsAt = null,
    double MatchShare = 0.15,
    int Distinct = 100,
    int BodyBytes = 2_000,
    int Seed = 1,
    bool Records = true,
    double LeadShare = 0)
{
    /// <exception cref="BadHttpRequestException">A number is out of its bounds.</exception>
    public void Check()
    {
        if (Count is < 1 or > 5_000_000 || Days is not (> 0 and <= 36_500) || MatchShare is not (>= 0 and <= 1) || Distinct < 1 || BodyBytes is < 0 or > 50_000_000 || LeadShare is not (>= 0 and <= 1))
            throw new BadHttpRequestException("count (1 to 5,000,000), days (above 0), matchShare and leadShare (0 to 1), distinct (from 1) and bodyBytes (to 50,000,000) must be within their bounds.");
    }
}

/// <summary>The text of each message of a run, made from the seed and its index.</summary>
internal sealed class GeneratedLetters(GeneratedMail mail, string owner, bool sent, int run, DateTimeOffset newest)
{
    private readonly string _domain = $"run-{run}.{owner.Replace('@', '.')}";
    private readonly long _step = (long)(TimeSpan.FromDays(mail.Days).Ticks / (double)mail.Count);

    public int Count => mail.Count;

    /// <summary>Of the messages: how many have a known person on their other side.</summary>
    public int Matching => Matches(mail.Count);

    public DateTimeOffset ReceivedAt(int index) => newest.AddTicks(-_step * (mail.Count - 1 - index));

    public string MessageId(int index) => string.Create(CultureInfo.InvariantCulture, $"<{index}.{mail.Seed}@{_domain}>");

    /// <summary>Which message has this id; null: none of these.</summary>
    public int? IndexOf(string messageId)
    {
        var dot = messageId.IndexOf('.', StringComparison.Ordinal);
        return dot > 1 && int.TryParse(messageId.AsSpan(1, dot - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < mail.Count && messageId.Equals(MessageId(index), StringComparison.OrdinalIgnoreCase)
            ? index
            : null;
    }

    public ReadOnlyMemory<byte> Mime(int index)
    {
        var words = new Words(mail.Seed, index);
        var other = Matches(index + 1) > Matches(index) ? KnownPerson.Of(Matches(index) % mail.Distinct) : KnownPerson.Stranger(words.Next(100_000));
        var (from, to) = sent ? (owner, other) : (other, owner);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"From: {from}\r\nTo: {to}\r\nSubject: {words.Subject()} {index}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Date: {ReceivedAt(index).UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000\r\nMessage-ID: {MessageId(index)}\r\n");
        text.Append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n");
        words.Fill(text, text.Length + mail.BodyBytes);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    // Of the first so many.
    private int Matches(int messages) => (int)Math.Floor((messages * mail.MatchShare) + 1e-9);
}
