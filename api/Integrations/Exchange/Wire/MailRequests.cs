using System.Globalization;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>Every request that this edge makes, by the SDK's builders. Ids are immutable in all of them.</summary>
internal sealed class MailRequests(GraphTransport transport, GraphUrls urls)
{
    private const string ImmutableIds = "IdType=\"ImmutableId\"";
    private const string TextBodies = "outlook.body-content-type=\"text\"";

    private readonly GraphServiceClient _graph = transport.Graph;

    public GraphRequest User(string userId) => GraphRequest.From(GraphRoutes.User, _graph.Users[userId].ToGetRequestInformation(c =>
        c.QueryParameters.Select = ["id", "displayName", "mail", "userPrincipalName", "proxyAddresses", "accountEnabled"]));

    public GraphRequest MailboxSettings(string userId) =>
        GraphRequest.From(GraphRoutes.MailboxSettings, _graph.Users[userId].MailboxSettings.ToGetRequestInformation());

    /// <summary>The smallest question that only a mailbox whose messages may be read answers: folders may be open where messages are not.</summary>
    public GraphRequest Probe(string userId) =>
        GraphRequest.From(GraphRoutes.MessageList, _graph.Users[userId].MailFolders["inbox"].Messages.ToGetRequestInformation(c =>
        {
            c.QueryParameters.Top = 1;
            c.QueryParameters.Select = ["id"];
            c.Headers.Add("Prefer", ImmutableIds);
        }));

    public GraphRequest Folder(string userId, string idOrWellKnown) =>
        GraphRequest.From(GraphRoutes.Folder, _graph.Users[userId].MailFolders[idOrWellKnown].ToGetRequestInformation(c =>
        {
            c.QueryParameters.Select = ["id"];
            c.Headers.Add("Prefer", ImmutableIds);
        }));

    public GraphRequest TopFolders(string userId) =>
        GraphRequest.From(GraphRoutes.Folder, _graph.Users[userId].MailFolders.ToGetRequestInformation(c =>
        {
            c.QueryParameters.Select = FolderSelect;
            c.QueryParameters.Top = 100;
            c.Headers.Add("Prefer", ImmutableIds);
        }));

    public GraphRequest ChildFolders(string userId, string folderId) =>
        GraphRequest.From(GraphRoutes.Folder, _graph.Users[userId].MailFolders[folderId].ChildFolders.ToGetRequestInformation(c =>
        {
            c.QueryParameters.Select = FolderSelect;
            c.QueryParameters.Top = 100;
            c.Headers.Add("Prefer", ImmutableIds);
        }));

    /// <summary>A first round, newest first and without a filter: with one, Graph gives no more than 5,000 messages.</summary>
    public GraphRequest FirstChanges(string userId, string folderId, int pageSize) =>
        GraphRequest.From(GraphRoutes.Delta, _graph.Users[userId].MailFolders[folderId].Messages.Delta.ToGetRequestInformation(c =>
        {
            c.QueryParameters.Select = ["id", "receivedDateTime"];
            c.QueryParameters.Orderby = ["receivedDateTime desc"];
            c.Headers.Add("Prefer", ImmutableIds, PageSize(pageSize));
        }));

    public GraphRequest Message(string userId, string id, MessageContent content) =>
        GraphRequest.From(GraphRoutes.Message, _graph.Users[userId].Messages[id].ToGetRequestInformation(c =>
        {
            c.QueryParameters.Select = MessageFields.Select(content);
            c.QueryParameters.Expand = MessageFields.Expand(content);
            c.Headers.Add("Prefer", Preferences(content));
        }));

    public GraphRequest Messages(string userId, MessageListQuery query, int pageSize) =>
        GraphRequest.From(GraphRoutes.MessageList, _graph.Users[userId].MailFolders[query.FolderId].Messages.ToGetRequestInformation(c =>
        {
            c.QueryParameters.Filter = Window(query.From, query.Before);
            c.QueryParameters.Orderby = ["receivedDateTime desc"];
            c.QueryParameters.Top = pageSize;
            c.QueryParameters.Select = MessageFields.Select(query.Content);
            c.QueryParameters.Expand = MessageFields.Expand(query.Content);
            c.Headers.Add("Prefer", Preferences(query.Content));
        })) with
        { Repeats504 = false };

