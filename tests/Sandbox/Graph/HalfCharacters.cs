using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmailSync.Sandbox.Graph;

/// <summary>
/// Exchange cuts and keeps text by UTF-16 units, so half a surrogate pair can reach a client as an escape. No .NET text survives the way
/// through MIME with one in it, so a mark stands for it until the answer is written.
/// </summary>
internal static class HalfCharacters
{
    public const char Mark = '\uE000';

    public static void Write(Utf8JsonWriter json, string property, string? text, bool marked)
    {
        if (!marked || text is null)
        {
            json.WriteString(property, text);
            return;
        }

        json.WritePropertyName(property);
        var escaped = $"\"{JavaScriptEncoder.Default.Encode(text)}\"".Replace("\\uE000", "\\ud83d", StringComparison.Ordinal);
        json.WriteRawValue(escaped, skipInputValidation: true);
    }
}
