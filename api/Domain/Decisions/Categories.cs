namespace EmailSync.Domain.Decisions;

/// <summary>The categories that steer recording, and how categories are compared (D17).</summary>
public static class Categories
{
    /// <summary>Designates a message (D18), and marks what is recorded (R5).</summary>
    public const string Record = "CRM";

    /// <summary>Excludes a message (D4).</summary>
    public const string Exclude = "DoNotSync";

    /// <summary>True where the list has the name: trimmed, without regard to case, as a whole name (D17).</summary>
    public static bool Has(IReadOnlyList<string> categories, string name) =>
        categories.Any(category => category.AsSpan().Trim().Equals(name.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The list with the name at its end; the same list where it has the name already. Whatever else is on it stays (R5).</summary>
    public static IReadOnlyList<string> With(IReadOnlyList<string> categories, string name) =>
        Has(categories, name) ? categories : [.. categories, name];

    /// <summary>The list without the name; the same list where it lacks it (R8).</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> categories, string name) =>
        Has(categories, name) ? [.. categories.Where(category => !Has([category], name))] : categories;
}
