namespace EmailSync.Sandbox.Graph.Attachments;

/// <summary>
/// Which properties of attachments an answer holds. What only files have is selected through their type, as in
/// <c>microsoft.graph.fileAttachment/contentId</c>: the collection is of the base type, which does not have it.
/// </summary>
internal sealed record AttachmentShape(IReadOnlySet<string>? Selected, bool WithItem)
{
    private const string FileType = "microsoft.graph.fileAttachment/";
    private const string BaseTypeName = "Microsoft.OutlookServices.Attachment";
    private static readonly string[] OfAll = ["id", "lastModifiedDateTime", "name", "contentType", "size", "isInline"];
    private static readonly string[] OfFiles = ["contentId", "contentLocation", "contentBytes"];

    public bool Has(string property) => Selected?.Contains(property) ?? true;

    /// <exception cref="GraphException">A property is unknown, or belongs to one type only.</exception>
    public static AttachmentShape Read(string? select, string? expand) =>
        new(select?.Split(',', StringSplitOptions.TrimEntries).Select(Property).ToHashSet(), expand is not null && IsItem(expand));

    /// <summary>The <c>$select</c> within <c>$expand=attachments(…)</c>; null: without one.</summary>
    public static AttachmentShape Nested(string options)
    {
        const string select = "$select=";
        if (options.Length > 0 && !options.StartsWith(select, StringComparison.Ordinal))
            throw new NotHeldException($"$expand=attachments({options})");
        return Read(options.Length == 0 ? null : options[select.Length..], expand: null);
    }

    private static string Property(string name)
    {
        if (OfAll.Contains(name))
            return name;
        return name.StartsWith(FileType, StringComparison.OrdinalIgnoreCase) && OfFiles.Contains(name[FileType.Length..])
            ? name[FileType.Length..]
            : throw GraphException.NoProperty(name, BaseTypeName);
    }

    private static bool IsItem(string expand) => expand.Trim().Equals("microsoft.graph.itemAttachment/item", StringComparison.OrdinalIgnoreCase)
        ? true
        : throw GraphException.NoProperty(expand.Trim(), BaseTypeName);
}
