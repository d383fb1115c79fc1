namespace EmailSync.Sandbox.Salesforce;

/// <summary>A value of Task.Status, in the order of the org's list.</summary>
/// <param name="Name">The value that records hold.</param>
/// <param name="Label">What people see; null: the name.</param>
internal sealed record TaskStatusOption(string Name, bool IsClosed = false, bool IsDefault = false, string? Label = null);

/// <summary>A field of the org's own.</summary>
/// <param name="Type">string, textarea, email, picklist, boolean, double, date or datetime.</param>
/// <param name="Length">Of text.</param>
/// <param name="Required">Whether no record may lack it.</param>
/// <param name="Values">Of a picklist.</param>
/// <param name="Default">The value of a picklist that a new record takes.</param>
internal sealed record CustomField(string Type = "string", int Length = 80, bool Required = false, IReadOnlyList<string>? Values = null, string? Default = null);
