using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Entra;
using EmailSync.Sandbox.Graph;

namespace EmailSync.Sandbox.Outlook;

/// <summary>The page that plays Outlook on the web, and what that page asks for. Nobody else may rely on its routes but the add-in's office.js.</summary>
internal sealed class OutlookApp(Listener listener, SandboxCore core, GraphState graph, Tokens tokens)
{
    private readonly OutlookOptions _options = new() { ApiOrigin = core.Options.ApiOrigin };
    private readonly WebApplication _app = listener.App;

    public void Map()
    {
        // No fault of chance meets a person's own page. Only the calls of office.js take the time that is set for Outlook.
        var routes = _app.MapGroup("/").WithMetadata(new ServesPeople());
        var files = new OutlookFiles(listener.Pipeline);
        routes.MapGet("/office.js", OutlookFiles.OfficeScript).WithMetadata(new TakesItsOwnTime());
        routes.MapGet("/{**path}", files.SendAsync).WithMetadata(new TakesItsOwnTime());
        routes.MapGet("/people", () => core.People.All().Select(Control.PeopleControl.Shown)).WithMetadata(new TakesItsOwnTime());
        var manifests = new ManifestSource(_options, listener.App.Services.GetRequiredService<IHttpClientFactory>());
        routes.MapGet("/manifests/service", manifests.OfServiceAsync).WithMetadata(new TakesItsOwnTime());

        var one = routes.MapGroup("/mailboxes/{address}");
        one.MapPost("/office/{call}", (string address, string call) => Of(address) is null || call.Length == 0 ? Results.NotFound() : Results.NoContent());
        var own = one.MapGroup("/").WithMetadata(new TakesItsOwnTime());
        own.MapGet("/", (string address) => MailboxView.Overview(Of(address)));
        own.MapGet("/messages", (string address, string folder, int? top) => MailboxView.List(Of(address), folder, top ?? 50));
        own.MapGet("/messages/{id}", (string address, string id) => MailboxView.Message(Of(address), id));
        own.MapGet("/messages/{id}/attachments/{index:int}", (string address, string id, int index) => MailboxView.Attachment(Of(address), id, index));
        MapChanges(own);
        var post = new PostOffice(graph);
        own.MapPost("/drafts", (string address, Composition message) => post.Save(Of(address), message));
        own.MapPost("/sent", (string address, Composition message) => post.Send(Of(address), message));
        own.MapPost("/token", (string address, TokenRequest request) => NestedSignIn.Answer(tokens, Of(address).Owner, request));
    }

    public void MapControl(WebApplication control)
    {
        control.MapGet("/outlook/options", () => _options);
        control.MapPut("/outlook/options", (OutlookOptions changed) =>
        {
            _options.ApiOrigin = changed.ApiOrigin.TrimEnd('/');
            return Results.NoContent();
        });
    }

    private void MapChanges(RouteGroupBuilder own)
    {
        own.MapPatch("/messages/{id}", (string address, string id, ReadBody body) => MailboxChanges.SetRead(Of(address), id, body.IsRead));
        own.MapPost("/messages/{id}/move", (string address, string id, MoveBody body) => MailboxChanges.Move(Of(address), id, body.Folder));
        own.MapDelete("/messages/{id}", (string address, string id) => MailboxChanges.Delete(Of(address), id));
        own.MapPost("/messages/{id}/categories", (string address, string id, CategoriesBody body) =>
            MailboxChanges.Categorise(Of(address), id, body.Add ?? [], body.Remove ?? []));
        own.MapPost("/categories", (string address, NewCategory[] categories) => MailboxChanges.AddCategories(Of(address), categories));
        own.MapPost("/categories/removed", (string address, string[] names) => MailboxChanges.RemoveCategories(Of(address), names));
    }

    private Mailbox Of(string address) => core.People.ByAddress(address) is { } person
        ? graph.Of(person)
        : throw new BadHttpRequestException($"Nobody has the address {address}.", StatusCodes.Status404NotFound);

    private sealed record ReadBody(bool IsRead);

    private sealed record MoveBody(string Folder);

    private sealed record CategoriesBody(string[]? Add, string[]? Remove);
}

/// <summary>Where Outlook finds the add-in that the organisation's administrator has deployed.</summary>
internal sealed class OutlookOptions
{
    /// <summary>The service's origin, without a slash at its end.</summary>
    public required string ApiOrigin { get; set; }
}
