using System.Globalization;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Settings;
using EmailSync.Integrations;

namespace EmailSync.Features.History;

/// <summary>
/// Says of a message that cannot be decided now what is known all the same: what was decided of it last, else by which addresses it will be
/// looked up. Does not ask Salesforce.
/// </summary>
internal sealed class KnownMessages(AskedMessages asked, MessageStore messages, HistoryReader reader)
{
    private static readonly string _recorded = ReasonCodes.Spelling(Outcome.Recorded);

    /// <returns>Null: nothing is known of it.</returns>
    /// <exception cref="RemoteException">Nothing was kept of it, and Exchange does not answer at the moment.</exception>
    public async Task<KnownMessage?> FindAsync(string userId, ExplainRequest request, CultureInfo clock, CancellationToken cancellationToken)
    {
        var kept = await FindRowAsync(userId, request, cancellationToken);
        var message = await ReadAsync(userId, request, kept is not null, cancellationToken);
        var row = message is null
            ? kept
            : await messages.FindAsync(userId, JobKinds.Email, message.Id, cancellationToken);
        if (row is { Code: not null })
        {
            var words = await reader.ForAsync(userId, clock, cancellationToken);
            return new KnownMessage(await reader.ExplainAsync(row, message, words, cancellationToken), [], []);
        }

        if (message is null)
        {
            return null;
        }

        var addresses = await reader.AddressesAsync(userId, message, null, cancellationToken);
        return new KnownMessage(null, addresses.Sought, addresses.Unsought);
    }

    /// <summary>Where Exchange does not give it, what was kept of it is told all the same; where nothing was, an outage is none of ours to hide.</summary>
    private async Task<Message?> ReadAsync(string userId, ExplainRequest request, bool isKept, CancellationToken cancellationToken)
    {
        try
        {
            return await asked.ReadAsync(userId, request, cancellationToken);
        }
        catch (RemoteException e) when (isKept || e.Failure is RemoteFailure.AuthorizationLost or RemoteFailure.Rejected)
        {
            return null;
        }
    }

    /// <summary>Of several copies the recorded one; where not all are of one sender, nobody knows which is meant.</summary>
    private async Task<MessageRow?> FindRowAsync(string userId, ExplainRequest request, CancellationToken cancellationToken)
    {
        if (request.RestId is { } id && await messages.FindAsync(userId, JobKinds.Email, id, cancellationToken) is { } row)
        {
            return row;
        }

        var copies = request.InternetMessageId is { } name
            ? await messages.FindByInternetMessageIdsAsync(userId, JobKinds.Email, [name], cancellationToken)
            : [];
        return copies.DistinctBy(copy => copy.FromAddress, StringComparer.OrdinalIgnoreCase).Count() == 1
            ? copies.OrderByDescending(copy => copy.Outcome == _recorded).First()
            : null;
    }
}
