using System.Text.Json.Nodes;
using EmailSync.Sandbox.Salesforce.Describe;
using EmailSync.Sandbox.Salesforce.Soql;
using EmailSync.Sandbox.Salesforce.Sosl;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.Rest;

/// <summary><c>search</c>: SOSL over the words of records. What has just been written is not found before the index has it.</summary>
internal sealed class SearchResource(OrgStore org)
{
    public RestAnswer Search(RestCall call)
    {
        var text = call.Query("q");
        if (string.IsNullOrWhiteSpace(text))
            throw SoslStatement.Malformed("A search string has to be specified");
        var statement = SoslStatement.Parse(text);
        var found = statement.Returning.SelectMany(returned => Found(call, statement, returned)).Take(statement.Limit);
        return RestAnswer.Ok(new JsonObject { ["searchRecords"] = new JsonArray([.. found]) });
    }

    private IEnumerable<JsonNode> Found(RestCall call, SoslStatement statement, SoqlStatement returned)
    {
        var info = org.Schema.Find(returned.From) ?? throw SoqlErrors.NoType(returned.Text, returned.FromPosition, returned.From);
        var query = new SoqlQuery(org, returned, info);
        var fields = info.Fields.Where(f => IsIn(statement.Group, info, f)).ToList();
        var indexedUntil = org.Now.AddSeconds(-org.Options.SearchDelaySeconds);
        var rows = query.Run(call.UserId, deletedToo: false, row =>
            (row["SystemModstamp"] is not DateTimeOffset at || at <= indexedUntil) && statement.Find.In([.. fields.Select(f => SoslWords.Split(row.Text(f.Name) ?? ""))]));
        var result = new SoqlResult(org, call.UserId, call.Version);
        return rows.Select(row => result.Record(query, row));
    }

    private static bool IsIn(SearchGroup group, ObjectInfo info, FieldInfo field) => group switch
    {
        SearchGroup.Name => field.IsName || (info.Name == "Case" && field.Name == "Subject"),
        SearchGroup.Email => field.Type == "email",
        SearchGroup.Phone => field.Type == "phone",
        _ => field.IsText,
    };
}