    public GraphRequest Ids(string userId, string folderId, DateTimeOffset from, DateTimeOffset before, int pageSize) =>
        GraphRequest.From(GraphRoutes.MessageList, _graph.Users[userId].MailFolders[folderId].Messages.ToGetRequestInformation(c =>
        {
            c.QueryParameters.Filter = Window(from, before);
            c.QueryParameters.Orderby = ["receivedDateTime desc"];
            c.QueryParameters.Top = pageSize;
            c.QueryParameters.Select = ["id", "receivedDateTime"];
            c.Headers.Add("Prefer", ImmutableIds);
        })) with
        { Repeats504 = false };

    public GraphRequest Count(string userId, string folderId, DateTimeOffset from, DateTimeOffset before) =>
        GraphRequest.From(GraphRoutes.Count, _graph.Users[userId].MailFolders[folderId].Messages.ToGetRequestInformation(c =>
        {
            c.QueryParameters.Filter = Window(from, before);
            c.QueryParameters.Count = true;
            c.QueryParameters.Top = 1;
            c.QueryParameters.Select = ["id"];
            c.Headers.Add("Prefer", ImmutableIds);
        }));

    public GraphRequest Search(string userId, string? folder, SearchedBy property, string value)
    {
        var name = property == SearchedBy.Conversation ? "conversationId" : "internetMessageId";
        var most = property == SearchedBy.Conversation ? 50 : 10;
        var filter = $"{name} eq '{value.Replace("'", "''", StringComparison.Ordinal)}'";
        var user = _graph.Users[userId];
        var information = folder is null
            ? user.Messages.ToGetRequestInformation(c =>
            {
                (c.QueryParameters.Filter, c.QueryParameters.Top) = (filter, most);
                (c.QueryParameters.Select, c.QueryParameters.Expand) = (MessageFields.Select(default), MessageFields.Expand(default));
                c.Headers.Add("Prefer", Preferences(default));
            })
            : user.MailFolders[folder].Messages.ToGetRequestInformation(c =>
            {
                (c.QueryParameters.Filter, c.QueryParameters.Top) = (filter, most);
                (c.QueryParameters.Select, c.QueryParameters.Expand) = (MessageFields.Select(default), MessageFields.Expand(default));
                c.Headers.Add("Prefer", Preferences(default));
            });
        return GraphRequest.From(GraphRoutes.MessageSearch, information);
    }

    /// <summary>A fresh object with nothing but the categories: Graph refuses a write of what a page gave.</summary>
    public GraphRequest Mark(string userId, MarkRequest mark)
    {
        var information = _graph.Users[userId].Messages[mark.Id].ToPatchRequestInformation(new Message { Categories = [.. mark.Categories] }, c =>
        {
            c.Headers.Add("Prefer", ImmutableIds);
            if (mark.ChangeKey is not null)
                c.Headers.Add("If-Match", $"W/\"{mark.ChangeKey}\"");
        });
        return GraphRequest.From(GraphRoutes.Mark, information);
    }

    public GraphRequest Categories(string userId) =>
        GraphRequest.From(GraphRoutes.Category, _graph.Users[userId].Outlook.MasterCategories.ToGetRequestInformation());

    public GraphRequest NewCategory(string userId, OutlookCategory category) =>
        GraphRequest.From(GraphRoutes.Category, _graph.Users[userId].Outlook.MasterCategories.ToPostRequestInformation(category));

    /// <summary>Follows a link that Graph gave; the preferences are not in it and are said again.</summary>
    /// <exception cref="RemoteException">Rejected, <c>foreign_link</c>: it leads elsewhere.</exception>
    public GraphRequest Follow(string route, string link, MessageContent content, int? pageSize)
    {
        var url = urls.Own(link)
            ?? throw new RemoteException(new RemoteFailure.Rejected(RemoteSystem.Exchange, "foreign_link", null, null));
        string[] prefer = pageSize is { } size ? [.. Preferences(content), PageSize(size)] : Preferences(content);
        return new GraphRequest(route, Method.GET, url)
        {
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Accept"] = "application/json",
                ["Prefer"] = string.Join(", ", prefer),
            },
        };
    }

    private static readonly string[] FolderSelect = ["id", "displayName", "parentFolderId", "childFolderCount"];

    private static string PageSize(int size) => string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={size}");

    private static string[] Preferences(MessageContent content) =>
        content == MessageContent.BodyOnly ? [ImmutableIds, TextBodies] : [ImmutableIds];

    private static string? Window(DateTimeOffset? from, DateTimeOffset? before)
    {
        string?[] bounds = [from is { } f ? $"receivedDateTime ge {Instant(f)}" : null, before is { } b ? $"receivedDateTime lt {Instant(b)}" : null];
        var filter = string.Join(" and ", bounds.Where(b => b is not null));
        return filter.Length > 0 ? filter : null;
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
