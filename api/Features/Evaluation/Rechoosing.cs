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
        var patience = Relating.PatienceWithFailures;
        foreach (var choice in due)
        {
            // One message may have several: each stands on what the one before has written.
            if ((await ledger.FindAsync(keys, cancellationToken)).GetValueOrDefault(choice.RecordingKey ?? "") is not { } entry)
            {
                continue;
            }

            try
            {
                await FollowAsync(context, entry, choice, cancellationToken);
            }
            catch (RemoteException e) when (e.Failure is RemoteFailure.Transient)
            {
                logger.FollowingFailed(entry.Key, e.Failure.Code);
                if (--patience == 0)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Relates the Tasks of a recording of the person's own to whom they have chosen.</summary>
    /// <returns>Why Salesforce refuses it for good; null: it is done, or there is nothing to be done any more.</returns>
    /// <exception cref="RemoteException">Salesforce failed: ask again, or let the next run do it.</exception>
    public async Task<RemoteFailure?> FollowAsync(
        EvaluationContext context, LedgerEntry entry, MessageChoice choice, CancellationToken cancellationToken)
    {
        var match = MatchDocument.Read(entry.Match);
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
        var failure = await TryRelateAsync(session, changed, hasRelations, cancellationToken);
        return failure is null or RemoteFailure.Rejected or RemoteFailure.NotFound ? failure : throw new RemoteException(failure);
    }

    private async Task<RemoteFailure?> TryRelateAsync(
        SalesforceSession session, IReadOnlyList<TaskRelated> tasks, bool hasRelations, CancellationToken cancellationToken)
    {
        try
        {
            return await salesforce.RelateTasksAsync(session, tasks, hasRelations, cancellationToken);
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.Rejected)
        {
            return e.Failure;
        }
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
                var rows = await connection.QueryAsync<RowRecords>(new CommandDefinition(
                    "SELECT id, kind, records FROM messages WHERE recording_key = @Key AND user_id = @UserId",
                    new { entry.Key, entry.UserId },
                    transaction,
                    cancellationToken: cancellationToken));
                await connection.ExecuteAsync(new CommandDefinition(
                    "UPDATE messages SET records = @records WHERE user_id = @UserId AND kind = @Kind AND id = @Id",
                    rows.Select(row => new { entry.UserId, row.Kind, row.Id, records = RecordsDocument.WithPeople(row.Records, wanted) }),
                    transaction,
                    cancellationToken: cancellationToken));
            },
            cancellationToken);

    private sealed record RowRecords
    {
        public required string Id { get; init; }

        public required string Kind { get; init; }

        public string? Records { get; init; }
    }
}
