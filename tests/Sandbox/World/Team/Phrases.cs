using System.Globalization;

namespace EmailSync.Sandbox.World.Team;

/// <summary>How people of a language close a message, answer and forward it, and which charset their programs write.</summary>
internal static class Phrases
{
    private static readonly Dictionary<string, string[]> Closings = new()
    {
        ["en"] = ["Best regards,", "Kind regards,", "Thanks,", "Many thanks,", "All the best,"],
        ["de"] = ["Mit freundlichen Grüßen", "Viele Grüße", "Freundliche Grüße"],
        ["fr"] = ["Cordialement,", "Bien à vous,", "Bonne journée,"],
        ["es"] = ["Saludos cordiales,", "Un saludo,", "Quedo atento,"],
        ["ja"] = ["よろしくお願いいたします。", "どうぞよろしくお願い申し上げます。"],
        ["ar"] = ["مع خالص التحية،", "وتفضلوا بقبول فائق الاحترام،"],
        ["el"] = ["Με εκτίμηση,", "Φιλικά,"],
        ["ru"] = ["С уважением,", "Всего доброго,"],
        ["pl"] = ["Pozdrawiam serdecznie,", "Z poważaniem,"],
        ["it"] = ["Cordiali saluti,", "A presto,"],
        ["pt"] = ["Com os melhores cumprimentos,", "Cumprimentos,"],
        ["zh"] = ["此致敬礼", "祝好"],
        ["ko"] = ["감사합니다.", "안녕히 계십시오."],
    };

    private static readonly Dictionary<string, string> Charsets = new()
    {
        ["de"] = "iso-8859-1",
        ["fr"] = "windows-1252",
        ["es"] = "iso-8859-1",
        ["pt"] = "iso-8859-15",
        ["it"] = "iso-8859-1",
        ["ja"] = "iso-2022-jp",
        ["ru"] = "koi8-r",
        ["el"] = "iso-8859-7",
        ["pl"] = "iso-8859-2",
        ["ar"] = "windows-1256",
        ["zh"] = "gb18030",
        ["ko"] = "euc-kr",
    };

    public static string Closing(string language, Dice dice) => dice.Pick(Closings[language]);

    /// <summary>Half of the world has arrived at UTF-8.</summary>
    public static string Charset(string language, Dice dice) => dice.OneIn(2) && Charsets.TryGetValue(language, out var charset) ? charset : "utf-8";

    public static string ReplyPrefix(string language, Dice dice) => language switch
    {
        "de" => "AW: ",
        "pl" => "Odp: ",
        "it" => "R: ",
        _ => dice.OneIn(2) ? "RE: " : "Re: ",
    };

    public static string ForwardPrefix(string language) => language switch
    {
        "de" => "WG: ",
        "fr" => "TR: ",
        "es" => "RV: ",
        _ => "FW: ",
    };

    /// <summary>The quoted text as Outlook sets it (our people), or with angle brackets (most others).</summary>
    public static string Quote(Letter letter, bool outlook)
    {
        var sent = letter.At.ToString("d MMMM yyyy HH:mm", CultureInfo.GetCultureInfo("en-GB"));
        if (outlook)
        {
            var to = string.Join("; ", letter.To.Select(party => party.Name));
            return $"________________________________\nFrom: {letter.From.Name} <{letter.From.Address}>\nSent: {sent}\nTo: {to}\nSubject: {letter.Subject}\n\n{letter.Text}";
        }
        var lines = letter.Text.Split('\n').Select(line => line.Length == 0 ? ">" : line.StartsWith('>') ? ">" + line : "> " + line);
        return $"On {sent}, {letter.From.Name} wrote:\n{string.Join('\n', lines)}";
    }
}
