using EmailSync.Domain.Settings;
using EmailSync.Features.Connections;
using EmailSync.Features.Me;
using EmailSync.Features.Settings;
using EmailSync.Features.Sync;
using EmailSync.Storage;

namespace EmailSync.Features.Administration;

/// <summary>The profile that a person is in.</summary>
internal sealed record UserProfileDocument(string Id, string Name);

/// <param name="Profile">They are in it (S3).</param>
/// <param name="IsLockedOut">They sync nothing (S3).</param>
/// <param name="IsActive">False: they are locked out, or their profile is not active.</param>
/// <param name="Version">The ETag that a change of profile or lock-out names in If-Match.</param>
/// <param name="Mode">In force for them.</param>
/// <param name="Trouble">What keeps their mail from being recorded, in words; null: nothing that is known.</param>
internal sealed record UserSummaryDocument(
    string Id,
    string DisplayName,
    string Email,
    bool IsAdmin,
    UserProfileDocument Profile,
    bool IsLockedOut,
    bool IsActive,
    string Version,
    SyncMode Mode,
    RunDocument? LastRun,
    DateTimeOffset? NextRunAt,
    SalesforceState Salesforce,
    string? Trouble,
    DateTimeOffset FirstSeenAt);

internal sealed record UserSummariesDocument(IReadOnlyList<UserSummaryDocument> Items);

/// <summary>Everybody who has visited, and how their job goes; a handful of queries, however many they are.</summary>
internal sealed class UserOverview(
    UserStore users, SettingsStore settings, SalesforceConnections salesforce, Mailboxes mailboxes, RunStore runs, JobStateStore states)
{
    public async Task<UserSummariesDocument> ReadAsync(CancellationToken cancellationToken)
    {
        var people = await settings.ReadPeopleAsync(cancellationToken);
        var connections = await salesforce.ReadAllAsync(cancellationToken);
        var boxes = await mailboxes.ReadAllAsync(cancellationToken);
        var last = await runs.ReadLastFinishedAsync(JobKinds.Email, cancellationToken);
        var memory = await states.ReadAllAsync(JobKinds.Email, cancellationToken);

        // Who came after the settings were read is on the next page.
        return new([.. (await users.ReadAllAsync(cancellationToken)).Where(row => people.ContainsKey(row.Id)).Select(Summary)]);

        UserSummaryDocument Summary(UserRow row)
        {
            var person = people[row.Id];
            var connection = connections.GetValueOrDefault(row.Id);
            var run = last.GetValueOrDefault(row.Id);
            return new(
                row.Id,
                row.DisplayName,
                row.Email,
                row.IsAdmin,
                new UserProfileDocument(person.Profile.Id, person.Profile.Name),
                person.IsLockedOut,
                person.IsActive,
                UserAccessRow.TagOf(person.Profile.Id, person.IsLockedOut),
                person.Settings.Mode,
                run is null ? null : RunDocument.From(run),
                person.IsOn ? memory.GetValueOrDefault(row.Id)?.NextRunAt.ToInstant() : null,
                connection?.State ?? SalesforceState.NotConnected,
                person.IsOn ? Trouble(connection, boxes.GetValueOrDefault(row.Id), run) : null,
                row.FirstSeenAt.ToInstant());
        }
    }

    /// <summary>The nearest cause first: without a connection the last run's words are old news.</summary>
    private static string? Trouble(ConnectionState? connection, MailboxState? mailbox, RunRow? run) => (connection?.State, mailbox?.State) switch
    {
        (null or SalesforceState.NotConnected, _) => "Salesforce is not connected.",
        (SalesforceState.Expired, _) => "The connection to Salesforce has expired or was revoked.",
        (SalesforceState.Incomplete, _) => connection!.Problems[0],
        (_, ExchangeState.NoMailbox) => "There is no mailbox in Exchange Online.",
        (_, ExchangeState.SignInRefused) => $"Microsoft 365 does not let EmailSync in ({mailbox!.Code}): its app registration needs a valid secret or certificate, its permissions and their consent.",
        (_, ExchangeState.Denied) => "EmailSync is not allowed to read the mailbox.",
        (_, ExchangeState.ReadOnly) when run?.Result != RunRow.Failed => "EmailSync may read the mailbox but not mark messages in it: its app registration needs a permission to write mail, and its consent.",
        _ => run?.Cause,
    };
}
