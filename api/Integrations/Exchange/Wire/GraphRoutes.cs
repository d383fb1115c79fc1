namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>The kinds of requests, as metrics and logs name them: never a path, for paths hold ids and addresses.</summary>
internal static class GraphRoutes
{
    public const string Batch = "batch";
    public const string User = "user";
    public const string MailboxSettings = "mailbox_settings";
    public const string Folder = "folder";
    public const string Delta = "delta";
    public const string Message = "message";
    public const string MessageList = "message_list";
    public const string MessageSearch = "message_search";
    public const string Count = "count";
    public const string Mark = "mark";
    public const string Category = "category";
    public const string AttachmentList = "attachment_list";
    public const string Attachment = "attachment";
}
