namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Salesforce Files: a version makes its document, and the links to its owner and to the record for which it was published.</summary>
internal static class Files
{
    private static readonly string[] Web = ["htm", "html", "htt", "htx", "mht", "mhtm", "mhtml", "shtm", "shtml", "svg", "thtml", "xhtm", "xhtml"];

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["txt"] = "TEXT",
        ["pdf"] = "PDF",
        ["png"] = "PNG",
        ["jpg"] = "JPG",
        ["jpeg"] = "JPG",
        ["gif"] = "GIF",
        ["csv"] = "CSV",
        ["doc"] = "WORD",
        ["docx"] = "WORD_X",
        ["xls"] = "EXCEL",
        ["xlsx"] = "EXCEL_X",
        ["ppt"] = "POWER_POINT",
        ["pptx"] = "POWER_POINT_X",
        ["zip"] = "ZIP",
        ["html"] = "HTML",
    };

    /// <summary>Whether the org gives the field its value where a new version lacks it.</summary>
    public static bool Assigns(string type, string field) => type == "ContentVersion" && field == "ContentDocumentId";

    /// <summary>Checks a new version against what the org allows.</summary>
    public static FileContent Check(OrgStore org, string userId, Dictionary<string, object?> given, FileContent? sent)
    {
        var content = given.Remove("VersionData", out var data) && data is byte[] bytes ? FileContent.Of(bytes) : sent;
        string[] missing = [.. content is null ? ["VersionData"] : Array.Empty<string>(), .. given.GetValueOrDefault("PathOnClient") is null ? ["PathOnClient"] : Array.Empty<string>()];
        if (content is null || missing.Length > 0)
            throw new SalesforceException(400, "REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]", missing);
        var extension = Extension(given) ?? "";
        if (org.Options.BlockedExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            throw Web.Contains(extension, StringComparer.OrdinalIgnoreCase)
                ? new SalesforceException(400, "HTML_FILE_UPLOAD_NOT_ALLOWED", "Your company doesn't support this file type.", "PathOnClient")
                : new SalesforceException(400, "FILE_EXTENSION_NOT_ALLOWED", $"Your company doesn't support the following file types: .{extension}", "PathOnClient");
        }

        if (StorageUsed(org) + content.Length > org.Options.FileStorageBytes)
            throw new SalesforceException(400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded");
        if (given.GetValueOrDefault("ContentDocumentId") is string document)
            CheckRevision(org, userId, org.Find(document)!, given);
        return content;
    }

    /// <summary>Bytes of all versions that are not deleted.</summary>
    public static long StorageUsed(OrgStore org) => org.Rows("ContentVersion").Where(v => !v.IsDeleted).Sum(v => v["ContentSize"] as long? ?? 0);

    /// <summary>Completes a new version, before it is added.</summary>
    public static void Complete(OrgStore org, Row version, FileContent content)
    {
        var extension = Extension(version.Text("PathOnClient"));
        version.Content = content;
        version["ContentSize"] = content.Length;
        version["Checksum"] = content.Md5;
        version["FileExtension"] = extension;
        version["FileType"] = Types.GetValueOrDefault(extension ?? "", "UNKNOWN");
        version["IsLatest"] = true;
        version["ContentModifiedDate"] ??= org.Now;
        version["ContentModifiedById"] = version["CreatedById"];
        version["VersionDataUrl"] = $"/sfc/servlet.shepherd/version/download/{version.Id}";
        var isNew = version.Text("ContentDocumentId") is null;
        if (isNew)
            version["FirstPublishLocationId"] ??= version["OwnerId"];
        version["PublishStatus"] = IsUser(version.Text("FirstPublishLocationId")) ? "R" : "P";
        version["VersionNumber"] = "1";
        if (isNew)
            version["ContentDocumentId"] = Document(org, version).Id;
        else
            Revise(org, version);
    }

    /// <summary>Makes the links of a new document: its owner's, and that of the record for which it was published.</summary>
    public static void Publish(OrgStore org, Row version)
    {
        if (version.Text("VersionNumber") != "1")
            return;
        var document = version.Text("ContentDocumentId")!;
        Link(org, document, version.Text("OwnerId")!, "I");
        if (version.Text("FirstPublishLocationId") is { } location && location != version.Text("OwnerId"))
            Link(org, document, location, "V");
    }

    /// <summary>A document goes with its versions and links; another record takes only the links to it along, and its files stay with their owner.</summary>
    public static void Forget(OrgStore org, Row gone)
    {
        foreach (var link in org.LinksOf(gone.Id).Where(l => !l.IsDeleted).ToList())
            org.Change(link, l => l["IsDeleted"] = true);
        if (gone.Type != "ContentDocument")
            return;
        foreach (var version in org.Rows("ContentVersion").Where(v => !v.IsDeleted && v.Text("ContentDocumentId") == gone.Id).ToList())
            org.Change(version, v => v["IsDeleted"] = true);
    }

    /// <summary>The documents that are linked to a record.</summary>
    public static IEnumerable<Row> Of(OrgStore org, Row record) => org.LinksOf(record.Id)
        .Where(l => !l.IsDeleted && l.Text("LinkedEntityId") == record.Id)
        .Select(l => org.Find(l.Text("ContentDocumentId"))).OfType<Row>().Where(d => !d.IsDeleted);

    private static void CheckRevision(OrgStore org, string userId, Row document, Dictionary<string, object?> given)
    {
        if (!org.CanChange(userId, document))
            throw new SalesforceException(403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        if (given.GetValueOrDefault("FirstPublishLocationId") is not null)
            throw new SalesforceException(400, "INVALID_FIELD_FOR_INSERT_UPDATE", "FirstPublishLocationId can be set for the first version only", "FirstPublishLocationId");
    }

    private static Row Document(OrgStore org, Row version)
    {
        var document = new Row("ContentDocument", org.NextId("069"));
        foreach (var field in (string[])["CreatedDate", "CreatedById"])
            document[field] = version[field];
        (document["IsArchived"], document["OwnerId"]) = (false, version["OwnerId"]);
        Show(document, version);
        org.Add(document);
        return document;
    }

    private static void Revise(OrgStore org, Row version)
    {
        var document = org.Find(version.Text("ContentDocumentId"))!;
        var before = org.Find(document.Text("LatestPublishedVersionId"))!;
        version["VersionNumber"] = (int.Parse(before.Text("VersionNumber")!, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        version["FirstPublishLocationId"] = before["FirstPublishLocationId"];
        version["PublishStatus"] = before["PublishStatus"];
        org.Change(before, b => b["IsLatest"] = false);
        org.Change(document, d => Show(d, version));
    }

    /// <summary>A document shows what its latest version says.</summary>
    public static void Show(Row document, Row version)
    {
        document["LatestPublishedVersionId"] = version.Id;
        foreach (var field in (string[])["Title", "Description", "ContentSize", "FileType", "FileExtension", "PublishStatus", "SharingOption", "SharingPrivacy", "ContentModifiedDate", "LastModifiedDate", "LastModifiedById", "SystemModstamp"])
            document[field] = version[field];
    }

    private static void Link(OrgStore org, string document, string entity, string shareType)
    {
        var link = new Row("ContentDocumentLink", org.NextId("06A"));
        (link["ContentDocumentId"], link["LinkedEntityId"], link["ShareType"], link["Visibility"], link["SystemModstamp"]) = (document, entity, shareType, "AllUsers", org.Now);
        org.Add(link);
    }

    private static bool IsUser(string? id) => id?.StartsWith("005", StringComparison.Ordinal) != false;

    private static string? Extension(Dictionary<string, object?> given) => Extension(given.GetValueOrDefault("PathOnClient") as string);

    private static string? Extension(string? path) => Path.GetExtension(path?.Replace('\\', '/'))?.TrimStart('.') is { Length: > 0 } extension ? extension : null;
}
