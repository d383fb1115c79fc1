using System.Text.Json.Nodes;
using EmailSync.Domain.Decisions;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Me;
using EmailSync.Features.Settings;
using EmailSync.Features.Sync;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EmailSync.Features.History;

internal static class HistoryEndpoints
{
    private const int DefaultLimit = 50;
    private const int MostLimit = 200;

    public static void MapHistory(this IEndpointRouteBuilder api)
    {
        var history = api.MapGroup("").WithTags("History");
        history.MapGet("/me/history", GetHistoryAsync).WithName("GetHistory").WithSummary("My messages with what became of them, newest first.")
            .AddOpenApiOperationTransformer(NameTheViews);
        history.MapGet("/me/history/{id}", GetHistoryItemAsync).WithName("GetHistoryItem").WithSummary("One message of mine: every rule that applied, and the people.");
        history.MapPost("/me/messages/explain", ExplainAsync).WithName("ExplainMessage").WithSummary("What happened or will happen to a message of my mailbox, and why.");
        history.MapPost("/me/messages/known", GetKnownAsync).WithName("GetKnownMessage")
            .WithSummary("What is known of a message of my mailbox that cannot be explained now.");
        history.MapPost("/me/messages/record", RecordAsync).WithName("RecordMessage").WithSummary("Records a message of my mailbox at the next sync, which is asked for at once.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        history.MapUnwanted();
        history.MapPreview();
        history.MapChoose();
        history.MapRelate();
    }

    /// <summary>The parameter is read as a text, so that a wrong one can be answered with the words that are expected.</summary>
    private static Task NameTheViews(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var view = (OpenApiSchema)operation.Parameters!.Single(parameter => parameter.Name == "view").Schema!;
        view.Enum = [.. HistoryViews.Words.Select(word => JsonValue.Create(word))];
        return Task.CompletedTask;
    }

    private static async Task<Results<Ok<HistoryPage>, ValidationProblem>> GetHistoryAsync(
        CurrentUser me,
        HistoryStore store,
        HistoryReader reader,
        HttpRequest http,
        string view,
        string? search,
        string? cursor,
        int? limit,
        CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>();
        if (!HistoryViews.TryParse(view, out var parsed))
        {
            errors["view"] = [$"One of {string.Join(", ", HistoryViews.Words)} is expected."];
        }

        HistoryCursor? after = null;
        if (cursor is not null && !HistoryCursor.TryParse(cursor, out after))
        {
            errors["cursor"] = ["The nextCursor of the page before is expected."];
        }

        var count = limit ?? DefaultLimit;
        if (count is < 1 or > MostLimit)
        {
            errors["limit"] = [$"A number from 1 to {MostLimit} is expected."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        // One more than asked for tells whether there is a next page.
        var rows = await store.ReadAsync(me.Id, JobKinds.Email, parsed, search, after, count + 1, cancellationToken);
        var words = await reader.ForAsync(me.Id, ReaderClock.Of(http), cancellationToken);
        var shown = rows.Take(count).ToList();
        var next = rows.Count > count ? new HistoryCursor(shown[^1].ReceivedAt ?? 0, shown[^1].Id).ToString() : null;
        return TypedResults.Ok(new HistoryPage(await reader.ItemsAsync(me.Id, shown, words, cancellationToken), next));
    }

    private static async Task<Results<Ok<Explanation>, NotFound>> GetHistoryItemAsync(
        string id, CurrentUser me, MessageStore messages, HistoryReader reader, HttpRequest http, CancellationToken cancellationToken)
    {
        var row = await messages.FindAsync(me.Id, JobKinds.Email, id, cancellationToken);
        return row is { Code: not null }
            ? TypedResults.Ok(await reader.ExplainAsync(row, null, await reader.ForAsync(me.Id, ReaderClock.Of(http), cancellationToken), cancellationToken))
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<Explanation>, NotFound, ValidationProblem, ProblemHttpResult>> ExplainAsync(
        ExplainRequest request, CurrentUser me, Explainer explainer, SyncStops stops, HttpRequest http, CancellationToken cancellationToken)
    {
        if (Nameless(request.InternetMessageId, request.RestId) is { } nameless)
        {
            return nameless;
        }

        return await explainer.ExplainAsync(me.Id, request, ReaderClock.Of(http), cancellationToken) switch
        {
            null => TypedResults.NotFound(),
            // That it is switched off is not what is to be done about first: the click that records this one would be refused.
            { Explanation: { } off } when off.Code == ReasonCodes.Spelling(ReasonCode.Off)
                && await stops.FindAsync(me.Id, cancellationToken) is { Code: SyncStops.NotConnected } first =>
                TypedResults.Problem(first.Sentence, statusCode: StatusCodes.Status409Conflict, title: "The sync is stopped.", extensions: Coded(first.Code)),
            { Explanation: { } explanation } => TypedResults.Ok(explanation),
            { Undecided: Undecided.NoSalesforce } => TypedResults.Problem(
                (await stops.FindAsync(me.Id, cancellationToken))?.Sentence ?? "Salesforce cannot be asked at the moment.",
                statusCode: StatusCodes.Status409Conflict,
                title: "The sync is stopped.",
                extensions: Coded("not_connected")),
            { } undecided => Undecidable(undecided.Undecided),
        };
    }

    private static async Task<Results<Ok<KnownMessage>, NotFound, ValidationProblem>> GetKnownAsync(
        ExplainRequest request, CurrentUser me, KnownMessages known, HttpRequest http, CancellationToken cancellationToken) =>
        Nameless(request.InternetMessageId, request.RestId) is { } nameless ? nameless
        : await known.FindAsync(me.Id, request, ReaderClock.Of(http), cancellationToken) is { } found ? TypedResults.Ok(found)
        : TypedResults.NotFound();

    private static async Task<Results<Accepted<QueuedRun>, NotFound, ValidationProblem, ProblemHttpResult>> RecordAsync(
        RecordRequest request,
        CurrentUser me,
        RecordNow recordNow,
        LateAttachments lateAttachments,
        HistoryReader reader,
        SyncStops stops,
        SyncScheduler scheduler,
        HttpRequest http,
        CancellationToken cancellationToken)
    {
        if (Nameless(request.Id ?? request.InternetMessageId, request.RestId) is { } nameless)
        {
            return nameless;
        }

        if (await stops.FindForOneAsync(me.Id, cancellationToken) is { } stop)
        {
            return TypedResults.Problem(stop.Sentence, statusCode: StatusCodes.Status409Conflict, title: "The sync is stopped.", extensions: Coded(stop.Code));
        }

        var wished = await recordNow.AskAsync(me.Id, request, cancellationToken);
        switch (wished)
        {
            case Wished.Stored:
            case Wished.Already { Recording: { } recording } when request.Attachments && await lateAttachments.AddAsync(me.Id, recording, cancellationToken):
                await scheduler.QueueAsync(me.Id, RunRow.Asked, cancellationToken);
                return TypedResults.Accepted("/api/me/jobs/email/runs", new QueuedRun(RunState.Queued));
            case Wished.NotFound:
                return TypedResults.NotFound();
            case Wished.Undecidable undecidable:
                return Undecidable(undecidable.Why);
        }

        var (finding, canOverride) = wished is Wished.Refused refused ? (refused.Finding, refused.CanOverride) : (((Wished.Already)wished).Finding, false);
        var words = await reader.ForAsync(me.Id, ReaderClock.Of(http), cancellationToken);
        return TypedResults.Problem(
            Explanations.Sentence(finding, words.Words),
            statusCode: StatusCodes.Status409Conflict,
            title: wished is Wished.Already ? "It is recorded already." : "It would not be recorded.",
            extensions: new Dictionary<string, object?> { ["code"] = ReasonCodes.Spelling(finding.Code), ["canOverride"] = canOverride });
    }

    /// <summary>Null: the message is named.</summary>
    internal static ValidationProblem? Nameless(string? internetMessageId, string? restId) =>
        !string.IsNullOrWhiteSpace(internetMessageId) || !string.IsNullOrWhiteSpace(restId)
            ? null
            : TypedResults.ValidationProblem(new Dictionary<string, string[]>
            {
                ["internetMessageId"] = ["The message's Message-ID, or its restId, is expected."],
            });

    private static ProblemHttpResult Undecidable(Undecided why) => why switch
    {
        Undecided.NoSalesforce => TypedResults.Problem(
            "Salesforce cannot be asked at the moment.", statusCode: StatusCodes.Status409Conflict, title: "The sync is stopped.", extensions: Coded("not_connected")),
        Undecided.Broken => TypedResults.Problem(
            "Email Sync itself failed on this message. The log says why.",
            statusCode: StatusCodes.Status500InternalServerError,
            title: "It could not be decided.",
            extensions: Coded("broken")),
        _ => TypedResults.Problem(
            "The message is being recorded at this moment. Ask again in a few seconds.",
            statusCode: StatusCodes.Status409Conflict,
            title: "Not decided yet.",
            extensions: Coded("being_recorded")),
    };

    private static Dictionary<string, object?> Coded(string code) => new() { ["code"] = code };
}
