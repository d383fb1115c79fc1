using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Salesforce.OAuth;
using EmailSync.Sandbox.Salesforce.Page;
using EmailSync.Sandbox.Salesforce.Rest;
using EmailSync.Sandbox.Salesforce.Store;
using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Salesforce;

/// <summary>The Salesforce of the sandbox: one org, its sign-in, its REST API, and a page to look at what was recorded.</summary>
internal sealed class SalesforceApp
{
    private readonly SandboxCore _core;
    private readonly OrgSeeder _seeder;
    private readonly KnownRecords _known;
    private int _joined;

    public SalesforceApp(SandboxCore core, WorldSeed seed)
    {
        _core = core;
        Org = new OrgStore(_core.Clock, new OrgOptions());
        _seeder = new OrgSeeder(Org);
        _known = new KnownRecords(Org);
        Org.Work(_ =>
        {
            _seeder.Fill(seed);
            return true;
        });
        Sessions = new Sessions(Org);
        Usage = new ApiUsage(Org, _core.Clock);
        Authorize = new AuthorizeEndpoint(Org, new ConnectedApp(Org, _core.Options), Licensed, User);
        Tokens = new TokenEndpoint(Org, Sessions, Authorize);
    }

    public OrgStore Org { get; }

    public Sessions Sessions { get; }

    public ApiUsage Usage { get; }

    public TokenEndpoint Tokens { get; }

    private AuthorizeEndpoint Authorize { get; }

    /// <summary>Address of the org once its listener runs.</summary>
    public string Url => _core.Addresses[SandboxSystem.Salesforce];

    /// <summary>The people who can sign in to the org, those too who have joined the tenant since the start.</summary>
    public List<Row> Licensed() => Org.Work(_ =>
    {
        Join();
        return Org.Rows("User").Where(u => u.Text("UserType") == "Standard" && u.Flag("IsActive")).ToList();
    });

    /// <summary>A licensed person by id, username or address.</summary>
    public Row? User(string user) => Org.Work(_ =>
    {
        Join();
        return Org.Find(user) ?? Org.UserByName(user);
    });

    /// <summary>Where the sign-in page would send the browser of a person who allows what is asked.</summary>
    public string Consent(AuthorizeRequest request, string user) => User(user) is { } row
        ? Authorize.Answer(request, row, "allow")
        : throw new SalesforceException(404, "NOT_FOUND", $"Nobody in the org is '{user}'.");

    /// <summary>Makes records of the people with whom generated mail is exchanged, those that it has not made yet.</summary>
    public void Know(int people, double leadShare) => Org.Work(_ => _known.Grow(people, leadShare));

    public void Map(Listener listener)
    {
        var app = listener.App;
        (listener.Pipeline.SubjectOf, listener.Pipeline.Fences) = (SubjectAsync, true);
        MapSignIn(app);
        MapRest(app);
        OrgPages.Map(app.MapGroup("").WithMetadata(new ServesPeople()), Org);
    }

    private void Join()
    {
        if (_joined == _core.People.Count)
            return;
        _joined = _core.People.Count;
        _seeder.Join(_core.People.All());
    }

    private async ValueTask<string?> SubjectAsync(HttpContext context)
    {
        // A file's parts are a form too, but not one to read here.
        var isForm = context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        var form = isForm ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var user = Sessions.Holder(context.Request.Headers.Authorization, form.TryGetValue("refresh_token", out var token) ? token.ToString() : null);
        return Org.Work(_ => Org.Find(user))?.Text("Username");
    }

    private void MapSignIn(WebApplication app)
    {
        var identity = new IdentityEndpoint(Org, Sessions);
        app.MapGet("/services/oauth2/authorize", Authorize.AskAsync).WithMetadata(new ServesPeople());
        app.MapPost("/services/oauth2/authorize", Authorize.AnswerAsync).WithMetadata(new ServesPeople());
        app.MapPost("/services/oauth2/token", Tokens.TokenAsync);
        app.MapMethods("/services/oauth2/revoke", ["GET", "POST"], Tokens.RevokeAsync);
        app.MapMethods("/services/oauth2/userinfo", ["GET", "POST"], identity.UserInfoAsync);
        app.MapGet("/id/{org}/{user}", identity.IdentityAsync);
    }

    private void MapRest(WebApplication app)
    {
        var gate = new RestGate(Org, Sessions, Usage);
        var describe = new DescribeResource(Org);
        var query = new QueryResource(Org);
        var record = new RecordResource(Org);
        var collection = new CollectionResource(Org);
        app.MapGet("/services/data", ApiVersions.ListAsync);
        var api = app.MapGroup("/services/data/{version}");
        api.MapGet("/sobjects", gate.Handle(describe.List));
        api.MapGet("/sobjects/{type}/describe", gate.Handle(describe.Describe));
        api.MapGet("/query", gate.Handle(query.Query));
        api.MapGet("/queryAll", gate.Handle(query.QueryAll));
        api.MapGet("/query/{locator}", gate.Handle(query.More));
        api.MapGet("/search", gate.Handle(new SearchResource(Org).Search));
        api.MapPost("/composite", gate.HandleAsync(new CompositeResource(Org).RunAsync));
        api.MapPost("/composite/sobjects", gate.Handle(collection.Create)).WithMetadata(new TakesFiles());
        api.MapPatch("/composite/sobjects", gate.Handle(collection.Update));
        api.MapDelete("/composite/sobjects", gate.Handle(collection.Delete));
        api.MapMethods("/composite/sobjects/{type}", ["GET", "POST"], gate.Handle(collection.Retrieve));
        api.MapPost("/sobjects/{type}", gate.Handle(record.Create)).WithMetadata(new TakesFiles());
        api.MapGet("/sobjects/ContentVersion/{id}/VersionData", gate.Handle(record.Blob));
        api.MapGet("/sobjects/{type}/{id}", gate.Handle(record.Get));
        api.MapPatch("/sobjects/{type}/{id}", gate.Handle(record.Update));
        api.MapDelete("/sobjects/{type}/{id}", gate.Handle(record.Delete));
    }
}
