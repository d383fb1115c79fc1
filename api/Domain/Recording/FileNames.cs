namespace EmailSync.Domain.Recording;

/// <summary>The names of attachments: as people read them, and as files in Salesforce.</summary>
public static class FileNames
{
    /// <summary>UTF-16 units of a file's name, its ending included; Salesforce's title is no longer.</summary>
    public const int Longest = 255;

    private const int LongestEnding = 10;
    private const string NotInNames = "\\/:*?\"<>|";

    /// <summary>One line; "unnamed" where there is no name.</summary>
    public static string Shown(string? name) => FieldText.Line(name) is { Length: > 0 } line ? line : "unnamed";

    /// <summary>
    /// The name of the file: without what no file system takes, cut before its ending. An attached message becomes <c>.eml</c>, a contact
    /// <c>.vcf</c>, an appointment <c>.ics</c>, whatever its bytes say that it is (R4).
    /// </summary>
    public static string Of(AttachmentKind kind, string? name, ReadOnlySpan<byte> content)
    {
        var whole = string.Concat(Shown(name).Select(c => NotInNames.Contains(c, StringComparison.Ordinal) ? '_' : c)).TrimEnd(' ', '.');
        var ending = kind == AttachmentKind.Item ? EndingOf(content) : whole[StemLength(whole)..];
        var stem = whole.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? whole[..^ending.Length] : whole;
        return FieldText.Cut(stem.Length > 0 ? stem : "unnamed", Longest - ending.Length) + ending;
    }

    /// <summary>What Salesforce shows beside the file's type: the name without its ending.</summary>
    public static string Title(string fileName) => fileName[..StemLength(fileName)];

    private static int StemLength(string name)
    {
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 ? name[(dot + 1)..] : "";
        return ending.Length is > 0 and <= LongestEnding && ending.All(char.IsAsciiLetterOrDigit) ? dot : name.Length;
    }

    private static string EndingOf(ReadOnlySpan<byte> content)
    {
        var text = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        return text.StartsWith("BEGIN:VCARD"u8) ? ".vcf" : text.StartsWith("BEGIN:VCALENDAR"u8) ? ".ics" : ".eml";
    }
}
