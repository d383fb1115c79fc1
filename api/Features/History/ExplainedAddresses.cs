using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Domain.SmartAddresses;
using EmailSync.Features.AddressLists;
using EmailSync.Features.Connections;
using EmailSync.Features.Settings;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.History;

/// <summary>
/// What is said of the addresses by which nobody is related: those that nobody has, with the way to make somebody of them, and those that are
/// not looked up, by the lists as they are now. Asks nobody outside.
/// </summary>
internal sealed class ExplainedAddresses(
    SettingsStore settings, PersonListReader lists, Mailboxes mailboxes, SalesforceConnections connections)
{
    /// <param name="userId">Whose message.</param>
    /// <param name="message">Null where it is not known any more: then <paramref name="sender"/> is all that is.</param>
    /// <param name="sender">Null: it names nobody.</param>
    /// <param name="unmatched">In compared form, as they were when they were looked up.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<MessageAddresses> ReadAsync(
        string userId, Message? message, Correspondent? sender, IReadOnlyList<string> unmatched, CancellationToken cancellationToken)
    {
        var ignored = (await lists.ReadAsync(userId, cancellationToken)).InForce.Ignored;
        var format = SmartAddressFormat.Of((await settings.ReadEffectiveAsync(userId, cancellationToken)).SmartAddressBase);
        var mailbox = (await mailboxes.ReadAsync(userId, cancellationToken)).Identity;
        var since = unmatched.Select(text => EmailAddress.TryParse(text, out var address) && ignored.Find(address) is { } listed
            ? new LeftOutAddress(text, LeftOutReason.Ignored, listed)
            : null).OfType<LeftOutAddress>().ToList();
        var unsought = (message is null ? [] : AddressSelection.Select(message, mailbox, format, ignored).LeftOut)
            .Concat(since)
            .DistinctBy(left => left.Text, StringComparer.OrdinalIgnoreCase);
        List<Correspondent> named = message is null ? [.. Optional(sender)] : [.. Optional(message.From), .. message.To, .. message.Cc, .. message.Bcc];
        var names = Newcomer.NamesOf(named);
        var (instanceUrl, organisation) = await OrganisationAsync(userId, cancellationToken);
        return new MessageAddresses(
            [.. unmatched.Except(since.Select(left => left.Text), StringComparer.Ordinal).Select(text => Unmatched(text, names, instanceUrl, organisation))],
            [.. unsought.Select(left => new UnsoughtAddress(left.Text, left.Reason, left.Listed?.Level, MatchExplanations.LeftOut(left)))]);
    }

    /// <summary>Where something can be made, and what; nothing where no connection works.</summary>
    private async Task<(Uri? InstanceUrl, CrmOrganisation? Organisation)> OrganisationAsync(string userId, CancellationToken cancellationToken) =>
        await connections.ReadAsync(userId, cancellationToken) is { State: SalesforceState.Connected or SalesforceState.Incomplete } connection
            ? (connection.InstanceUrl, await connections.ReadOrganisationAsync(userId, cancellationToken))
            : default;

    private static UnmatchedAddress Unmatched(
        string text, IReadOnlyDictionary<EmailAddress, PersonName> names, Uri? instanceUrl, CrmOrganisation? organisation)
    {
        if (!EmailAddress.TryParse(text, out var address))
        {
            return new UnmatchedAddress(text, null, null, null);
        }

        var newcomer = Newcomer.Of(address, names);
        return new UnmatchedAddress(
            text,
            newcomer.Name?.Full,
            UrlOf(PersonKind.Contact, organisation is { CanCreateContacts: true }),
            UrlOf(PersonKind.Lead, organisation is { CanCreateLeads: true }));

        string? UrlOf(PersonKind kind, bool isAllowed) =>
            isAllowed && instanceUrl is not null ? SalesforceClient.NewRecordUrl(instanceUrl, kind, newcomer) : null;
    }

    private static IEnumerable<Correspondent> Optional(Correspondent? who) => who is null ? [] : [who];
}
