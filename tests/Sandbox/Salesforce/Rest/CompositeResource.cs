using System.Text;
using System.Text.Json.Nodes;
using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary><c>/composite</c>: up to 25 subrequests, five of them queries or collections, in their order, as one call. Later ones may use what earlier ones answered.</summary>
internal sealed class CompositeResource(OrgStore org)
{
    private const int MostSubrequests = 25;
    private const int MostQueries = 5;

    public async Task<RestAnswer> RunAsync(RestCall call)
    {
        var body = call.Object();
        var requests = Subrequests(call, body);
        var allOrNone = body["allOrNone"] is JsonValue flag && flag.GetValue<bool>();
        var journal = Journal.Current = new Journal();
        var answers = new List<CompositeAnswer>();
        foreach (var request in requests)
            answers.Add(await SendAsync(call, request, answers));
        if (allOrNone && answers.Exists(a => a.Failed))
        {
            lock (org.Gate)
                journal.RollBack();
            answers = answers.ConvertAll(a => a.Failed ? a : a.Halted("The transaction was rolled back since another operation in the same transaction failed."));
        }

        Journal.Current = null;
        return RestAnswer.Ok(new JsonObject { ["compositeResponse"] = new JsonArray([.. answers.Select(a => a.Document())]) });
    }

    private static List<CompositeRequest> Subrequests(RestCall call, JsonObject body)
    {
        if (body["compositeRequest"] is not JsonArray array || array.Count == 0)
            throw SalesforceException.Json("The property 'compositeRequest' must be a list with at least one subrequest.");
        var requests = array.Select(n => CompositeRequest.Read(n as JsonObject ?? throw SalesforceException.Json("Each subrequest must be an object."))).ToList();
        if (requests.Count > MostSubrequests)
            throw new SalesforceException(400, "LIMIT_EXCEEDED", $"The composite request has {requests.Count} subrequests, {MostSubrequests} are allowed.");
        if (requests.Count(r => r.IsQueryOrCollection) > MostQueries)
            throw new SalesforceException(400, "LIMIT_EXCEEDED", $"A composite request can hold {MostQueries} queries and collections at most.");
        if (requests.DistinctBy(r => r.ReferenceId).Count() < requests.Count)
            throw new SalesforceException(400, "DUPLICATE_REFERENCE_ID", "Each referenceId must be unique in the composite request.");
        var elsewhere = requests.Find(r => !r.Url.StartsWith($"/services/data/{call.Version}/", StringComparison.Ordinal));
        return elsewhere is null ? requests : throw new SalesforceException(400, "INVALID_INPUT", $"The url of subrequest {elsewhere.ReferenceId} must begin with /services/data/{call.Version}/.");
    }

    private static async Task<CompositeAnswer> SendAsync(RestCall call, CompositeRequest request, IReadOnlyList<CompositeAnswer> before)
    {
        try
        {
            var resolved = new CompositeReferences(before).Fill(request);
            var headers = new HeaderDictionary { ["Content-Type"] = "application/json" };
            foreach (var (name, value) in request.Headers)
                headers[name] = value;
            var inner = new InnerRequest(request.Method, resolved.Url, headers, Encoding.UTF8.GetBytes(resolved.Body?.ToJsonString() ?? ""));
            var answer = await inner.SendAsync(call.Context);
            return new CompositeAnswer(request.ReferenceId, answer.Status, answer.Body.Length == 0 ? null : JsonNode.Parse(answer.Body.Span), answer.Headers.Location);
        }
        catch (SalesforceException e)
        {
            return new CompositeAnswer(request.ReferenceId, e.Status, RestAnswer.Error(e).Body, null);
        }
    }
}
