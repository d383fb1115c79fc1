using System.Runtime.CompilerServices;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Settings;
using EmailSync.Features.AddressLists;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Me;
using EmailSync.Features.Settings;
using EmailSync.Features.Sync;
using EmailSync.Integrations;

namespace EmailSync.Features.History;

/// <summary>What a change of a person's own would have done to the mail of the last 30 days, before it is saved (N2): a stream of events.</summary>
internal static class PreviewEndpoints
{
    private const string Stream = "text/event-stream";
    private const int MostItems = 100;

    public static void MapPreview(this IEndpointRouteBuilder history)
    {
        history.MapPost($"/me/jobs/{JobKinds.Email}/settings/preview", PreviewSettingsAsync).WithName("PreviewEmailSettings")
            .WithSummary("What these changes would have done to my mail of the last 30 days: events with the progress, the last with the result.")
            .Accepts<SaveEmailSettingsDocument>("application/json")
            .Produces<PreviewDocument>(StatusCodes.Status200OK, Stream)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        history.MapPost("/me/ignore-list/preview", PreviewIgnoreListAsync).WithName("PreviewIgnoreList")
            .WithSummary("What these entries would have done to my mail of the last 30 days: events with the progress, the last with the result.")
            .Produces<PreviewDocument>(StatusCodes.Status200OK, Stream)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
        history.MapPost("/me/ignore-list/removal/preview", PreviewIgnoreListRemovalAsync).WithName("PreviewIgnoreListRemoval")
            .WithSummary("What my mail of the last 30 days would have come to without these entries of my own: events with the progress, the last with the result.")
            .Produces<PreviewDocument>(StatusCodes.Status200OK, Stream)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> PreviewSettingsAsync(
        CurrentUser me, FormRequests requests, Preview preview, HistoryReader reader, SyncStops stops, HttpRequest http, CancellationToken cancellationToken)
    {
        var (settings, problem) = await requests.TryOnAsync(FormOwner.OfUser(me.Id), http, cancellationToken);
        return problem is not null
            ? problem
            : await StartAsync(
                me, (contexts, now) => contexts.TryOn(now, settings!, now.Lists.InForce), preview, reader, stops, http, cancellationToken);
    }

    private static Task<IResult> PreviewIgnoreListAsync(
        NewEntriesDocument written, CurrentUser me, Preview preview, HistoryReader reader, SyncStops stops, HttpRequest http, CancellationToken cancellationToken) =>
        StartAsync(me, written, (own, entries) => own.With(entries), preview, reader, stops, http, cancellationToken);

    private static Task<IResult> PreviewIgnoreListRemovalAsync(
        NewEntriesDocument written, CurrentUser me, Preview preview, HistoryReader reader, SyncStops stops, HttpRequest http, CancellationToken cancellationToken) =>
        StartAsync(me, written, (own, entries) => own.Without(entries), preview, reader, stops, http, cancellationToken);

    private static async Task<IResult> StartAsync(
        CurrentUser me,
        NewEntriesDocument written,
        Func<AddressList, IReadOnlyList<AddressEntry>, AddressList> change,
        Preview preview,
        HistoryReader reader,
        SyncStops stops,
        HttpRequest http,
        CancellationToken cancellationToken)
    {
        var (entries, invalid) = ListRequests.Read(written);
        return invalid is not null
            ? invalid
            : await StartAsync(me, (contexts, now) => contexts.TryOn(now, now.Settings, Changed(now.Lists.InForce)), preview, reader, stops, http, cancellationToken);

        ListsInForce Changed(ListsInForce lists) => lists with { Ignored = lists.Ignored with { User = change(lists.Ignored.User, entries) } };
    }

    private static async Task<IResult> StartAsync(
        CurrentUser me,
        Func<EvaluationContexts, EvaluationContext, EvaluationContext> change,
        Preview preview,
        HistoryReader reader,
        SyncStops stops,
        HttpRequest http,
        CancellationToken cancellationToken)
    {
        if (await preview.BeginAsync(me.Id, change, cancellationToken) is not { } steps)
        {
            return TypedResults.Problem(
                (await stops.FindForOneAsync(me.Id, cancellationToken))?.Sentence ?? "Salesforce cannot be asked at the moment.",
                statusCode: StatusCodes.Status409Conflict,
                title: "It cannot be said who matches.");
        }

        var words = await reader.ForAsync(me.Id, ReaderClock.Of(http), cancellationToken);
        return TypedResults.ServerSentEvents(DocumentsAsync(steps, words, cancellationToken));
    }

    private static async IAsyncEnumerable<PreviewDocument> DocumentsAsync(
        IAsyncEnumerable<PreviewStep> steps, HistoryReader.Reader words, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var step in steps.WithCancellation(cancellationToken))
        {
            var differing = step.Differing.ToLookup(d => d.Effect);
            IReadOnlyList<PreviewItem> Newest(PreviewEffect effect) =>
                step.IsDone ? [.. differing[effect].OrderByDescending(d => d.Message.Date).Take(MostItems).Select(d => Item(d, words))] : [];

            yield return new PreviewDocument(
                step.IsDone,
                step.IsComplete,
                step.Read,
                step.Total,
                differing[PreviewEffect.Recorded].Count(),
                differing[PreviewEffect.NoLonger].Count(),
                [.. Newest(PreviewEffect.Recorded), .. Newest(PreviewEffect.NoLonger)],
                differing[PreviewEffect.Leaving].Count(),
                Newest(PreviewEffect.Leaving),
                differing[PreviewEffect.Coming].Count(),
                Newest(PreviewEffect.Coming),
                step.Failure is { } failure ? Sentence(failure) : null);
        }
    }

    private static PreviewItem Item(Differing differing, HistoryReader.Reader words)
    {
        var message = differing.Message;
        return new PreviewItem(
            message.Subject,
            message.From is { } from ? new Sender(from.Name, from.Address) : null,
            message.Date,
            differing.Effect == PreviewEffect.Recorded,
            Sentence(differing.Now, words),
            Sentence(differing.Then, words));
    }

    private static string Sentence(Decision decision, HistoryReader.Reader words) => Explanations.Sentence(
        decision.Decisive,
        words.Words with { IsForecast = true, PeopleNames = [.. (decision.Match?.Related ?? []).Select(r => r.Person.Name)] });

    private static string Sentence(RemoteFailure failure) =>
        $"{(failure.System == RemoteSystem.Salesforce ? "Salesforce" : "Exchange")} could not be asked any further.";
}
