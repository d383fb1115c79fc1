using System.IO.Enumeration;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>What is done to a record.</summary>
internal enum RecordWork
{
    Create,
    Update,
    Delete,
}

/// <summary>A refusal that a test has set: what an organisation's own validation rule, trigger or lock would say to a record.</summary>
/// <param name="Type">The object.</param>
/// <param name="Code">Salesforce's code, such as FIELD_CUSTOM_VALIDATION_EXCEPTION or UNABLE_TO_LOCK_ROW.</param>
/// <param name="Message">The text beside it, which is the administrator's own.</param>
/// <param name="Field">The field that <paramref name="Value"/> is compared with, as the record would have it.</param>
/// <param name="Value">Glob on the field's value; empty: where it has none.</param>
/// <param name="Count">How many records it strikes; as many as there are where it is 0, as a rule does.</param>
/// <param name="Fields">The fields beside which the org shows its message.</param>
/// <param name="On">What must not be done; null: neither create nor update.</param>
/// <param name="Status">The HTTP status where the record is alone in its request.</param>
internal sealed record Refusal(
    string Type,
    string Code,
    string Message = "refused by the sandbox",
    string Field = "Subject",
    string Value = "*",
    int Count = 1,
    IReadOnlyList<string>? Fields = null,
    RecordWork? On = null,
    int Status = 400);

/// <summary>The refusals in force; each strikes a record at a time, within a collection too.</summary>
internal sealed class Refusals
{
    private readonly List<Refusal> _refusals = [];

    public void Add(Refusal refusal) => _refusals.Add(refusal);

    public void Clear() => _refusals.Clear();

    /// <param name="type">The record's object.</param>
    /// <param name="work">What is done to it.</param>
    /// <param name="value">Its fields, as they would be.</param>
    public void Check(string type, RecordWork work, Func<string, object?> value)
    {
        var at = _refusals.FindIndex(r => r.Count >= 0 && r.Type == type && Meant(r, work) && Matches(r, value(r.Field)?.ToString() ?? ""));
        if (at < 0)
            return;
        var struck = _refusals[at];
        if (struck.Count == 1)
            _refusals.RemoveAt(at);
        else if (struck.Count > 1)
            _refusals[at] = struck with { Count = struck.Count - 1 };
        throw new SalesforceException(struck.Status, struck.Code, struck.Message, [.. struck.Fields ?? []]);
    }

    private static bool Meant(Refusal refusal, RecordWork work) => refusal.On is { } on ? on == work : work != RecordWork.Delete;

    private static bool Matches(Refusal refusal, string value) => refusal.Value.Length == 0
        ? value.Length == 0
        : FileSystemName.MatchesSimpleExpression(refusal.Value.Replace(@"\", @"\\", StringComparison.Ordinal), value);
}
