namespace EmailSync.Sandbox.Graph;

/// <summary>An entry of the mailbox's list of categories.</summary>
internal sealed record OutlookCategory(Guid Id, string DisplayName, string Color)
{
    public static List<OutlookCategory> Defaults() =>
    [
        new(Guid.NewGuid(), "Red category", "preset0"),
        new(Guid.NewGuid(), "Orange category", "preset1"),
        new(Guid.NewGuid(), "Yellow category", "preset3"),
        new(Guid.NewGuid(), "Green category", "preset4"),
        new(Guid.NewGuid(), "Blue category", "preset7"),
        new(Guid.NewGuid(), "Purple category", "preset8"),
    ];
}
