using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EmailSync.Sandbox.Core;
using Microsoft.AspNetCore.Http.Features;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>Writes an answer as Salesforce does: JSON in UTF-8, with the usage header on the wire (not within a composite).</summary>
internal static class RestWriter
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(HttpContext context, RestAnswer answer, string? usage)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        if (usage is not null && !context.Features.GetRequiredFeature<LoggedRequest>().Inner)
            response.Headers["Sforce-Limit-Info"] = usage;
        if (answer.Location is not null)
            response.Headers.Location = answer.Location;
        if (answer.LastModified is { } at)
            response.Headers.LastModified = at.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        if (answer.Bytes is { } bytes)
        {
            response.ContentType = "application/octet-stream";
            response.ContentLength = bytes.Length;
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }

        if (answer.Body is null)
            return;
        response.ContentType = "application/json;charset=UTF-8";
        await JsonSerializer.SerializeAsync(response.Body, answer.Body, Options, context.RequestAborted);
    }
}
