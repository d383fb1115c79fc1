using EmailSync.Domain.Recording;
using EmailSync.Features.Connections;
using EmailSync.Features.Me;
using EmailSync.Integrations.Salesforce;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.History;

/// <summary>The Account, Opportunity or Case that a message is related to besides people (R1, O3).</summary>
internal static class RelateEndpoints
{
    private const int LongestSearch = 200;

    private const int MostAccounts = 10;

    public static void MapRelate(this IEndpointRouteBuilder history)
    {
        history.MapPost("/me/messages/relate", RelateAsync).WithName("RelateMessage")
            .WithSummary("Relates a message to an Account, Opportunity or Case, or to none any more; what is recorded of it already is changed in place: at once (204), or with the next run (202).")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        history.MapGet("/me/salesforce/records", GetRecordsAsync).WithName("GetRecords")
            .WithSummary("Accounts, Opportunities and Cases of mine to relate a message to: by their names, or what is open of some Accounts.")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<NoContent, Accepted, NotFound, ValidationProblem, ProblemHttpResult>> RelateAsync(
        RelateRequest request, CurrentUser me, RelateMessage relate, CancellationToken cancellationToken)
    {
        if (HistoryEndpoints.Nameless(request.Id ?? request.InternetMessageId, request.RestId) is { } nameless)
        {
            return nameless;
        }

        var errors = new Dictionary<string, string[]>();
        if (request.Record is { } named && !RelationRules.Types.Contains(named.Type))
        {
            errors["record.type"] = ["Account, Opportunity or Case is expected."];
        }

        if (request.Record is { } record && !SalesforceIds.IsId(record.Id))
        {
            errors["record.id"] = ["The id of a record, of 15 or 18 characters, is expected."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        var message = new MessageRequest(request.Id, request.InternetMessageId, request.RestId);
        return await relate.AskAsync(me.Id, message, request.Record, cancellationToken) switch
        {
            RelateResult.Done => TypedResults.NoContent(),
            RelateResult.Remembered => TypedResults.Accepted((string?)null),
            RelateResult.NotFound => TypedResults.NotFound(),
            RelateResult.RecordNotThere => Invalid("record.id", "That record is not found in Salesforce, or not any more."),
            RelateResult.NotAllowed => Invalid("record.type", "Salesforce does not let you relate an email to a record of this type."),
            RelateResult.OnLead => UnwantedEndpoints.Refused("It is on a Lead.", "Salesforce relates an email on a Lead to nothing else.", "on_lead"),
            RelateResult.NotYours => UnwantedEndpoints.Refused(
                "It is not yours to change.", "A colleague's sync recorded it. Only they can choose what it is related to.", "not_yours"),
            RelateResult.ByAnotherTool => UnwantedEndpoints.Refused("It is not ours to change.", "Another tool recorded it. Relate it there.", "recorded_elsewhere"),
            RelateResult.NoSalesforce => UnwantedEndpoints.Refused(
                "Salesforce is not connected.", "Connect Salesforce first: the record is looked up there.", "not_connected"),
            RelateResult.Refused refused => UnwantedEndpoints.Refused(
                "Salesforce does not change it.", $"Salesforce says: \"{refused.Words}\" This message stays as it is.", "refused"),
            _ => UnwantedEndpoints.Refused(
                "Not decided yet.", "The message is being recorded at this moment. Ask again in a few seconds.", "being_recorded"),
        };
    }

    private static async Task<Results<Ok<RelatableRecords>, ValidationProblem, ProblemHttpResult>> GetRecordsAsync(
        CurrentUser me, RecordSearch records, SalesforceConnections connections, string? search, string[]? account, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>();
        if (search?.Length > LongestSearch)
        {
            errors["search"] = [$"At most {LongestSearch} characters are expected."];
        }

        if (account?.Length > MostAccounts || account?.All(SalesforceIds.IsId) == false)
        {
            errors["account"] = [$"The ids of at most {MostAccounts} Accounts, each of 15 or 18 characters, are expected."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        if (await records.FindAsync(me.Id, search, account ?? [], cancellationToken) is not { } found)
        {
            return UnwantedEndpoints.Refused("Salesforce is not connected.", "Connect Salesforce first: the records are there.", "not_connected");
        }

        var instance = (await connections.ReadAsync(me.Id, cancellationToken)).InstanceUrl;
        return TypedResults.Ok(new RelatableRecords([.. found.Select(record => Shown(record, instance))]));
    }

    private static RelatableRecord Shown(FoundRecord found, Uri? instance)
    {
        var (type, id, name) = found.Record;
        var saysSo = found.State?.Contains("closed", StringComparison.OrdinalIgnoreCase) == true;
        string?[] details = [found.AccountName, found.State, found.IsClosed && !saysSo ? "closed" : null];
        return new RelatableRecord(
            type,
            id,
            name,
            string.Join(", ", details.OfType<string>()) is { Length: > 0 } detail ? detail : null,
            instance is null ? null : SalesforceClient.RecordUrl(instance, type, id));
    }

    private static ProblemHttpResult Invalid(string field, string sentence) => TypedResults.Problem(
        new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = [sentence] })
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Title = "It cannot be related to that.",
            Detail = sentence,
        });
}
