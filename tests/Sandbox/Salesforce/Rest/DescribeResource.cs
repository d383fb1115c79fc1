using System.Globalization;
using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>The list of objects, and describe of one, which answers 304 to a client that holds the present one.</summary>
internal sealed class DescribeResource(OrgStore org)
{
    public RestAnswer List(RestCall call) => RestAnswer.Ok(new JsonObject
    {
        ["encoding"] = "UTF-8",
        ["maxBatchSize"] = 200,
        ["sobjects"] = new JsonArray([.. org.Schema.Objects.Select(o => o.Brief(call.Version))]),
    });

    public RestAnswer Describe(RestCall call)
    {
        var info = org.Schema.Find(call.Route("type")) ?? throw SalesforceException.NotFound();
        var since = call.Context.Request.Headers.IfModifiedSince.ToString();
        if (DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var held) && held >= org.Schema.BuiltAt)
            return new RestAnswer(StatusCodes.Status304NotModified);
        return new RestAnswer(StatusCodes.Status200OK, info.Document(call.Version, call.Context.InstanceUrl()), LastModified: org.Schema.BuiltAt);
    }
}
