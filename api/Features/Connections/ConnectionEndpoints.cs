using System.Text.Json;
using EmailSync.Features.Me;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.Connections;

/// <summary>A person's connections, and what the pages show of the systems behind them. Everybody sees and changes only their own.</summary>
internal static class ConnectionEndpoints
{
    /// <summary>How old what a page shows may be: somebody who looks expects what they have just changed elsewhere.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(1);

    public static void MapConnections(this IEndpointRouteBuilder api)
    {
        var connections = api.MapGroup("").WithTags("Connections");
        connections.MapGet("/me/connections", GetMyConnections).WithName("GetMyConnections").WithSummary("Both connections");
        connections.MapPost("/me/connections/exchange/test", TestMyExchangeConnection).WithName("TestMyExchangeConnection").WithSummary("Reads the mailbox now");
        connections.MapGet("/me/connections/salesforce", GetMySalesforceConnection).WithName("GetMySalesforceConnection").WithSummary("The connection to Salesforce");
        connections.MapPost("/me/connections/salesforce", ConnectSalesforce).WithName("ConnectSalesforce").WithSummary("Begins a sign-in at Salesforce");
        connections.MapPost("/me/connections/salesforce/test", TestMySalesforceConnection).WithName("TestMySalesforceConnection")
            .WithSummary("Asks Salesforce now what it allows");
        connections.MapDelete("/me/connections/salesforce", DisconnectSalesforce).WithName("DisconnectSalesforce").WithSummary("Takes the connection to Salesforce away");
        connections.MapGet("/me/folders", GetMyFolders).WithName("GetMyFolders").WithSummary("The mailbox's folders as a tree");
        connections.MapGet("/me/salesforce/task-types", GetTaskTypes).WithName("GetTaskTypes").WithSummary("The org's active Task types")
            .ProducesProblem(StatusCodes.Status409Conflict);
        connections.MapGet("/me/salesforce/secondary-fields", GetSecondaryFields).WithName("GetSecondaryFields")
            .WithSummary("The org's email fields besides Email, of Contact and of Lead").ProducesProblem(StatusCodes.Status409Conflict);

        // Salesforce sends the browser here, which brings no token: the state says who it is.
        api.MapGet("/connections/salesforce/callback", CompleteSalesforceSignIn).WithName("CompleteSalesforceSignIn")
            .WithSummary("Where Salesforce sends the browser back to").WithTags("Connections").AllowAnonymous()
            .Produces(StatusCodes.Status302Found);
    }

    private static async Task<Ok<ConnectionsDocument>> GetMyConnections(
        CurrentUser user, Mailboxes mailboxes, SalesforceConnections salesforce, CancellationToken cancellationToken)
    {
        var mailbox = await mailboxes.ReadAsync(user.Id, cancellationToken);
        mailbox = await mailboxes.TryRefreshAsync(user.Id, mailbox.State is ExchangeState.Connected or ExchangeState.ReadOnly ? Mailboxes.ReadEvery : Recent, cancellationToken);
        return TypedResults.Ok(new ConnectionsDocument(
            ExchangeConnectionDocument.Of(mailbox), SalesforceConnectionDocument.Of(await LookAsync(user, salesforce, cancellationToken))));
    }

    private static async Task<Ok<ExchangeConnectionDocument>> TestMyExchangeConnection(
        CurrentUser user, Mailboxes mailboxes, CancellationToken cancellationToken) =>
        TypedResults.Ok(ExchangeConnectionDocument.Of(await mailboxes.TryRefreshAsync(user.Id, TimeSpan.Zero, cancellationToken)));

    private static async Task<Ok<SalesforceConnectionDocument>> GetMySalesforceConnection(
        CurrentUser user, SalesforceConnections salesforce, CancellationToken cancellationToken) =>
        TypedResults.Ok(SalesforceConnectionDocument.Of(await LookAsync(user, salesforce, cancellationToken)));

    private static async Task<Ok<SalesforceSignInDocument>> ConnectSalesforce(
        CurrentUser user, SalesforceSignIn signIn, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SalesforceSignInDocument(await signIn.BeginAsync(user, cancellationToken)));

