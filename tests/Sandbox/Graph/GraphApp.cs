using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Graph.Attachments;
using Microsoft.AspNetCore.Http.Features;

namespace EmailSync.Sandbox.Graph;

/// <summary>The routes of Graph v1.0.</summary>
internal sealed class GraphApp(GraphState state, GraphAccess access)
{
    private const string User = "/v1.0/users/{user}";
    private const string Folder = $"{User}/mailFolders/{{folder}}";
    private static readonly NeedsRole ReadMail = new("Mail.Read", "Mail.ReadWrite");
    private static readonly NeedsRole WriteMail = new("Mail.ReadWrite");
    private static readonly NeedsRole ReadSettings = new("MailboxSettings.Read", "MailboxSettings.ReadWrite");
    private static readonly NeedsRole WriteSettings = new("MailboxSettings.ReadWrite");

    public void Map(Listener listener)
    {
        var app = listener.App;
        listener.Pipeline.SubjectOf = new GraphSubject(state).OfAsync;
        app.Use((context, next) => GraphErrors.CatchAsync(context, next, listener.Pipeline));
        app.MapPost("/v1.0/$batch", BatchAsync).WithMetadata(new TakesItsOwnTime());
        app.MapGet("/v1.0/me/{**rest}", Delegated);
        app.MapGet(User, GetUserAsync).WithMetadata(new NeedsRole("User.Read.All", "Directory.Read.All"));

        Map(app, "GET", $"{User}/mailboxSettings", ReadSettings, MailboxSettingsEndpoint.Get);
        Map(app, "GET", $"{User}/mailboxSettings/timeZone", ReadSettings, MailboxSettingsEndpoint.GetTimeZone);
        Map(app, "GET", $"{User}/outlook/masterCategories", ReadSettings, CategoryEndpoint.List);
        Map(app, "POST", $"{User}/outlook/masterCategories", WriteSettings, Executed(CategoryEndpoint.AddAsync));
        Map(app, "GET", $"{User}/mailFolders", ReadMail, FolderEndpoint.List);
        Map(app, "GET", $"{User}/mailFolders/delta", ReadMail, _ => throw new NotHeldException("delta of folders"));
        Map(app, "GET", Folder, ReadMail, FolderEndpoint.Get);
        Map(app, "GET", $"{Folder}/childFolders", ReadMail, FolderEndpoint.List);
        Map(app, "GET", $"{Folder}/messages/delta", ReadMail, DeltaEndpoint.GetAsync);
        Map(app, "GET", $"{User}/messages/delta", ReadMail, _ => throw GraphException.BadRequest(
            "Unsupported request: Change tracking is not supported against 'microsoft.graph.message'."));
        Map(app, "POST", $"{User}/translateExchangeIds", ReadMail, Executed(TranslateEndpoint.PostAsync));
        foreach (var parent in new[] { User, Folder })
        {
            Map(app, "GET", $"{parent}/messages", ReadMail, MessageListEndpoint.ListAsync);
            Map(app, "GET", $"{parent}/messages/$count", ReadMail, MessageListEndpoint.Count);
            Map(app, "GET", $"{parent}/messages/{{message}}", ReadMail, MessageEndpoint.GetAsync);
            Map(app, "GET", $"{parent}/messages/{{message}}/$value", ReadMail, MessageEndpoint.Mime);
            Map(app, "GET", $"{parent}/messages/{{message}}/attachments", ReadMail, AttachmentEndpoint.ListAsync);
            Map(app, "GET", $"{parent}/messages/{{message}}/attachments/{{attachment}}", ReadMail, AttachmentEndpoint.GetAsync);
            Map(app, "GET", $"{parent}/messages/{{message}}/attachments/{{attachment}}/$value", ReadMail, AttachmentEndpoint.ValueAsync);
            Map(app, "PATCH", $"{parent}/messages/{{message}}", WriteMail, r => MessageEndpoint.PatchAsync(r, state.Core.Latency), writes: true);
        }
    }

    private static Func<GraphRequest, Task> Executed(Func<GraphRequest, Task<IResult>> handler) =>
        async request => await (await handler(request)).ExecuteAsync(request.Context);

    private static Task Delegated(HttpContext context) =>
        throw GraphException.BadRequest("/me request is only valid with delegated authentication flow.");

    private void Map(WebApplication app, string method, string pattern, NeedsRole role, Func<GraphRequest, IResult> handler) =>
        Map(app, method, pattern, role, request => handler(request).ExecuteAsync(request.Context));

    private void Map(WebApplication app, string method, string pattern, NeedsRole role, Func<GraphRequest, Task> handler, bool writes = false) =>
        app.MapMethods(pattern, [method], (RequestDelegate)(context => InMailboxAsync(context, handler, writes)))
            .WithMetadata(role, new TakesItsOwnTime());

    /// <summary>The time that a request takes is spent inside the mailbox's gate, and that of a write inside the write.</summary>
    private async Task InMailboxAsync(HttpContext context, Func<GraphRequest, Task> handler, bool writes)
    {
        await access.EnsureAsync(context);
        var asked = (string)context.Request.RouteValues["user"]!;
        var person = state.Person(asked) ?? throw new GraphException(404, "ErrorInvalidUser", $"The requested user '{asked}' is invalid.");
        var mailbox = state.Of(person);
        var logged = context.Features.GetRequiredFeature<LoggedRequest>();
        logged.User = person.Email;
        mailbox.Gate.Enter(logged);
        try
        {
            if (mailbox.Options.Disabled)
                throw new GraphException(404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
            if (mailbox.Options.Denied)
                throw new GraphException(403, "ErrorAccessDenied", "Access to OData is disabled.");
            if (!writes)
                await state.Core.Latency.WaitAsync(SandboxSystem.Graph, context.RequestAborted);
            await handler(new GraphRequest(context, mailbox, Prefer.Read(context.Request)));
        }
        finally
        {
            mailbox.Gate.Leave();
        }
    }

    private async Task BatchAsync(HttpContext context)
    {
        await access.EnsureAsync(context);
        await BatchEndpoint.PostAsync(context);
    }

    private async Task GetUserAsync(HttpContext context)
    {
        await access.EnsureAsync(context);
        var asked = (string)context.Request.RouteValues["user"]!;
        var person = state.Person(asked);
        var isEnabled = person is not null && !state.Of(person).Options.Disabled;
        await UserEndpoint.Get(context.Request, person, asked, isEnabled).ExecuteAsync(context);
    }
}
