using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Integrations;

namespace EmailSync.Features.History;

/// <summary>What a choice of a person's (M4) finds recorded already, and does to it.</summary>
internal sealed class ChosenRecordings(Ledger ledger, ChoiceStore choices, Rechoosing rechoosing)
{
    /// <summary>A recording by its key; null: there is none any more.</summary>
    public async Task<LedgerEntry?> FindAsync(string key, CancellationToken cancellationToken) =>
        (await ledger.FindAsync([key], cancellationToken)).GetValueOrDefault(key);

    /// <summary>Of whom one can be chosen for an address; null: nobody is related to the recording by it.</summary>
    /// <exception cref="RemoteException">Salesforce could not be asked.</exception>
    public static async Task<IReadOnlyList<CrmPerson>?> CandidatesAsync(
        EvaluationContext context, LedgerEntry entry, EmailAddress address, CancellationToken cancellationToken)
    {
        var match = MatchDocument.Known(entry.Match);
        return match.RelatedBy(address) is null ? null : await Rechoosing.CandidatesAsync(context, match, address, cancellationToken);
    }

    /// <summary>Remembers the choice of one of several; what is recorded follows it.</summary>
    /// <returns>Why Salesforce refuses to change what is recorded; null: it does not.</returns>
    /// <exception cref="RemoteException">Salesforce failed: the choice is remembered, and the next run goes on where this has stopped.</exception>
    public async Task<RemoteFailure?> ChooseAsync(
        EvaluationContext context,
        string messageId,
        LedgerEntry? entry,
        CrmPerson chosen,
        IReadOnlyList<CrmPerson> candidates,
        CancellationToken cancellationToken)
    {
        var choice = new MessageChoice
        {
            UserId = context.UserId,
            Kind = context.Kind,

            // Of two copies the one that was recorded is what the next run finds.
            MessageId = entry?.MessageId ?? messageId,
            Address = chosen.Address.Value,
            PersonId = chosen.Id,
        };
        await choices.ChooseAsync(choice, candidates, cancellationToken);
        return entry is null ? null : await rechoosing.FollowAsync(context, entry, choice, cancellationToken);
    }
}
