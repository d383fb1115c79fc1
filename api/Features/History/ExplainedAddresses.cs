using System.Collections.Immutable;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Domain.Settings;
using EmailSync.Domain.SmartAddresses;
using EmailSync.Features.AddressLists;
using EmailSync.Features.Connections;
using EmailSync.Features.Evaluation;
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
    /// <summary>The rest are behind <em>Why?</em>.</summary>
    private const int MostInList = 5;

    private static readonly string _noMatch = ReasonCodes.Spelling(ReasonCode.NoMatch);

    /// <param name="userId">Whose message.</param>
    /// <param name="message">Null where it is not known any more: then <paramref name="sender"/> is all that is.</param>
    /// <param name="sender">Null: it names nobody.</param>
    /// <param name="unmatched">In compared form, as they were when they were looked up.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<MessageAddresses> ReadAsync(
        string userId, Message? message, Correspondent? sender, IReadOnlyList<string> unmatched, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(userId, cancellationToken);
        var format = SmartAddressFormat.Of((await settings.ReadEffectiveAsync(userId, cancellationToken)).SmartAddressBase);
        var mailbox = (await mailboxes.ReadAsync(userId, cancellationToken)).Identity;
        var since = unmatched.Select(text => known.ListedSince(text)).OfType<LeftOutAddress>();
        var selected = message is null ? new CandidateSet([], []) : AddressSelection.Select(message, mailbox, format, known.Ignored);
        return new MessageAddresses(
            known.Unmatched(message, sender, unmatched),
            [.. selected.LeftOut
                .Concat(since)
                .DistinctBy(left => left.Text, StringComparer.OrdinalIgnoreCase)
                .Select(left => new UnsoughtAddress(left.Text, left.Reason, left.Listed?.Level, MatchExplanations.LeftOut(left)))],
            [.. selected.Candidates.Select(candidate => candidate.Address.Value)]);
    }

    /// <summary>The first few addresses that nobody has, of those rows that wait for somebody to match, by the row's id. Lists and connection are read once.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<UnmatchedAddress>>> UnmatchedOfAsync(
        string userId, IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken)
    {
        var waiting = rows.Where(row => row is { State: RowStates.Waiting, Unmatched: not null } && row.Code == _noMatch).ToList();
        if (waiting.Count == 0)
        {
            return ImmutableDictionary<string, IReadOnlyList<UnmatchedAddress>>.Empty;
        }

        var known = await KnownAsync(userId, cancellationToken);
        return waiting.ToDictionary(row => row.Id, row => known.Unmatched(MessageOf(row), SenderOf(row), UnmatchedOf(row), MostInList), StringComparer.Ordinal);
    }

    /// <summary>What a row keeps of its message; null: nothing any more (E3), or nothing that can be read.</summary>
    public static Message? MessageOf(MessageRow row) => MessageFacts.TryRead(row.Facts);

    /// <summary>Who sent a row's message.</summary>
    public static Correspondent? SenderOf(MessageRow row) => row.FromAddress is { } address ? new Correspondent(row.FromName, address) : null;

    /// <summary>The addresses that nobody had when a row was decided, in compared form.</summary>
    public static IReadOnlyList<string> UnmatchedOf(MessageRow row) => UnmatchedDocument.TryRead(row.Unmatched);

    private async Task<Known> KnownAsync(string userId, CancellationToken cancellationToken)
    {
        var (instanceUrl, organisation) = await OrganisationAsync(userId, cancellationToken);
        return new Known((await lists.ReadAsync(userId, cancellationToken)).InForce.Ignored, instanceUrl, organisation);
    }

    /// <summary>Where something can be made, and what; nothing where no connection works.</summary>
    private async Task<(Uri? InstanceUrl, CrmOrganisation? Organisation)> OrganisationAsync(string userId, CancellationToken cancellationToken) =>
        await connections.ReadAsync(userId, cancellationToken) is { State: SalesforceState.Connected or SalesforceState.Incomplete } connection
            ? (connection.InstanceUrl, await connections.ReadOrganisationAsync(userId, cancellationToken))
            : default;

    /// <summary>What is the same for every message of a person.</summary>
    private sealed record Known(IgnoreLists Ignored, Uri? InstanceUrl, CrmOrganisation? Organisation)
    {
        /// <summary>Null: it is on no list.</summary>
        public LeftOutAddress? ListedSince(string text) =>
            EmailAddress.TryParse(text, out var address) && Ignored.Find(address) is { } listed ? new LeftOutAddress(text, LeftOutReason.Ignored, listed) : null;

        /// <summary>Those that are on no list meanwhile, with the way to make somebody of them.</summary>
        public IReadOnlyList<UnmatchedAddress> Unmatched(
            Message? message, Correspondent? sender, IReadOnlyList<string> unmatched, int most = int.MaxValue)
        {
            List<Correspondent> named = message is null ? [.. Optional(sender)] : [.. Optional(message.From), .. message.To, .. message.Cc, .. message.Bcc];
            var names = Newcomer.NamesOf(named);
            return [.. unmatched.Where(text => ListedSince(text) is null).Take(most).Select(text => Unmatched(text, names))];
        }

        private UnmatchedAddress Unmatched(string text, IReadOnlyDictionary<EmailAddress, PersonName> names)
        {
            if (!EmailAddress.TryParse(text, out var address))
            {
                return new UnmatchedAddress(text, null, null, null);
            }

            var newcomer = Newcomer.Of(address, names);
            return new UnmatchedAddress(
                text,
                newcomer.Name?.Full,
                UrlOf(PersonKind.Contact, Organisation is { CanCreateContacts: true }),
                UrlOf(PersonKind.Lead, Organisation is { CanCreateLeads: true }));

            string? UrlOf(PersonKind kind, bool isAllowed) =>
                isAllowed && InstanceUrl is not null ? SalesforceClient.NewRecordUrl(InstanceUrl, kind, newcomer) : null;
        }

        private static IEnumerable<Correspondent> Optional(Correspondent? who) => who is null ? [] : [who];
    }
}
