using MimeKit;

namespace EmailSync.Sandbox.World.Description;

/// <summary>A message read back from its bytes, as a reader of the mailbox would see it.</summary>
internal sealed record ReadMessage(MessageSeed Seed, MimeMessage Mime)
{
    private static readonly string[] ForwardPrefixes = ["FW:", "FWD:", "WG:", "TR:", "RV:"];

    public static ReadMessage From(MessageSeed seed)
    {
        try
        {
            return new ReadMessage(seed, MimeMessage.Load(new MemoryStream(seed.Mime.ToArray())));
        }
        catch (FormatException)
        {
            return new ReadMessage(seed, new MimeMessage());
        }
    }

    public string Text => Mime.TextBody ?? Mime.HtmlBody ?? "";

    public bool IsHtmlOnly => Mime.TextBody is null && Mime.HtmlBody is not null;

    public bool IsAlternative => Mime.TextBody is not null && Mime.HtmlBody is not null;

    public bool IsAutomatic => Mime.Headers["Auto-Submitted"] is { } value && !value.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase);

    public bool IsForward => ForwardPrefixes.Any(prefix => Subject.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    public string Subject => Mime.Subject ?? "";

    public IEnumerable<string> Addresses => Mime.From.Mailboxes.Concat(Mime.To.Mailboxes).Concat(Mime.Cc.Mailboxes).Concat(Mime.Bcc.Mailboxes).Select(box => box.Address);

    /// <summary>In-Reply-To, else the last of References (D7).</summary>
    public string? Parent => Mime.InReplyTo ?? Mime.References.LastOrDefault();

    public int Recipients => Mime.To.Mailboxes.Count() + Mime.Cc.Mailboxes.Count() + Mime.Bcc.Mailboxes.Count();

    /// <summary>The writings of which it holds ten letters or more.</summary>
    public IEnumerable<string> Scripts => Subject.Concat(Text).Where(char.IsLetter).GroupBy(ScriptOf).Where(group => group.Count() >= 10).Select(group => group.Key);

    private static string ScriptOf(char letter) => letter switch
    {
        < '\u0250' => "Latin",
        >= '\u0370' and < '\u0400' => "Greek",
        >= '\u0400' and < '\u0530' => "Cyrillic",
        >= '\u0600' and < '\u0780' => "Arabic",
        >= '\u3040' and < '\u3100' => "Kana",
        >= '\u4E00' and < '\uA000' => "Han",
        >= '\uAC00' and < '\uD7B0' => "Hangul",
        _ => "Other",
    };
}
