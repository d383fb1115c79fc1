using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmailSync.Sandbox.Control;

/// <summary>How the control address reads and writes JSON: camelCase, enums by name, and loud on a member that it does not know.</summary>
internal static class ControlJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    }
}
