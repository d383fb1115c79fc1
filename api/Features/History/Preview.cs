using System.Runtime.CompilerServices;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Features.Evaluation;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>How a message would be dealt with otherwise.</summary>
internal enum PreviewEffect
{
    /// <summary>It is recorded then, and is not now.</summary>
    Recorded,

    /// <summary>It is recorded now, or will be, and would not be then.</summary>
    NoLonger,

    /// <summary>It waits in the view Unresolved now, and neither waits there nor is recorded then.</summary>
    Leaving,

    /// <summary>It waits there then, and neither waits there nor is recorded now.</summary>
    Coming,
}

/// <summary>A message, as it is dealt with now and as it would be.</summary>
internal sealed record Differing(Message Message, Decision Now, Decision Then, PreviewEffect Effect)
{
    /// <summary>Null: nothing of it would change that people look for.</summary>
    public static Differing? Of(Message message, Decision now, Decision then)
    {
        PreviewEffect? effect = (OutcomeOf(now), OutcomeOf(then)) switch
        {
            (Outcome.Recorded, Outcome.Recorded) => null,
            (_, Outcome.Recorded) => PreviewEffect.Recorded,
            (Outcome.Recorded, _) => PreviewEffect.NoLonger,
            (Outcome.Unresolved, Outcome.Unresolved) => null,
            (Outcome.Unresolved, _) => PreviewEffect.Leaving,
            (_, Outcome.Unresolved) => PreviewEffect.Coming,
            _ => null,
        };
        return effect is { } some ? new Differing(message, now, then, some) : null;
    }

    private static Outcome OutcomeOf(Decision decision) => ReasonCodes.OutcomeOf(decision.Code);
}

/// <summary>How far a preview has come.</summary>
/// <param name="Failure">What ended it early; null: nothing did.</param>
internal sealed record PreviewStep(bool IsDone, bool IsComplete, int Read, int? Total, IReadOnlyList<Differing> Differing, RemoteFailure? Failure);

/// <summary>
/// Reads the mail of the last 30 days page by page and decides every message twice, as things are and as they would be, by the same engine as a
/// run (E2, N2). Nothing is written, and nothing is kept but what differs.
/// </summary>
internal sealed class Preview(
    EvaluationContexts contexts, Evaluator evaluator, Database database, ExchangeClient exchange, JobMemory memory, TimeProvider time)
{
    /// <summary>A person waits for it: what was not looked at by then is not looked at.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    /// <summary>Small enough that the progress moves.</summary>
    private const int PageSize = 100;

    /// <returns>Null: there is no connection to Salesforce, so nobody can say who matches.</returns>
    /// <exception cref="RemoteException">A system outside could not be asked.</exception>
    public async Task<IAsyncEnumerable<PreviewStep>?> BeginAsync(
        string userId, Func<EvaluationContexts, EvaluationContext, EvaluationContext> change, CancellationToken cancellationToken)
    {
        var now = await contexts.LoadAsync(userId, cancellationToken);
        return now.Salesforce is null ? null : RunAsync(now, change(contexts, now), cancellationToken);
    }

    private async IAsyncEnumerable<PreviewStep> RunAsync(
        EvaluationContext now, EvaluationContext then, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var step = new PreviewStep(IsDone: false, IsComplete: true, 0, null, [], null);
        var differing = new List<Differing>();
        await using var pages = PagesAsync(now, then, either.Token).GetAsyncEnumerator(either.Token);
        while (true)
        {
            (IReadOnlyList<Message> Messages, int? Total)? page = null;
            try
            {
                if (await pages.MoveNextAsync())
                {
                    page = pages.Current;
                    differing.AddRange(await CompareAsync(now, then, page.Value.Messages, either.Token));
                }
            }
            catch (RemoteException e)
            {
                step = step with { IsComplete = false, Failure = e.Failure };
                page = null;
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                step = step with { IsComplete = false };
                page = null;
            }

            if (page is null)
            {
                break;
            }

            step = step with { Read = step.Read + page.Value.Messages.Count, Total = page.Value.Total, Differing = differing };
            if (patience.IsCancellationRequested)
            {
                step = step with { IsComplete = false };
                break;
            }

            yield return step;
        }

        yield return step with { IsDone = true };
    }

    /// <summary>Every message of the last 30 days in a folder that is mapped now or would be.</summary>
    private async IAsyncEnumerable<(IReadOnlyList<Message> Messages, int? Total)> PagesAsync(
        EvaluationContext now, EvaluationContext then, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow();
        var from = before - ReasonCodes.Horizon;
        var folders = now.MappedFolderIds.Union(then.MappedFolderIds).Order(StringComparer.Ordinal).ToList();
        var counts = folders.Count == 0 ? [] : await exchange.CountAsync(now.UserId, folders, from, before, cancellationToken);
        var total = counts.All(c => c.Count is not null) ? counts.Sum(c => c.Count) : null;
        foreach (var folder in folders)
        {
            var query = new MessageListQuery(folder, from, before, PageSize, MessageContent.Headers, null);
            do
            {
                var page = await exchange.ListMessagesAsync(now.UserId, query, cancellationToken);
                yield return (await WholeAsync(now.UserId, page, cancellationToken), total);
                query = query with { NextLink = page.NextLink };
            }
            while (query.NextLink is not null);
        }
    }

    private async Task<IReadOnlyList<Message>> WholeAsync(string userId, MessagePage page, CancellationToken cancellationToken)
    {
        var reads = page.ClassesMissing
            ? await exchange.ReadMessagesAsync(userId, [.. page.Messages.Select(m => m.Id)], MessageContent.Headers, cancellationToken)
            : page.Messages;
        return [.. reads.Select(r => r.Message).OfType<Message>()];
    }

    private async Task<IEnumerable<Differing>> CompareAsync(
        EvaluationContext now, EvaluationContext then, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        var rows = (await database.ReadAsync(
            connection => MessageStore.FindAsync(connection, null, now.UserId, now.Kind, [.. messages.Select(m => m.Id)], cancellationToken), cancellationToken))
            .ToDictionary(r => r.Id, StringComparer.Ordinal);
        var decidedNow = await EvaluateAsync(now, messages, rows, cancellationToken);
        var decidedThen = await EvaluateAsync(then, messages, rows, cancellationToken);
        return messages.Select((m, i) => (Message: m, Now: decidedNow[i].Decision, Then: decidedThen[i].Decision))
            .Select(d => d is { Now: { } a, Then: { } b } ? Differing.Of(d.Message, a, b) : null)
            .OfType<Differing>();
    }

    private async Task<IReadOnlyList<Evaluated>> EvaluateAsync(
        EvaluationContext context, IReadOnlyList<Message> messages, Dictionary<string, MessageRow> rows, CancellationToken cancellationToken)
    {
        var lookBack = await memory.LookBackAsync(context.UserId, context.Settings, cancellationToken);
        return await evaluator.EvaluateAsync(
            context,
            [.. messages.Select(message => rows.GetValueOrDefault(message.Id) is { } row
                ? new ToEvaluate(message, row.FirstSeenLookBack.ToInstant(), row.FirstSeenAt.ToInstant()) { Wish = row.Wish }
                : new ToEvaluate(message, lookBack, null))],
            cancellationToken);
    }
}
