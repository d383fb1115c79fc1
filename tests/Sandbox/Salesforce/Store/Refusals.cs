using System.IO.Enumeration;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>A refusal that a test has set: what an organisation's own validation rule, trigger or lock would say to a record.</summary>
/// <param name="Type">The object.</param>
/// <param name="Code">Salesforce's code, such as FIELD_CUSTOM_VALIDATION_EXCEPTION or UNABLE_TO_LOCK_ROW.</param>
/// <param name="Message">The text beside it.</param>
/// <param name="Field">The field that <paramref name="Value"/> is compared with.</param>
/// <param name="Value">Glob on the field's new value.</param>
/// <param name="Count">How many records it strikes.</param>
internal sealed record Refusal(string Type, string Code, string Message = "refused by the sandbox", string Field = "Subject", string Value = "*", int Count = 1);

/// <summary>The refusals in force; each strikes a record at a time, within a collection too.</summary>
internal sealed class Refusals
{
    private readonly List<Refusal> _refusals = [];

    public void Add(Refusal refusal) => _refusals.Add(refusal);

    public void Clear() => _refusals.Clear();

    public void Check(string type, Dictionary<string, object?> given)
    {
        var at = _refusals.FindIndex(r => r.Count > 0 && r.Type == type && FileSystemName.MatchesSimpleExpression(r.Value.Replace(@"\", @"\\", StringComparison.Ordinal), given.GetValueOrDefault(r.Field)?.ToString() ?? ""));
        if (at < 0)
            return;
        var struck = _refusals[at];
        _refusals[at] = struck with { Count = struck.Count - 1 };
        throw new SalesforceException(400, struck.Code, struck.Message);
    }
}
