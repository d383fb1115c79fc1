namespace EmailSync.Sandbox.Salesforce;

/// <summary>A refusal in Salesforce's own words: it becomes the array of errors of a REST answer, or the errors of one item of a collection.</summary>
internal sealed class SalesforceException(int status, string code, string message, params string[] fields) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyList<string> Fields { get; } = fields;

    public static SalesforceException NotFound() => new(404, "NOT_FOUND", "The requested resource does not exist");

    public static SalesforceException Json(string message) => new(400, "JSON_PARSER_ERROR", message);
}
