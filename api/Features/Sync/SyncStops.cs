using EmailSync.Domain.Settings;
using EmailSync.Features.Connections;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Settings;

namespace EmailSync.Features.Sync;

/// <summary>Why a person's job cannot run, in words, and who can help.</summary>
/// <param name="Code">For logs, the run's cause, and the pages, which tell by it what would stop everything else as well.</param>
/// <param name="Sentence">For the person.</param>
/// <param name="Action">What would help, as the pages know it.</param>
internal sealed record SyncStop(string Code, string Sentence, StopAction Action);

/// <summary>The one click that would help.</summary>
internal enum StopAction
{
    ConnectSalesforce,
    ChooseSettings,
    AskAdministrator,
}

/// <summary>Whether something that only a person can change keeps a job from running (S3, T2, B4).</summary>
internal sealed class SyncStops(
    SettingsStore settings, SalesforceConnections connections, Mailboxes mailboxes, WishStore wishes, ProbePauses pauses)
{
    /// <summary>The person's own switch: what they ask for one message goes past it (D16).</summary>
    public const string Off = "off";

    /// <summary>There is no connection to Salesforce: it comes before every choice.</summary>
    public const string NotConnected = "not_connected";

    private const string LockedOff = "locked";
    private const string Incomplete = "incomplete";
    private const string NoMailbox = "mailbox";
    private const string SignInRefused = "sign_in";

    /// <summary>The settings in force.</summary>
    public Task<EffectiveSettings> SettingsOfAsync(string userId, CancellationToken cancellationToken) =>
        settings.ReadEffectiveAsync(userId, cancellationToken);

    /// <summary>
    /// As <see cref="FindAsync(string, CancellationToken)"/>, but where only an administrator could mend what stopped it, the system is asked
    /// once more, with growing pauses (<see cref="ProbePauses"/>): they may have, and the job is to take up again by itself (B4).
    /// </summary>
    public async Task<SyncStop?> FindAgainAsync(string userId, CancellationToken cancellationToken)
    {
        var stop = await FindAsync(userId, cancellationToken);
        // What keeps the deployment out is asked for once, not by everybody.
        if (stop?.Code is not (Incomplete or NoMailbox or SignInRefused) || !pauses.IsDue(stop.Code == SignInRefused ? ProbePauses.Everybody : userId))
        {
            return stop;
        }

        switch (stop.Code)
        {
            case Incomplete:
                await connections.TryRefreshOrganisationAsync(userId, TimeSpan.Zero, cancellationToken);
                break;
            default:
                await mailboxes.TryRefreshAsync(userId, TimeSpan.Zero, cancellationToken);
                break;
        }

        return await FindAsync(userId, cancellationToken);
    }

    /// <summary>Null: it can run.</summary>
    public async Task<SyncStop?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        if (!await settings.IsActiveAsync(userId, cancellationToken))
        {
            return new SyncStop("inactive", "Your administrator has switched email sync off for you.", StopAction.AskAdministrator);
        }

        var effective = await settings.ReadEffectiveAsync(userId, cancellationToken);
        if (IsLockedOff(effective))
        {
            return new SyncStop(LockedOff, "Your organisation has switched email sync off for you.", StopAction.AskAdministrator);
        }

        var connection = await connections.ReadAsync(userId, cancellationToken);
        if (effective.Mode == SyncMode.Off)
        {
            // Who has no connection connects first: choosing would only lead to the next refusal.
            return connection.State == SalesforceState.NotConnected
                ? new SyncStop(NotConnected, "Connect Salesforce first. Then choose in Email Sync Settings what to sync, and save.", StopAction.ConnectSalesforce)
                : new SyncStop(Off, "Email sync is switched off. Choose in Email Sync Settings what to sync, and save.", StopAction.ChooseSettings);
        }

        return await FindAsync(userId, effective.Mode, connection, cancellationToken);
    }

    /// <summary>
    /// As <see cref="FindAsync(string, CancellationToken)"/>, for one message that a person wants recorded (D16): their own mode does not matter then,
    /// a locked one does.
    /// </summary>
    public async Task<SyncStop?> FindForOneAsync(string userId, CancellationToken cancellationToken)
    {
        var effective = await settings.ReadEffectiveAsync(userId, cancellationToken);
        return await settings.IsActiveAsync(userId, cancellationToken) && !IsLockedOff(effective)
            ? await FindAsync(userId, effective.Mode, await connections.ReadAsync(userId, cancellationToken), cancellationToken)
            : await FindAsync(userId, cancellationToken);
    }

    /// <summary>Whether something that the person asked for is to be carried out now (D16).</summary>
    public Task<bool> HasWishesAsync(string userId, CancellationToken cancellationToken) =>
        wishes.IsAnyDueAsync(userId, JobKinds.Email, cancellationToken);

    /// <summary>Everybody of whom that is so, but for marks: they are tried again with the next run, and do not ask for one.</summary>
    public Task<IReadOnlyList<string>> PeopleWithWishesAsync(CancellationToken cancellationToken) =>
        wishes.ReadPeopleAsync(JobKinds.Email, cancellationToken);

    private static bool IsLockedOff(EffectiveSettings effective) => effective.Mode == SyncMode.Off && effective.IsLocked(SettingNames.Mode);

    private async Task<SyncStop?> FindAsync(string userId, SyncMode mode, ConnectionState connection, CancellationToken cancellationToken) =>
        connection.State switch
        {
            SalesforceState.NotConnected => new SyncStop(
                NotConnected,
                mode == SyncMode.Off ? "Salesforce is not connected yet. Connect it first." : "Salesforce is not connected yet. Connect it, and the sync begins.",
                StopAction.ConnectSalesforce),
            SalesforceState.Expired => new SyncStop("expired", connection.Sentence, StopAction.ConnectSalesforce),
            SalesforceState.Incomplete => new SyncStop(Incomplete, connection.Problems[0], StopAction.AskAdministrator),
            _ => await mailboxes.ReadAsync(userId, cancellationToken) is { IsClosed: true } mailbox
                ? new SyncStop(mailbox.State == ExchangeState.SignInRefused ? SignInRefused : NoMailbox, ConnectionSentences.Of(mailbox), StopAction.AskAdministrator)
                : null,
        };
}
