using System.Text.RegularExpressions;
using EmailSync.Sandbox.Graph.Attachments;

namespace EmailSync.Sandbox.Graph;

/// <summary>Which properties of messages an answer holds: what $select and $expand ask for.</summary>
internal sealed partial record MessageShape(IReadOnlySet<string>? Selected, IReadOnlyList<string> ExtendedIds, AttachmentShape? Attachments = null)
{
    public const string TypeName = "Microsoft.OutlookServices.Message";

    /// <summary>Answered only when they are named.</summary>
    private static readonly string[] OnlyWhenNamed = ["internetMessageHeaders", "uniqueBody"];

    private static readonly string[] Navigation = ["attachments", "extensions", "multiValueExtendedProperties", "singleValueExtendedProperties"];

    private static readonly string[] InPartial = ["id", "isRead", "parentFolderId"];

    public static readonly string[] Properties =
    [
        "id", "createdDateTime", "lastModifiedDateTime", "changeKey", "categories", "receivedDateTime", "sentDateTime", "hasAttachments",
        "internetMessageId", "subject", "bodyPreview", "importance", "parentFolderId", "conversationId", "conversationIndex",
        "isDeliveryReceiptRequested", "isReadReceiptRequested", "isRead", "isDraft", "webLink", "inferenceClassification", "body", "sender",
        "from", "toRecipients", "ccRecipients", "bccRecipients", "replyTo", "flag", "internetMessageHeaders", "uniqueBody",
    ];

    public bool Has(string property) => Selected?.Contains(property) ?? !OnlyWhenNamed.Contains(property);

    /// <summary>What a delta round sometimes gives of a changed message, whatever was selected.</summary>
    public MessageShape Partial() =>
        new(InPartial.Where(p => Selected?.Contains(p) ?? true).ToHashSet(), []);

    public static MessageShape Read(string? select, string? expand)
    {
        var shape = new MessageShape(ReadSelect(select), []);
        return expand is null ? shape : Split(expand).Aggregate(shape, (all, term) => all.Expand(term.Trim()));
    }

    /// <exception cref="GraphException">A property is unknown.</exception>
    public static IReadOnlySet<string>? ReadSelect(string? select)
    {
        if (select is null)
            return null;

        var names = select.Split(',', StringSplitOptions.TrimEntries);
        foreach (var name in names)
        {
            if (name.Length == 0)
                throw GraphException.Uri("Parsing OData Select and Expand failed: Syntax error: empty term.");
            if (name == "uniqueBody")
                throw new NotHeldException("$select=uniqueBody");
            if (!Properties.Contains(name) && !Navigation.Contains(name))
                throw GraphException.NoProperty(name, TypeName);
        }

        return names.ToHashSet();
    }

    /// <summary>The terms of $expand; commas within parentheses part nothing.</summary>
    private static IEnumerable<string> Split(string expand)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < expand.Length; i++)
        {
            depth += expand[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (expand[i] != ',' || depth > 0)
                continue;
            yield return expand[start..i];
            start = i + 1;
        }

        yield return expand[start..];
    }

    private MessageShape Expand(string term)
    {
        if (Navigation.FirstOrDefault(n => term.StartsWith(n, StringComparison.Ordinal)) is not { } property)
            throw GraphException.NoProperty(term, TypeName);
        return property switch
        {
            "attachments" => this with { Attachments = AttachmentShape.Nested(term[property.Length..].Trim('(', ')')) },
            "singleValueExtendedProperties" => this with { ExtendedIds = ReadExtended(term) },
            _ => throw new NotHeldException($"$expand={property}"),
        };
    }

    private static List<string> ReadExtended(string term)
    {
        if (Filtered().Match(term) is not { Success: true } match)
            throw GraphException.BadRequest("A filter of the form id eq '{type} {tag}' is required to expand singleValueExtendedProperties.");

        return match.Groups["id"].Captures.Select(capture => Tag().Match(capture.Value) is { Success: true } tag
            ? $"{tag.Groups["type"].Value} 0x{tag.Groups["tag"].Value.TrimStart('0').ToLowerInvariant()}"
            : throw GraphException.BadRequest($"The property id '{capture.Value}' is not valid.")).ToList();
    }

    [GeneratedRegex(@"^singleValueExtendedProperties\(\s*\$filter\s*=\s*id\s+eq\s+'(?<id>[^']*)'(\s+or\s+id\s+eq\s+'(?<id>[^']*)')*\s*\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Filtered();

    [GeneratedRegex("^(?<type>Integer|String) 0[xX](?<tag>[0-9A-Fa-f]{1,4})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
