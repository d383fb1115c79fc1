namespace EmailSync.Domain.Recording;

/// <summary>Cuts a body into parts that fit Salesforce's field (R2).</summary>
public static class BodySplitter
{
    /// <summary>What is kept free in each part for its mark: "(9999/9999)" and the line break after it.</summary>
    public const int MarkSpace = 13;

    /// <summary>The room that a text takes in Salesforce: UTF-16 units, a line break counted as two.</summary>
    public static int SizeOf(string text) => throw new NotImplementedException();

    /// <summary>The mark at the head of a part, without the line break after it.</summary>
    public static string Mark(int part, int of) => $"({part}/{of})";

    /// <summary>
    /// The text in as many parts as it needs, cut at a paragraph, line or word where one is near, never inside a character. Put together they
    /// are the text but for white space at the cuts. Where there is more than one part, each leaves <see cref="MarkSpace"/> free.
    /// </summary>
    /// <param name="text">With line feeds as line breaks.</param>
    /// <param name="firstLimit">The room in the first part; where it takes no text, the first part is empty.</param>
    /// <param name="limit">The room in each further part, at least 32.</param>
    public static IReadOnlyList<string> Split(string text, int firstLimit, int limit) => throw new NotImplementedException();
}
