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

/// <summary>What became of <em>Relate to</em>.</summary>
internal abstract record RelateResult
{
    /// <summary>Remembered, and what is recorded of the message follows it.</summary>
    internal sealed record Done : RelateResult;

    /// <summary>Remembered; what is recorded of the message follows with the next run, since one writes it at this moment or Salesforce failed.</summary>
    internal sealed record Remembered : RelateResult;

    /// <summary>The mailbox has no such message.</summary>
    internal sealed record NotFound : RelateResult;

    /// <summary>The record is not found with this person's access, or not any more.</summary>
    internal sealed record RecordNotThere : RelateResult;

    /// <summary>The org does not let this person relate Tasks to records of the type.</summary>
    internal sealed record NotAllowed : RelateResult;

    /// <summary>It is recorded on a Lead, or would be.</summary>
    internal sealed record OnLead : RelateResult;

    /// <summary>A colleague's run recorded it (R7).</summary>
    internal sealed record NotYours : RelateResult;

    /// <summary>Another tool recorded it (R9).</summary>
    internal sealed record ByAnotherTool : RelateResult;

    /// <summary>A run is writing it at this moment, and nothing is remembered.</summary>
    internal sealed record BeingRecorded : RelateResult;

    /// <summary>There is no connection to Salesforce.</summary>
    internal sealed record NoSalesforce : RelateResult;

    /// <summary>Salesforce does not let the Tasks be changed: everything stays as it was.</summary>
    /// <param name="Words">Salesforce's own.</param>
    internal sealed record Refused(string Words) : RelateResult;
}

/// <summary><em>Relate to</em> (R1): the Account, Opportunity or Case on which a message is recorded besides its people, before and after it is recorded.</summary>
internal sealed class RelateMessage(
    EvaluationContexts contexts, Evaluator evaluator, MessageStore messages, AskedMessages asked, RecordedRelations recordings, JobMemory memory)
{
    /// <param name="userId">Whose message.</param>
    /// <param name="request">Which.</param>
    /// <param name="wanted">The type and id of the record; null: none any more.</param>
    /// <param name="cancellationToken">Ends it; what is remembered by then, the next run carries out.</param>
    /// <exception cref="RemoteException">Exchange or Salesforce failed: ask again.</exception>
    public async Task<RelateResult> AskAsync(string userId, MessageRequest request, RelateTo? wanted, CancellationToken cancellationToken)
    {
        if (await FindAsync(userId, request, cancellationToken) is not { } found)
        {
            return new RelateResult.NotFound();
        }

        var context = await contexts.LoadAsync(userId, cancellationToken);
        if (context is not { Salesforce: not null, Organisation: { } organisation })
        {
            return new RelateResult.NoSalesforce();
        }

        var evaluated = found.Message is null ? null : await EvaluateAsync(context, found, cancellationToken);
        var entry = evaluated is null ? await recordings.FindAsync(found.Row!.RecordingKey!, cancellationToken) : evaluated.RecordedAs;
        if (HindranceOf(entry, evaluated, userId) is { } hindrance)
        {
            return hindrance;
        }

        entry = entry is { IsUndone: true } ? null : entry;
        if (wanted is not null && await MatchAsync(context, found, evaluated, entry, cancellationToken) is { } match && RelationRules.IsOnLead(match))
        {
            return new RelateResult.OnLead();
        }

        RelatedRecord? record = null;
        if (wanted is not null)
        {
            if (!organisation.Relatable.Any(type => type.Type == wanted.Type))
            {
                return new RelateResult.NotAllowed();
            }

            record = await recordings.FindRecordAsync(context, wanted.Type, wanted.Id, cancellationToken);
            if (record is null)
            {
                return new RelateResult.RecordNotThere();
            }
        }

        var relation = new MessageRelation { UserId = userId, Kind = context.Kind, MessageHash = found.Hash }.To(record);
        return await recordings.RelateAsync(context, entry, relation, found.MessageId, cancellationToken) switch
        {
            { IsOwed: true } => new RelateResult.Remembered(),
            { Refusal: { } refusal } => new RelateResult.Refused(refusal.Message ?? refusal.Code),
            _ => new RelateResult.Done(),
        };
    }

    /// <summary>What is recorded is known by its row, also once the message itself is deleted.</summary>
    private async Task<Pointed?> FindAsync(string userId, MessageRequest request, CancellationToken cancellationToken)
    {
        if (request.Id is { Length: > 0 } id
            && await messages.FindAsync(userId, JobKinds.Email, id, cancellationToken) is { RecordingKey: not null, MessageHash: { } hash } known)
        {
            return new Pointed(known.Id, hash, known, null);
        }

        var named = new ExplainRequest(request.InternetMessageId, request.Id ?? request.RestId);
        return await asked.ReadAsync(userId, named, cancellationToken) is { } message
            ? new Pointed(message.Id, RecordingKeys.HashOf(message), await messages.FindAsync(userId, JobKinds.Email, message.Id, cancellationToken), message)
            : null;
    }

    /// <summary>Whom it is or would be recorded on, also where the person does not want it recorded, for now (D6).</summary>
    private static async Task<MatchResult?> MatchAsync(
        EvaluationContext context, Pointed found, Evaluated? evaluated, LedgerEntry? entry, CancellationToken cancellationToken) =>
        entry is not null ? MatchDocument.Known(entry.Match)
        : evaluated is { Decision.Code: ReasonCode.ExcludedUser } ? await Evaluator.MatchAsync(context, found.Message!, cancellationToken)
        : evaluated?.Decision?.Match;

    private async Task<Evaluated> EvaluateAsync(EvaluationContext context, Pointed found, CancellationToken cancellationToken)
    {
        var lookBack = found.Row?.FirstSeenLookBack.ToInstant() ?? await memory.LookBackAsync(context.UserId, context.Settings, cancellationToken);
        var toEvaluate = new ToEvaluate(found.Message!, lookBack, found.Row?.FirstSeenAt.ToInstant()) { Wish = found.Row?.Wish ?? default };
        return (await evaluator.EvaluateAsync(context, [toEvaluate], cancellationToken))[0];
    }

    private static RelateResult? HindranceOf(LedgerEntry? entry, Evaluated? evaluated, string userId) => (entry, evaluated) switch
    {
        (_, { Undecided: Undecided.BeingWrittenHere or Undecided.BeingWrittenByColleague }) => new RelateResult.BeingRecorded(),
        (null or { IsUndone: true }, { EmailMessageId: not null }) => new RelateResult.ByAnotherTool(),
        (null or { IsUndone: true }, _) => null,
        ({ } other, _) when other.UserId != userId => new RelateResult.NotYours(),
        ({ IsRecorded: true }, _) => null,
        _ => new RelateResult.BeingRecorded(),
    };

    /// <param name="Message">Null where the row tells enough.</param>
    private sealed record Pointed(string MessageId, string Hash, MessageRow? Row, Message? Message);
}
