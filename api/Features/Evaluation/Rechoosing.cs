using Dapper;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Features.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <summary>
/// Lets what is recorded already follow a choice (M4): its Tasks in place, then in one transaction the ledger, the history and the word that the
/// choice is followed. Cut short in between it is done again, by the person or by their next run; a second time changes nothing.
/// </summary>
internal sealed class Rechoosing(Ledger ledger, ChoiceStore choices, SalesforceClient salesforce, Database database, ILogger<Rechoosing> logger)
{
    /// <summary>The people of whom one can be chosen for an address of what matched, as Salesforce has them now; empty: nobody is related by it.</summary>
    /// <exception cref="InvalidOperationException">There is no connection to Salesforce.</exception>
    /// <exception cref="RemoteException">Salesforce could not be asked.</exception>
    public static async Task<IReadOnlyList<CrmPerson>> CandidatesAsync(
        EvaluationContext context, MatchResult match, EmailAddress address, CancellationToken cancellationToken)
    {
        if (match.RelatedBy(address) is not { } related)
        {
            return [];
        }

        var people = context.People ?? throw new InvalidOperationException("Nobody is chosen without Salesforce.");
        await people.AskAsync([address], cancellationToken);
        return [.. people.Known[address].Where(person => person.Kind == related.Person.Kind).DistinctBy(person => person.Id)];
    }

    /// <summary>
    /// Carries out what earlier attempts have left. What Salesforce refuses for good stays as it was recorded; what fails by itself is left to the next
    /// run, and holds up nothing else.
    /// </summary>
    /// <exception cref="RemoteException">Salesforce asks for patience, or does not let the person in.</exception>
    public async Task FinishAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var due = await choices.ReadDueAsync(context.UserId, context.Kind, cancellationToken);
        if (due.Count == 0)
        {
            return;
        }

        var keys = due.Select(choice => choice.RecordingKey).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        await FollowUp.AllAsync(due, choice => choice.RecordingKey ?? "", FollowOneAsync, logger);

        async Task FollowOneAsync(MessageChoice choice)
        {
            // One message may have several: each stands on what the one before has written.
            if ((await ledger.FindAsync(keys, cancellationToken)).GetValueOrDefault(choice.RecordingKey ?? "") is { } entry)
            {
                await FollowAsync(context, entry, choice, cancellationToken);
            }
        }
    }

    /// <summary>Relates the Tasks of a recording of the person's own to whom they have chosen.</summary>
    /// <returns>Why Salesforce refuses it for good; null: it is done, or there is nothing to be done any more.</returns>
    /// <exception cref="RemoteException">Salesforce failed: ask again, or let the next run do it.</exception>
    public async Task<RemoteFailure?> FollowAsync(
        EvaluationContext context, LedgerEntry entry, MessageChoice choice, CancellationToken cancellationToken)
    {
        var match = MatchDocument.Known(entry.Match);
        var candidates = EmailAddress.TryParse(choice.Address, out var address)
            ? await CandidatesAsync(context, match, address, cancellationToken)
            : [];
        if (candidates.FirstOrDefault(person => person.Id == choice.PersonId) is not { } chosen)
        {
            await choices.ForgetAsync(choice, cancellationToken);
            return null;
        }

        var others = candidates.Where(person => person != chosen).ToList();
        var wanted = match.Choose(chosen, others);
        var replaced = others.Concat(match.Related.Where(related => related.Person.Address == address).SelectMany(r => r.PassedOver.Append(r.Person)))
            .Select(person => person.Id)
            .Except(wanted.Related.Select(related => related.Person.Id), StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        if (await RelateAsync(context, entry, chosen, replaced, cancellationToken) is { } refusal)
        {
            await choices.ForgetAsync(choice, cancellationToken);
            return refusal;
        }

        // It has happened: whoever has lost patience must not leave half of it.
        await SaveAsync(entry, choice, wanted, CancellationToken.None);
        return null;
    }

    private async Task<RemoteFailure?> RelateAsync(
        EvaluationContext context, LedgerEntry entry, CrmPerson chosen, HashSet<string> replaced, CancellationToken cancellationToken)
    {
        if (context is not { Salesforce: { } session, Organisation: { HasSharedActivities: var hasRelations } })
        {
            throw new InvalidOperationException("Nobody is chosen without Salesforce.");
        }

        var parts = (await ledger.ReadPartsAsync([entry.Key], cancellationToken))[entry.Key];
        var present = await salesforce.ReadTaskPeopleAsync(session, [.. parts.Select(part => part.TaskId).OfType<string>()], hasRelations, cancellationToken);
        var takesSeveral = hasRelations && chosen.Kind == PersonKind.Contact;
        var changed = present
            .Select(task => (Before: task.Value, After: new TaskRelated(task.Key, TaskPeople.Choose(task.Value, chosen.Id, replaced, takesSeveral))))
            .Where(task => !task.Before.SequenceEqual(task.After.PeopleIds, StringComparer.Ordinal))
            .Select(task => task.After)
            .ToList();
        return await FollowUp.ChangeAsync(() => salesforce.RelateTasksAsync(session, changed, hasRelations, cancellationToken));
    }

    private Task SaveAsync(LedgerEntry entry, MessageChoice choice, MatchResult wanted, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                // Another choice has been made meanwhile: it brings its own word.
                if (!await ChoiceStore.ForgetAsync(connection, transaction, choice, cancellationToken))
                {
                    return;
                }

                await connection.ExecuteAsync(new CommandDefinition(
                    "UPDATE recordings SET match = @match WHERE key = @Key AND state = 'recorded'",
                    new { entry.Key, match = MatchDocument.Write(wanted) },
                    transaction,
                    cancellationToken: cancellationToken));
                await FollowUp.RewriteRecordsAsync(
                    connection, transaction, entry, records => RecordsDocument.WithPeople(records, wanted), cancellationToken);
            },
            cancellationToken);
}
