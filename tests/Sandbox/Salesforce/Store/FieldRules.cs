using System.Text.RegularExpressions;
using EmailSync.Sandbox.Salesforce.Describe;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>What describe says of a field, enforced: length, restricted picklists, addresses.</summary>
internal static partial class FieldRules
{
    public static object? Check(FieldInfo field, object? value)
    {
        if (value is not string text || field.IsId)
            return value;
        if (field.Length > 0 && LengthOf(field, text) > field.Length)
            throw new SalesforceException(400, "STRING_TOO_LONG", $"{Label(field)}: data value too large: {text} (max length={field.Length})", field.Name);
        var trimmed = FieldValue.Trimmed(text);
        if (field.RestrictedPicklist && trimmed is not null && !field.Picklist.Contains(trimmed, StringComparer.OrdinalIgnoreCase))
            throw new SalesforceException(400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"{Label(field)}: bad value for restricted picklist field: {trimmed}", field.Name);
        if (field.Type == "email" && trimmed is not null && !Address().IsMatch(trimmed))
            throw new SalesforceException(400, "INVALID_EMAIL_ADDRESS", $"{Label(field)}: invalid email address: {trimmed}", field.Name);
        return trimmed;
    }

    public static string Label(FieldInfo field) => field.Document["label"]!.GetValue<string>();

    // UTF-16 units. Whether a line break counts as one or two is nowhere stated: the sandbox takes the stricter.
    private static int LengthOf(FieldInfo field, string text)
    {
        if (field.Type != "textarea")
            return text.Length;
        var pairs = text.Split("\r\n").Length - 1;
        return text.Length + text.Count(c => c is '\n' or '\r') - (2 * pairs);
    }

    [GeneratedRegex(@"^[^\s@]+@[^\s@]+\.[^\s@.]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
