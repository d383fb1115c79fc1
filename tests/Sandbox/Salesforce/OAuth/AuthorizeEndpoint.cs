using System.Collections.Concurrent;
using EmailSync.Sandbox.Salesforce.Page;
using EmailSync.Sandbox.Salesforce.Store;

namespace EmailSync.Sandbox.Salesforce.OAuth;

/// <summary>What a code stands for. It works once, for 15 minutes.</summary>
internal sealed record IssuedCode(AuthorizeRequest Request, string UserId, DateTimeOffset DiesAt);

/// <summary>The sign-in page: the person chooses who they are and allows or denies.</summary>
internal sealed class AuthorizeEndpoint(OrgStore org, ConnectedApp app, Func<List<Row>> licensed, Func<string, Row?> find)
{
    private readonly ConcurrentDictionary<string, IssuedCode> _codes = new(StringComparer.Ordinal);

    public Task AskAsync(HttpContext context)
    {
        var request = AuthorizeRequest.Read(context.Request.Query);
        if (Refusal(request) is { } refusal)
            return HtmlPage.WriteAsync(context, 400, "Cannot sign in", ConsentPage.Refused(refusal));
        if (request.Fault() is { } fault)
            return Redirect(context, request.Return(("error", fault.Error), ("error_description", fault.Description)));
        return HtmlPage.WriteAsync(context, 200, "Allow access", ConsentPage.Ask(request, licensed()));
    }

    public async Task AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var request = AuthorizeRequest.Read(form);
        if (Refusal(request) is { } refusal)
            await HtmlPage.WriteAsync(context, 400, "Cannot sign in", ConsentPage.Refused(refusal));
        else
            await Redirect(context, Answer(request, find(form["user"].ToString()), form["action"].ToString()));
    }

    /// <summary>Where the browser goes with a person's answer.</summary>
    public string Answer(AuthorizeRequest request, Row? user, string action) => (Refusal(request), request.Fault(), action) switch
    {
        ({ } refusal, _, _) => throw new SalesforceException(400, "INVALID_INPUT", refusal),
        (_, { } fault, _) => request.Return(("error", fault.Error), ("error_description", fault.Description)),
        (_, _, "allow") when user is { Type: "User" } && user.Text("UserType") == "Standard" && user.Flag("IsActive") => request.Return(("code", Issue(request, user.Id))),
        _ => request.Return(("error", "access_denied"), ("error_description", "end-user denied authorization")),
    };

    /// <summary>Gives the code up; a second time it is unknown.</summary>
    public IssuedCode? Redeem(string code) => _codes.TryRemove(code, out var issued) ? issued : null;

    private static Task Redirect(HttpContext context, string to)
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    }

    // These two are never told to the return address: it may be a stranger's.
    private string? Refusal(AuthorizeRequest request) =>
        request.ClientId != ConnectedApp.ClientId ? "error=invalid_client_id&error_description=client identifier invalid"
        : !app.MayReturnTo(request.RedirectUri) ? "error=redirect_uri_mismatch&error_description=redirect_uri must match configuration"
        : null;

    private string Issue(AuthorizeRequest request, string userId)
    {
        var code = $"aPrx{Secrets.Random(60)}==";
        _codes[code] = new IssuedCode(request, userId, org.Now.AddMinutes(15));
        return code;
    }
}
