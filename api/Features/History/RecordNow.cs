using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Features.Settings;
using EmailSync.Integrations;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>What became of <em>Record now</em>.</summary>
internal abstract record Wished
{
    /// <summary>Remembered: the next run records it.</summary>
    internal sealed record Stored : Wished;

    /// <summary>The mailbox has no such message.</summary>
    internal sealed record NotFound : Wished;

    /// <summary>It is recorded already, by whomever; <paramref name="Recording"/>: as what, where this product did.</summary>
    internal sealed record Already(Finding Finding, LedgerEntry? Recording = null) : Wished;

    /// <summary>A rule says no; <paramref name="CanOverride"/>: the person may say that they want it all the same.</summary>
    internal sealed record Refused(Finding Finding, bool CanOverride) : Wished;

    /// <summary>It cannot be decided now.</summary>
    internal sealed record Undecidable(Undecided Why) : Wished;
}

/// <summary>
/// <em>Record now</em> (D16): stores the wish for one message, if the rules leave it a way, for the run that is asked for next. What it may
/// override it overrides only where the person has said so.
/// </summary>
internal sealed class RecordNow(
    EvaluationContexts contexts, Evaluator evaluator, MessageStore messages, AskedMessages asked, JobMemory memory, TimeProvider time)
{
    /// <exception cref="RemoteException">Exchange or Salesforce could not be asked.</exception>
    public async Task<Wished> AskAsync(string userId, RecordRequest request, CancellationToken cancellationToken)
    {
        var anyway = request.Anyway;
        if (await asked.ReadAsync(userId, new ExplainRequest(request.InternetMessageId, request.Id ?? request.RestId), cancellationToken) is not { } message)
        {
            return new Wished.NotFound();
        }

        var context = await contexts.LoadAsync(userId, cancellationToken);
        var row = await messages.FindAsync(userId, JobKinds.Email, message.Id, cancellationToken)
            ?? await NewAsync(context, message, cancellationToken);
        var wish = anyway ? Wish.RecordAnyway : Wish.Record;
        var evaluated = await EvaluateAsync(context, row, message, wish, cancellationToken);
        if (evaluated.Decision is not { } decision)
        {
            return new Wished.Undecidable(evaluated.Undecided);
        }

        if (ReasonCodes.OutcomeOf(decision.Code) == Outcome.Recorded && !decision.IsRecord)
        {
            return new Wished.Already(decision.Decisive, evaluated.RecordedAs);
        }

        if (!decision.IsRecord)
        {
            // What would stand in the way even then is the answer: to ask somebody and then refuse them for another reason leads nowhere.
            var other = anyway ? null : (await EvaluateAsync(context, row, message, Wish.RecordAnyway, cancellationToken)).Decision;
            return other switch
            {
                { IsRecord: true } => new Wished.Refused(decision.Decisive, CanOverride: true),
                not null when ReasonCodes.OutcomeOf(other.Code) == Outcome.Recorded => new Wished.Already(other.Decisive),
                _ => new Wished.Refused((other ?? decision).Decisive, CanOverride: false),
            };
        }

        // E3: a wish that no run can carry out does not keep the message for ever.
        var until = time.GetUtcNow() + ReasonCodes.Horizon;
        return await messages.SaveWishAsync(
            MessageFacts.Apply(row, message) with
            {
                Wish = wish,
                WantsAttachments = request.Attachments,
                LookAgainUntil = until.ToStored(),

                // The attempt that a person asks for does not lengthen the pause before the next one by itself (D14).
                Attempts = row is { State: RowStates.Waiting, Attempts: > 0 } ? row.Attempts - 1 : row.Attempts,
            },
            cancellationToken)
            ? new Wished.Stored()
            : new Wished.Already(new Finding { Code = ReasonCode.AlreadyRecorded, Rule = "D1" });
    }

    private async Task<Evaluated> EvaluateAsync(
        EvaluationContext context, MessageRow row, Message message, Wish wish, CancellationToken cancellationToken) =>
        (await evaluator.EvaluateAsync(
            context, [new ToEvaluate(message, row.FirstSeenLookBack.ToInstant(), row.FirstSeenAt.ToInstant()) { Wish = wish }], cancellationToken))[0];

    private async Task<MessageRow> NewAsync(EvaluationContext context, Message message, CancellationToken cancellationToken) => new()
    {
        UserId = context.UserId,
        Kind = context.Kind,
        Id = message.Id,
        FolderId = message.FolderId,
        State = RowStates.Seen,
        FirstSeenAt = time.GetUtcNow().ToStored(),
        FirstSeenLookBack = (await memory.LookBackAsync(context.UserId, context.Settings, cancellationToken)).ToStored(),
    };
}
