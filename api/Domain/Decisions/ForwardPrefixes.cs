namespace EmailSync.Domain.Decisions;

/// <summary>How the mail programs of the world begin the subject of a forwarded message (D19).</summary>
public static class ForwardPrefixes
{
    // Finnish answers begin with VS, as Danish and Norwegian forwards do: taken for forwards, they are left alone, which does less harm than
    // recording a forward.
    private static readonly HashSet<string> All = new(StringComparer.OrdinalIgnoreCase)
    {
        // English, German, French, Spanish, Portuguese, Italian, Dutch
        "FW", "FWD", "Forward", "WG", "Weitergeleitet", "TR", "RV", "Reenv", "ENC", "I", "Inoltra", "Doorst",
        // Danish and Norwegian, Swedish, Finnish, Icelandic, Welsh
        "VS", "VB", "VL", "FS", "YML",
        // Polish, Hungarian, Romanian, Turkish, Latvian, Lithuanian
        "PD", "Továbbítás", "Redirecționat", "Redirecţionat", "İLT", "ILT", "Pārs", "Persiunt",
        // Greek, Russian, Bulgarian
        "ΠΡΘ", "Пересл", "Препр",
        // Indonesian, Vietnamese, Thai, Hebrew, Arabic
        "TRS", "CT", "ส่งต่อ", "הועבר", "إعادة توجيه",
        // Chinese, Japanese, Korean
        "转发", "轉寄", "轉發", "転送", "전달",
    };

    /// <summary>True where the subject begins with one of them and a colon, whatever count or bracket stands with it: "FW:", "Fwd[2]:", "[Fwd: …]".</summary>
    public static bool Begin(string subject)
    {
        var colon = subject.AsSpan().IndexOfAny(':', '：');
        if (colon is < 1 or > 40)
        {
            return false;
        }

        var prefix = subject.AsSpan(0, colon).Trim().TrimStart('[').TrimEnd("0123456789[]()^ ").Trim();
        return All.Contains(prefix.ToString());
    }
}
