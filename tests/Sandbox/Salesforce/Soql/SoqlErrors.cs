namespace EmailSync.Sandbox.Salesforce.Soql;

/// <summary>The refusals of the query endpoint: the statement's neighbourhood, the row and column, and what is wrong there.</summary>
internal static class SoqlErrors
{
    public static SalesforceException Unexpected(string soql, string token, int position) =>
        Malformed(soql, position, $"unexpected token: '{token}'");

    public static SalesforceException Malformed(string soql, int position, string what) => At("MALFORMED_QUERY", soql, position, what);

    public static SalesforceException At(string code, string soql, int position, string what)
    {
        var at = Math.Min(position, soql.Length);
        var start = Math.Max(0, at - 30);
        var near = soql[start..Math.Min(soql.Length, at + 30)];
        var row = soql.AsSpan(0, at).Count('\n') + 1;
        var column = at - (at == 0 ? -1 : soql.LastIndexOf('\n', at - 1));
        return new SalesforceException(400, code, $"\n{near}\n{new string(' ', at - start)}^\nERROR at Row:{row}:Column:{column}\n{what}");
    }

    public static SalesforceException NoColumn(string soql, int position, string field, string entity) => At(
        "INVALID_FIELD",
        soql,
        position,
        $"No such column '{field}' on entity '{entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.");

    public static SalesforceException NoRelationship(string soql, int position, string name) => At(
        "INVALID_FIELD", soql, position, $"Didn't understand relationship '{name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.");

    public static SalesforceException NoType(string soql, int position, string name) => At(
        "INVALID_TYPE", soql, position, $"sObject type '{name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.");
}
