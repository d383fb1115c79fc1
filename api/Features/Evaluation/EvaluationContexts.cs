using EmailSync.Domain.Settings;
using EmailSync.Features.AddressLists;
using EmailSync.Features.Connections;
using EmailSync.Features.Settings;

namespace EmailSync.Features.Evaluation;

/// <summary>Makes the context in which a person's messages are evaluated.</summary>
internal sealed class EvaluationContexts(
    SettingsStore settings,
    PersonListReader lists,
    Mailboxes mailboxes,
    SalesforceConnections connections,
    Directories directories)
{
    /// <summary>
    /// What is older than a day is read again: mailbox, folders, the org's describe. Without a usable connection to Salesforce the context has
    /// none, which a run takes as its end and a forecast as "not known".
    /// </summary>
    /// <exception cref="Integrations.RemoteException">A system outside could not be asked.</exception>
    public Task<EvaluationContext> LoadAsync(string userId, CancellationToken cancellationToken) =>
        LoadAsync(userId, describeAnew: false, cancellationToken);

    /// <summary>The same, with the org described anew where <paramref name="describeAnew"/>: it has refused what the last describe allowed.</summary>
    /// <exception cref="Integrations.RemoteException">A system outside could not be asked.</exception>
    public async Task<EvaluationContext> LoadAsync(string userId, bool describeAnew, CancellationToken cancellationToken)
    {
        var mailbox = await mailboxes.RefreshAsync(userId, cancellationToken);
        var effective = await settings.ReadEffectiveAsync(userId, cancellationToken);
        var session = await connections.OpenAsync(userId, cancellationToken);
        var organisation = session is null
            ? null
            : await connections.RefreshOrganisationAsync(userId, describeAnew ? TimeSpan.Zero : SalesforceConnections.DescribeEvery, cancellationToken);
        return new EvaluationContext
        {
            UserId = userId,
            Kind = JobKinds.Email,
            Settings = effective,
            IsActive = await settings.IsActiveAsync(userId, cancellationToken),
            Lists = await lists.ReadAsync(userId, cancellationToken),
            Mailbox = mailbox.Identity,
            Folders = await mailboxes.FoldersAsync(userId, cancellationToken),
            Salesforce = organisation is null ? null : session,
            Organisation = organisation,
            IsDescribedAnew = describeAnew,
            People = session is null || organisation is null
                ? null
                : directories.People(session, organisation, effective.SecondaryAddresses, userId),
            Records = session is null || organisation is null ? null : directories.Records(session, organisation),
        };
    }

    /// <summary>The same person under other settings and lists, to see what these would say of a message that may be recorded already (N2).</summary>
    public EvaluationContext TryOn(EvaluationContext context, EffectiveSettings other, ListsInForce otherLists) => context with
    {
        Settings = other,
        Lists = context.Lists with { InForce = otherLists },
        LooksPastRecordings = true,
        People = other.SecondaryAddresses != context.Settings.SecondaryAddresses && context is { Salesforce: { } session, Organisation: { } organisation }
            ? directories.People(session, organisation, other.SecondaryAddresses, context.UserId)
            : context.People,
    };
}
