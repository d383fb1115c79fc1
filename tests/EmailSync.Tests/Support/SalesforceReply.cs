using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace EmailSync.Tests.Support;

/// <summary>An answer of the sandbox's Salesforce; <see cref="Body"/> is undefined where there was none.</summary>
public sealed record SalesforceReply(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers)
{
    /// <summary>The code of the first error.</summary>
    public string Code => Body[0].GetProperty("errorCode").GetString()!;

    public string Message => Body[0].GetProperty("message").GetString()!;

    public string Text(string property) => Body.GetProperty(property).GetString()!;

    /// <summary>The codes of a collection's items, by "ok" where one succeeded.</summary>
    public IEnumerable<string> ItemCodes() =>
        Body.EnumerateArray().Select(i => i.GetProperty("success").GetBoolean() ? "ok" : i.GetProperty("errors")[0].GetProperty("statusCode").GetString()!);

    /// <summary>One text property of each record of a query.</summary>
    public IEnumerable<string?> Values(string property) => Body.GetProperty("records").EnumerateArray().Select(r => r.GetProperty(property).GetString());
}