    private static async Task<Ok<SalesforceConnectionDocument>> TestMySalesforceConnection(
        CurrentUser user, SalesforceConnections salesforce, CancellationToken cancellationToken) =>
        TypedResults.Ok(SalesforceConnectionDocument.Of(await salesforce.TestAsync(user.Id, cancellationToken)));

    private static async Task<NoContent> DisconnectSalesforce(CurrentUser user, SalesforceTokens tokens, CancellationToken cancellationToken)
    {
        await tokens.DisconnectAsync(user.Id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<RedirectHttpResult> CompleteSalesforceSignIn(
        string? code,
        string? state,
        string? error,
        SalesforceSignIn signIn,
        ILogger<SalesforceSignIn> logger,
        CancellationToken cancellationToken)
    {
        var result = await signIn.CompleteAsync(state, code, error, cancellationToken);
        if (result.Failure is not { } failure)
        {
            return TypedResults.Redirect("/web.html#/connections?salesforce=connected");
        }

        var reason = JsonNamingPolicy.SnakeCaseLower.ConvertName(failure.ToString());
        logger.SignInFailed(reason, Sanitised(result.Code));
        return TypedResults.Redirect($"/web.html#/connections?salesforce=failed&reason={reason}");
    }

    private static async Task<Ok<IReadOnlyList<MailFolderDocument>>> GetMyFolders(CurrentUser user, Mailboxes mailboxes, CancellationToken cancellationToken)
    {
        // A list that was never read is no empty mailbox: then the failure is the answer.
        var folders = await mailboxes.FoldersAsync(user.Id, cancellationToken);
        await (folders.Count > 0
            ? mailboxes.TryRefreshAsync(user.Id, Recent, cancellationToken)
            : mailboxes.RefreshAsync(user.Id, Recent, cancellationToken));
        return TypedResults.Ok(MailFolderDocument.Tree(await mailboxes.FoldersAsync(user.Id, cancellationToken)));
    }

    private static async Task<Results<Ok<TaskTypesDocument>, ProblemHttpResult>> GetTaskTypes(
        CurrentUser user, SalesforceConnections salesforce, CancellationToken cancellationToken)
    {
        if (await salesforce.RefreshOrganisationAsync(user.Id, SalesforceConnections.DescribeEvery, cancellationToken) is not { } organisation)
        {
            return NotConnected();
        }

        var active = (organisation.TaskTypes ?? []).Where(type => type.IsActive).Select(type => new TaskTypeDocument(type.Value, type.Label));
        return TypedResults.Ok(new TaskTypesDocument([.. active]));
    }

    private static async Task<Results<Ok<SecondaryFieldsDocument>, ProblemHttpResult>> GetSecondaryFields(
        CurrentUser user, SalesforceConnections salesforce, CancellationToken cancellationToken) =>
        await salesforce.RefreshOrganisationAsync(user.Id, SalesforceConnections.DescribeEvery, cancellationToken) is { } organisation
            ? TypedResults.Ok(SecondaryFieldsDocument.Of(organisation))
            : NotConnected();

    private static ProblemHttpResult NotConnected() => TypedResults.Problem(
        "Connect Salesforce first: the list comes from there.", statusCode: StatusCodes.Status409Conflict, title: "Salesforce is not connected.");

    /// <summary>What was wrong a minute ago may have been mended, so a page asks again; what worked is asked for once a day.</summary>
    private static async Task<ConnectionState> LookAsync(CurrentUser user, SalesforceConnections salesforce, CancellationToken cancellationToken)
    {
        var state = await salesforce.ReadAsync(user.Id, cancellationToken);
        if (state.State is SalesforceState.NotConnected or SalesforceState.Expired)
        {
            return state;
        }

        await salesforce.TryRefreshOrganisationAsync(user.Id, state.IsUsable ? SalesforceConnections.DescribeEvery : Recent, cancellationToken);
        return await salesforce.ReadAsync(user.Id, cancellationToken);
    }

    /// <summary>An error's code comes from an address that anybody can write.</summary>
    private static string Sanitised(string code) => new([.. code.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-').Take(40)]);
}
