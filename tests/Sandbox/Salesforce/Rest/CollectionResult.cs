using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary>What became of one record of a collection.</summary>
internal sealed record CollectionResult(string? Id, SalesforceException? Error)
{
    public static CollectionResult RolledBack { get; } = new(null, new SalesforceException(400, "ALL_OR_NONE_OPERATION_ROLLED_BACK", "Record rolled back because not all records were valid and the request was using AllOrNone header"));

    public bool Success => Error is null;

    public static CollectionResult Of(Func<Row> work)
    {
        try
        {
            return new CollectionResult(work().Id, null);
        }
        catch (SalesforceException e)
        {
            return new CollectionResult(null, e);
        }
    }

    public JsonObject Document()
    {
        var document = new JsonObject();
        if (Id is not null)
            document["id"] = Id;
        document["success"] = Success;
        document["errors"] = Error is null ? new JsonArray() : new JsonArray(RestAnswer.ErrorBody(Error, "statusCode"));
        return document;
    }
}
