using EmailSync.Domain.Recording;

namespace EmailSync.Domain.Decisions;

/// <summary>An attachment that was not recorded, or not yet, as far as its sentence needs.</summary>
/// <param name="System">Who failed; null: nobody has yet.</param>
/// <param name="Words">Its own, shown word for word.</param>
/// <param name="NextAttemptAt">When it is tried again.</param>
public sealed record AttachmentTrouble(string? System, string? Words, DateTimeOffset? NextAttemptAt);

/// <summary>The words for what becomes of attachments (R4).</summary>
public static class AttachmentExplanations
{
    /// <summary>One sentence, or two short ones, for one attachment.</summary>
    public static string Sentence(AttachmentFate fate, AttachmentTrouble trouble, ExplanationContext context) => fate switch
    {
        AttachmentFate.Recorded => "Recorded.",
        AttachmentFate.Pending when trouble.System is null => "It will be recorded.",
        AttachmentFate.Pending => $"{Refusal(trouble)} {(trouble.NextAttemptAt is { } at ? context.TriedAgain(at) : "It will be tried again.")}",
        AttachmentFate.TooLarge => "It is larger than 5 MB, so it is not recorded.",
        AttachmentFate.Inline when context.IsForecast => "It is meant to be shown in the text. Where the text shows it, it is no file of its own.",
        AttachmentFate.Inline => "It is shown in the text, so it is no file of its own.",
        AttachmentFate.Link => "It is a link to a file in the cloud: there is no file to record.",
        AttachmentFate.Refused => Refusal(trouble),
        AttachmentFate.Gone => "It was deleted before it was recorded.",
        AttachmentFate.NotWanted when !context.IsForecast => "It was left out: nobody asked for the attachments.",
        AttachmentFate.NotWanted => "It will be left out, unless the message is recorded with its attachments.",
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, null),
    };

    /// <summary>What the sentence of a recorded message adds, naming each file that was left out; null: none was.</summary>
    public static string? LeftOut(IReadOnlyList<(string Name, AttachmentFate Fate)> attachments)
    {
        string[] sentences =
        [
            .. Left(attachments, AttachmentFate.TooLarge, names => $"{ExplanationContext.List(names)} {(names.Count == 1 ? "is" : "are")} larger than 5 MB and {Were(names)} not recorded."),
            .. Left(attachments, AttachmentFate.Refused, names => $"{ExplanationContext.List(names)} could not be recorded."),
            .. Left(attachments, AttachmentFate.Gone, names => $"{ExplanationContext.List(names)} {Were(names)} deleted before {(names.Count == 1 ? "it was" : "they were")} recorded."),
        ];
        return sentences.Length == 0 ? null : string.Join(' ', sentences);
    }

    private static IEnumerable<string> Left(
        IReadOnlyList<(string Name, AttachmentFate Fate)> attachments, AttachmentFate fate, Func<IReadOnlyList<string>, string> sentence)
    {
        List<string> names = [.. attachments.Where(a => a.Fate == fate).Select(a => a.Name)];
        return names.Count == 0 ? [] : [sentence(names)];
    }

    private static string Were(IReadOnlyList<string> names) => names.Count == 1 ? "was" : "were";

    private static string Refusal(AttachmentTrouble trouble)
    {
        var system = trouble.System ?? "A server";
        return trouble.Words is { Length: > 0 } words ? $"{system} refused it: \"{words}\"." : $"{system} could not take it.";
    }
}
