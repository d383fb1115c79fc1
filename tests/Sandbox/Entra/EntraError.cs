using System.Globalization;

namespace EmailSync.Sandbox.Entra;

/// <summary>A refusal of Entra: the OAuth error, and the number by which its own texts are known.</summary>
internal sealed record EntraError(string Error, int Number, string Text, int Status = StatusCodes.Status400BadRequest)
{
    public string Description => $"AADSTS{Number}: {Text}";

    public IResult ToJson() => Results.Json(
        new Dictionary<string, object>
        {
            ["error"] = Error,
            ["error_description"] = Description,
            ["error_codes"] = new[] { Number },
            ["timestamp"] = TimeProvider.System.GetUtcNow().ToString("u", CultureInfo.InvariantCulture),
            ["trace_id"] = Guid.NewGuid(),
            ["correlation_id"] = Guid.NewGuid(),
        },
        statusCode: Status);
}
