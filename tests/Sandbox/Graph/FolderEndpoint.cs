namespace EmailSync.Sandbox.Graph;

/// <summary>GET mailFolders: those under the root, one, and its children.</summary>
internal static class FolderEndpoint
{
    private static readonly string[] Properties =
        ["id", "displayName", "parentFolderId", "childFolderCount", "unreadItemCount", "totalItemCount", "sizeInBytes", "isHidden"];

    public static IResult Get(GraphRequest request)
    {
        var selected = Selected(new QueryOptions(request.Http, "$select"));
        var answer = new Dictionary<string, object?> { ["@odata.context"] = $"{Context(request)}/$entity" };
        lock (request.Mailbox.Sync)
            Fill(answer, request.Mailbox, request.Folder(), selected);
        return Results.Json(answer);
    }

    public static IResult List(GraphRequest request)
    {
        if (request.Http.Query.Keys.FirstOrDefault(k => k is "$filter" or "$orderby" or "$expand" or "$search") is { } option)
            throw new NotHeldException($"{option} on folders");

        var options = new QueryOptions(request.Http, "$select", "$top", "$skip", "$count", "includeHiddenFolders");
        var selected = Selected(options);
        var size = options.Number("$top", 1, 1000) ?? request.Prefer.MaxPageSize ?? 10;
        var skip = options.Number("$skip", 0, int.MaxValue) ?? 0;
        var answer = new Dictionary<string, object?> { ["@odata.context"] = Context(request) };
        lock (request.Mailbox.Sync)
        {
            var parent = request.Http.RouteValues.ContainsKey("folder") ? request.Folder() : request.Mailbox.Root;
            var children = parent.Children
                .Where(f => !f.IsHidden || options.Flag("includeHiddenFolders"))
                .OrderBy(f => f.DisplayName, StringComparer.InvariantCultureIgnoreCase)
                .ToList();
            if (options.Flag("$count"))
                answer["@odata.count"] = children.Count;
            answer["value"] = children.Skip(skip).Take(size).Select(f => Fill([], request.Mailbox, f, selected)).ToList();
            if (children.Count > skip + size)
                answer["@odata.nextLink"] = NextLink(request, skip + size);
        }

        return Results.Json(answer);
    }

    private static string[] Selected(QueryOptions options)
    {
        var selected = options["$select"]?.Split(',', StringSplitOptions.TrimEntries) ?? Properties;
        return Array.Find(selected, name => !Properties.Contains(name)) is { } unknown
            ? throw GraphException.NoProperty(unknown, "Microsoft.OutlookServices.MailFolder")
            : [.. selected.Append("id").Distinct()];
    }

    private static Dictionary<string, object?> Fill(Dictionary<string, object?> answer, Mailbox mailbox, MailFolder folder, string[] selected)
    {
        foreach (var name in selected)
        {
            answer[name] = name switch
            {
                "id" => mailbox.IdOf(folder),
                "displayName" => folder.DisplayName,
                "parentFolderId" => mailbox.IdOf(folder.Parent ?? folder),
                "childFolderCount" => folder.Children.Count(f => !f.IsHidden),
                "unreadItemCount" => folder.ByReceived.Unread,
                "totalItemCount" => folder.ByReceived.Count,
                "isHidden" => folder.IsHidden,
                _ => folder.ByReceived.Count * 20_000L,
            };
        }

        return answer;
    }

    private static string Context(GraphRequest request) => $"{request.BaseUrl}/$metadata#users('{request.Mailbox.Owner.ObjectId}')/mailFolders";

    private static string NextLink(GraphRequest request, int skip)
    {
        var kept = request.Http.Query.Where(o => o.Key != "$skip").Select(o => $"{Uri.EscapeDataString(o.Key)}={Uri.EscapeDataString(o.Value.ToString())}");
        return $"{request.Url}?{string.Join('&', kept.Append($"%24skip={skip}"))}";
    }
}
