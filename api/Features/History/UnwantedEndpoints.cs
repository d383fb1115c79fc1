using EmailSync.Features.Me;
using EmailSync.Features.Recording;
using EmailSync.Features.Sync;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.History;

/// <summary>What a person does not want recorded, or wants after all.</summary>
internal static class UnwantedEndpoints
{
    public static void MapUnwanted(this IEndpointRouteBuilder history)
    {
        history.MapPost("/me/messages/undo", UndoAsync).WithName("UndoMessage")
            .WithSummary("Deletes the Tasks that were made for a message of mine; it is not recorded again until I take that back.");
        history.MapPost("/me/messages/ignore", IgnoreAsync).WithName("IgnoreMessage").WithSummary("Keeps a message of mine from being recorded.");
        history.MapPost("/me/messages/restore", RestoreAsync).WithName("RestoreMessage")
            .WithSummary("Takes back an Ignore or an undo; the next sync, asked for at once where it can run, decides afresh.");
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> UndoAsync(
        MessageRequest request, CurrentUser me, UnwantedMessages unwanted, CancellationToken cancellationToken)
    {
        if (Nameless(request) is { } nameless)
        {
            return nameless;
        }

        if (await unwanted.FindAsync(me.Id, request, cancellationToken) is not { } message)
        {
            return TypedResults.NotFound();
        }

        var result = await unwanted.UndoAsync(me, message, cancellationToken);
        return result.Outcome switch
        {
            UndoOutcome.Undone => TypedResults.NoContent(),
            UndoOutcome.NotYours => Refused("It is not yours to undo.", "A colleague's sync recorded it. Only they or an administrator can take that back.", "not_yours"),
            UndoOutcome.ByAnotherTool => Refused("It is not ours to undo.", "Another tool recorded it. Take it back there.", "recorded_elsewhere"),
            UndoOutcome.NoSalesforce => Refused("Salesforce is not connected.", "Connect Salesforce first: what was recorded is deleted there.", "not_connected"),
            UndoOutcome.Refused => Refused("Salesforce does not delete it.", $"Salesforce says: \"{result.Words}\"", "refused"),
            _ => Refused("It is not recorded.", "There is nothing to take back.", "not_recorded"),
        };
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> IgnoreAsync(
        MessageRequest request, CurrentUser me, UnwantedMessages unwanted, CancellationToken cancellationToken)
    {
        if (Nameless(request) is { } nameless)
        {
            return nameless;
        }

        if (await unwanted.FindAsync(me.Id, request, cancellationToken) is not { Hash: not null } message)
        {
            return TypedResults.NotFound();
        }

        return await unwanted.IgnoreAsync(me.Id, message, cancellationToken) switch
        {
            IgnoreOutcome.Ignored => TypedResults.NoContent(),
            IgnoreOutcome.BeingRecorded => Refused(
                "Not decided yet.", "The message is being recorded at this moment. Ask again in a few seconds.", "being_recorded"),
            _ => Refused("It is recorded already.", "Undo its recording instead.", "already_recorded"),
        };
    }

    private static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> RestoreAsync(
        MessageRequest request, CurrentUser me, UnwantedMessages unwanted, SyncStops stops, SyncScheduler scheduler, CancellationToken cancellationToken)
    {
        if (Nameless(request) is { } nameless)
        {
            return nameless;
        }

        if (await unwanted.FindAsync(me.Id, request, cancellationToken) is not { } message)
        {
            return TypedResults.NotFound();
        }

        if (!await unwanted.RestoreAsync(me.Id, message, cancellationToken))
        {
            return Refused("There is nothing to take back.", "You have neither ignored it nor undone its recording.", "not_excluded");
        }

        if (await stops.FindAsync(me.Id, cancellationToken) is null)
        {
            await scheduler.QueueAsync(me.Id, RunRow.Asked, cancellationToken);
        }

        return TypedResults.NoContent();
    }

    private static ValidationProblem? Nameless(MessageRequest request) =>
        HistoryEndpoints.Nameless(request.Id ?? request.InternetMessageId, request.RestId);

    /// <summary>It is as it is: a conflict, with a code by which a page tells what it may offer.</summary>
    internal static ProblemHttpResult Refused(string title, string detail, string code) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status409Conflict, title: title, extensions: new Dictionary<string, object?> { ["code"] = code });
}
