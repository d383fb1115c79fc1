using System.Globalization;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Features.Settings;
using EmailSync.Integrations;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>
/// Says of one message what happened to it, or what will happen and why. What is recorded is told from its row; everything else is read
/// anew and decided by the same engine as in a run (E2), and nothing is written.
/// </summary>
internal sealed class Explainer(
    EvaluationContexts contexts, Evaluator evaluator, MessageStore messages, AskedMessages asked, HistoryReader reader, JobMemory memory)
{
    /// <summary>What a click could bring is worth a short wait; what the person has said stands without it.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private static readonly string[] _byOwnRun = [ReasonCodes.Spelling(ReasonCode.Recorded), ReasonCodes.Spelling(ReasonCode.AlreadyRecorded)];

    /// <returns>Null: the mailbox has no such message.</returns>
    /// <exception cref="RemoteException">Exchange or Salesforce could not be asked.</exception>
    public async Task<Explained?> ExplainAsync(string userId, ExplainRequest request, CultureInfo clock, CancellationToken cancellationToken)
    {
        var message = await asked.ReadAsync(userId, request, cancellationToken);
        if (message is null)
        {
            return null;
        }

        var words = await reader.ForAsync(userId, clock, cancellationToken);
        var row = await messages.FindAsync(userId, JobKinds.Email, message.Id, cancellationToken);
        if (row is { State: RowStates.Ended, Outcome: { } outcome } && outcome == ReasonCodes.Spelling(Outcome.Recorded))
        {
            return new Explained(
                await WithAttachmentsAsync(await reader.ExplainAsync(row, message, words, cancellationToken), message, row, words, cancellationToken), Undecided.No);
        }

        var context = await contexts.LoadAsync(userId, cancellationToken);
        var lookBack = row?.FirstSeenLookBack.ToInstant() ?? await memory.LookBackAsync(userId, context.Settings, cancellationToken);
        var toEvaluate = new ToEvaluate(message, lookBack, row?.FirstSeenAt.ToInstant(), FailureOf(row)) { Wish = row?.Wish ?? Wish.None };
        var evaluated = (await evaluator.EvaluateAsync(context, [toEvaluate], cancellationToken))[0];
        return evaluated.Decision is not null
            ? new Explained(await ForecastAsync(context, row, evaluated, words, cancellationToken), Undecided.No)
            : new Explained(null, evaluated.Undecided);
    }

    /// <summary>What was recorded without its attachments can still be given them by whose run recorded it (R4).</summary>
    private async Task<Explanation> WithAttachmentsAsync(
        Explanation recorded, Message message, MessageRow row, HistoryReader.Reader words, CancellationToken cancellationToken)
    {
        if (recorded.Attachments.Count > 0 || row.RecordingKey is null || !_byOwnRun.Contains(recorded.Code))
        {
            return recorded;
        }

        IReadOnlyList<ExplainedAttachment> attachments;
        try
        {
            attachments = await reader.ForecastAttachmentsAsync(row.UserId, message, areWanted: false, words.Words, cancellationToken);
        }
        catch (RemoteException)
        {
            // What is recorded is known without Exchange; the next look asks again.
            return recorded;
        }

        return recorded with { Attachments = attachments, AttachmentsLeftOut = attachments.Any(a => a.Fate == AttachmentFate.NotWanted) };
    }

    /// <summary>What failed waits for its next attempt, and says so.</summary>
    private static RecordingFailure? FailureOf(MessageRow? row) =>
        row is { State: RowStates.Waiting, Code: { } code } && code == ReasonCodes.Spelling(ReasonCode.Failed)
            && FindingsDocument.TryRead(row.Findings) is [var failed, ..]
            ? new RecordingFailure(failed.Names is [var system, ..] ? system : null, failed.Text, IsFinal: false, failed.Instant)
            : null;

    /// <summary>What a person took back can be recorded again by a click of theirs: for whom, if Salesforce can say. No rule needs it (D6).</summary>
    private static async Task<MatchResult?> WouldMatchAsync(EvaluationContext context, Message message, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            return await Evaluator.MatchAsync(context, message, patience.Token);
        }
        catch (Exception e) when (e is RemoteException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private async Task<Explanation> ForecastAsync(
        EvaluationContext context, MessageRow? row, Evaluated evaluated, HistoryReader.Reader words, CancellationToken cancellationToken)
    {
        var (message, decision) = (evaluated.Message, evaluated.Decision!);

        // Recorded a moment ago, by a run that has not written its row yet.
        var mine = decision.Code == ReasonCode.AlreadyRecorded ? evaluated.RecordedAs : null;
        var match = mine is not null ? MatchDocument.Known(mine.Match)
            : decision.Code == ReasonCode.ExcludedUser ? await WouldMatchAsync(context, message, cancellationToken)
            : decision.Match;
        var forecast = words.Words with
        {
            IsForecast = true,
            PeopleNames = [.. (match?.Related ?? []).Select(r => r.Person.Name)],
            NextRunAt = await memory.NextRunAtAsync(context.UserId, cancellationToken),
        };
        var addresses = await reader.AddressesAsync(context.UserId, message, match, cancellationToken);
        var areWanted = row is { WantsAttachments: true } || AttachmentRules.AreWanted(message, context.Settings);
        return new Explanation(
            row?.Id,
            message.InternetMessageId,
            message.Subject,
            message.From is { } from ? new Sender(from.Name, from.Address) : null,
            message.Date,
            ReasonCodes.Spelling(decision.Code),
            ReasonCodes.OutcomeOf(decision.Code, isForecast: true),
            HistoryRelations.Complete(
                Explanations.Sentence(decision.Decisive, forecast), decision.IsRecord ? evaluated.Relation : RelationDocument.TryRead(mine?.Relation), decision.IsRecord),
            Explanations.LookedAtAgain(decision, forecast),
            HistoryReader.Findings(decision.Findings, forecast),
            HistoryReader.People(match, words),
            mine is null ? HistoryRelations.Forecast(evaluated, match, words) : HistoryRelations.OfRecording(mine, words),
            addresses.Unmatched,
            addresses.Unsought,
            [.. RecordsDocument.Tasks(evaluated.TaskIds, message.Subject)
                .Concat(RecordsDocument.Elsewhere(evaluated.EmailMessageId, message.Subject))
                .Select(t => HistoryReader.Link(t.Type, t.Id, t.Name, words))],
            await reader.MadeAsync(context.UserId, evaluated.RecordedAs, row?.Wish ?? Wish.None, forecast, cancellationToken),
            decision.IsRecord ? await reader.ForecastAttachmentsAsync(context.UserId, message, areWanted, forecast, cancellationToken) : [],
            message.HasAttachments && !areWanted && evaluated.RecordedAs is null);
    }
}

/// <summary>What is to be said of a message, or why it cannot be said now.</summary>
internal sealed record Explained(Explanation? Explanation, Undecided Undecided);
