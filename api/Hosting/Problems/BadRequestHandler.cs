using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace EmailSync.Hosting.Problems;

/// <summary>Requests that could not be read: names the field and says what was expected (B1).</summary>
internal sealed partial class BadRequestHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }

        httpContext.Response.StatusCode = bad.StatusCode;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = Describe(bad), Exception = exception });
    }

    private static ProblemDetails Describe(BadHttpRequestException bad)
    {
        if (bad.StatusCode != StatusCodes.Status400BadRequest)
        {
            return new() { Status = bad.StatusCode };
        }

        if (bad.InnerException is JsonException json)
        {
            return Invalid(FieldOf(json), SentenceOf(json));
        }

        if (Parameter().Match(bad.Message) is { Success: true } parameter)
        {
            return Invalid(parameter.Groups["name"].Value, $"{ExpectedOf(parameter.Groups["type"].Value)} was expected.");
        }

        if (MissingParameter().Match(bad.Message) is { Success: true } missing)
        {
            return Invalid(missing.Groups["name"].Value, "A value was expected.");
        }

        return bad.Message.Contains("body", StringComparison.Ordinal)
            ? Invalid("body", "A JSON document was expected.")
            : new() { Status = bad.StatusCode };
    }

    private static HttpValidationProblemDetails Invalid(string field, string sentence) => new(new Dictionary<string, string[]> { [field] = [sentence] })
    {
        Status = StatusCodes.Status400BadRequest,
        Title = "The request is not as it was expected.",
        Detail = $"{field}: {sentence}",
    };

    private static string FieldOf(JsonException json)
    {
        if (UnknownField().Match(json.Message) is { Success: true } unknown)
        {
            // The path ends at the object for an unknown field in some versions and at the field in others.
            var path = json.Path?.TrimStart('$').TrimStart('.') ?? "";
            var name = unknown.Groups["name"].Value;
            return path.Length == 0 || path == name || path.EndsWith("." + name, StringComparison.Ordinal) ? (path.Length == 0 ? name : path) : $"{path}.{name}";
        }

        return json.Path is { Length: > 2 } at ? at[2..] : "body";
    }

    private static string SentenceOf(JsonException json)
    {
        if (UnknownField().IsMatch(json.Message))
        {
            return "This field is not known here.";
        }

        if (MissingFields().Match(json.Message) is { Success: true } missing)
        {
            return $"It lacks {missing.Groups["names"].Value.TrimEnd('.')}.";
        }

        // The reader knows what it wanted; the message names only the type that it was reading for.
        if (Wanted().Match(json.InnerException?.Message ?? "") is { Success: true } wanted)
        {
            return $"{ExpectedOf(wanted.Groups["type"].Value)} was expected.";
        }

        if (Conversion().Match(json.Message) is { Success: true } conversion)
        {
            return $"{ExpectedOf(conversion.Groups["type"].Value)} was expected.";
        }

        if (json.Message.Contains("uplicate", StringComparison.Ordinal))
        {
            return "A JSON document was expected in which no field comes twice.";
        }

        return json.LineNumber is { } line
            ? $"A JSON document was expected; it stops being one at line {line + 1}, position {json.BytePositionInLine + 1}."
            : "A JSON document was expected.";
    }

    /// <summary>The words for a type as the framework spells it in its messages.</summary>
    private static string ExpectedOf(string type)
    {
        var name = type.Replace("Nullable<", "", StringComparison.Ordinal).Replace("System.", "", StringComparison.Ordinal).TrimEnd('>', '?').ToLowerInvariant();
        return name switch
        {
            "string" => "A text",
            "bool" or "boolean" => "true or false",
            "int" or "int32" or "long" or "int64" => "A whole number",
            _ when name.Contains("list", StringComparison.Ordinal) || name.EndsWith("[]", StringComparison.Ordinal) => "An array",
            _ when name.StartsWith("emailsync.", StringComparison.Ordinal) => "An object",
            _ => "A value of another type",
        };
    }

    [GeneratedRegex("""Failed to bind parameter "(?<type>\S+) (?<name>\w+)" from""")]
    private static partial Regex Parameter();

    [GeneratedRegex("""^Required parameter "\S+ (?<name>\w+)" was not provided from (query|route|header)""")]
    private static partial Regex MissingParameter();

    [GeneratedRegex("""^The JSON property '(?<name>[^']*)' could not be mapped""")]
    private static partial Regex UnknownField();

    [GeneratedRegex("""missing required properties including: (?<names>[^|]*)""")]
    private static partial Regex MissingFields();

    [GeneratedRegex("""of a token type '\w+' as an? (?<type>\w+)""")]
    private static partial Regex Wanted();

    [GeneratedRegex("""could not be converted to (?<type>[^\s]+?)\. Path""")]
    private static partial Regex Conversion();
}
