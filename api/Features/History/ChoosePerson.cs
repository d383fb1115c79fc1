using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Features.Settings;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.History;

/// <summary>What became of <em>Choose another</em>.</summary>
internal abstract record Chosen
{
    /// <summary>Remembered, and what is recorded of the message follows it.</summary>
    internal sealed record Done : Chosen;

    /// <summary>The mailbox has no such message.</summary>
    internal sealed record NotFound : Chosen;

    /// <summary>Nobody is related to the message by this address.</summary>
    internal sealed record AddressNotOnIt : Chosen;

    /// <summary>Nobody with this id has the address in Salesforce, or not any more.</summary>
    internal sealed record PersonNotThere : Chosen;

    /// <summary>A colleague's run recorded it (R7).</summary>
    internal sealed record NotYours : Chosen;

    /// <summary>A run is writing it at this moment.</summary>
    internal sealed record BeingRecorded : Chosen;

    /// <summary>There is no connection to Salesforce.</summary>
    internal sealed record NoSalesforce : Chosen;

    /// <summary>Remembered, but Salesforce does not let the Tasks be changed.</summary>
    /// <param name="Name">Who was chosen.</param>
    /// <param name="Words">Salesforce's own.</param>
    internal sealed record Refused(string Name, string Words) : Chosen;
}

/// <summary>
/// <em>Choose another</em> (M4): which of several Contacts or Leads with one address is meant, for this message and for later ones. Each person
/// chooses for the messages that their own runs record.
/// </summary>
internal sealed class ChoosePerson(
    EvaluationContexts contexts, MessageMemory memory, MessageStore messages, AskedMessages asked, ChosenRecordings recordings, TimeProvider time)
{
    /// <exception cref="RemoteException">Exchange or Salesforce failed: ask again.</exception>
    public async Task<Chosen> AskAsync(
        string userId, MessageRequest request, EmailAddress address, string personId, CancellationToken cancellationToken)
    {
        if (await FindAsync(userId, request, cancellationToken) is not { } found)
        {
            return new Chosen.NotFound();
        }

        var context = await contexts.LoadAsync(userId, cancellationToken);
        if (context.People is not { } people)
        {
            return new Chosen.NoSalesforce();
        }

        var entry = found.RecordingKey is { } key
            ? await recordings.FindAsync(key, cancellationToken)
            : await EntryAsync(context, found.Message!, cancellationToken);
        if (entry is not null && Hindrance(entry, userId) is { } hindrance)
        {
            return hindrance;
        }

        if (entry is null && (found.Message is null || !IsLookedUp(context, found.Message, address)))
        {
            return new Chosen.AddressNotOnIt();
        }

        await people.AskAsync([address], cancellationToken);
        var candidates = entry is null ? FirstKind(people.Known[address]) : await ChosenRecordings.CandidatesAsync(context, entry, address, cancellationToken);
        if (candidates is null)
        {
            return new Chosen.AddressNotOnIt();
        }

        if (candidates.FirstOrDefault(person => SalesforceIds.Same(person.Id, personId)) is not { } chosen)
        {
            return new Chosen.PersonNotThere();
        }

        var refusal = await recordings.ChooseAsync(context, found.MessageId, entry, chosen, candidates, cancellationToken);
        return refusal is null ? new Chosen.Done() : new Chosen.Refused(chosen.Name, refusal.Message ?? refusal.Code);
    }

    /// <summary>What is recorded is known by its row, also once the message itself is deleted.</summary>
    private async Task<Pointed?> FindAsync(string userId, MessageRequest request, CancellationToken cancellationToken)
    {
        if (request.Id is { Length: > 0 } id && await messages.FindAsync(userId, JobKinds.Email, id, cancellationToken) is { RecordingKey: { } known })
        {
            return new Pointed(id, known, null);
        }

        var named = new ExplainRequest(request.InternetMessageId, request.Id ?? request.RestId);
        return await asked.ReadAsync(userId, named, cancellationToken) is { } message ? new Pointed(message.Id, null, message) : null;
    }

    private async Task<LedgerEntry?> EntryAsync(EvaluationContext context, Message message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return (await memory.FindAsync(context, [new ToEvaluate(message, now, null)], now, cancellationToken))[0].Entry;
    }

    private static Chosen? Hindrance(LedgerEntry entry, string userId) =>
        entry.IsUndone ? new Chosen.AddressNotOnIt()
        : entry.UserId != userId ? new Chosen.NotYours()
        : entry.IsRecorded ? null
        : new Chosen.BeingRecorded();

    private static bool IsLookedUp(EvaluationContext context, Message message, EmailAddress address) =>
        AddressSelection.Select(message, context.Mailbox, context.SmartAddresses, context.Lists.InForce.Ignored)
            .Candidates.Any(candidate => candidate.Address == address);

    /// <summary>Where Contacts match, no Lead is related (M3).</summary>
    private static IReadOnlyList<CrmPerson> FirstKind(IReadOnlyList<CrmPerson> people) =>
        [.. people.Where(person => person.Kind == people.Min(other => other.Kind))];

    /// <param name="RecordingKey">Of the row, where it is recorded.</param>
    /// <param name="Message">Null where the row tells enough.</param>
    private sealed record Pointed(string MessageId, string? RecordingKey, Message? Message);
}
