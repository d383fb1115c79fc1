using System.Globalization;

namespace EmailSync.Integrations.Exchange;

/// <summary>The MAPI properties that Graph has no field for. Graph answers their ids in any spelling: <c>String 0x1a</c> is <c>String 0x001A</c>.</summary>
internal static class MapiProperty
{
    public const string Sensitivity = "Integer 0x36";
    public const string MessageClass = "String 0x001A";
    public const string InReplyTo = "String 0x1042";
    public const string References = "String 0x1039";

    public static IReadOnlyList<string> Asked { get; } = [Sensitivity, MessageClass, InReplyTo, References];

    /// <summary>True where both name the same property.</summary>
    public static bool AreSame(string? id, string other) => Parse(id) is { } a && Parse(other) is { } b && a == b;

    private static (string Type, uint Tag)? Parse(string? id)
    {
        var words = (id ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is [var type, ['0', 'x' or 'X', .. var tag]]
            && uint.TryParse(tag, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
                ? (type.ToUpperInvariant(), number)
                : null;
    }
}
