using EmailSync.Domain.Settings;
using EmailSync.Features.Connections;
using EmailSync.Features.Settings;

namespace EmailSync.Features.Sync;

/// <summary>Why a person's job cannot run, in words, and who can help.</summary>
/// <param name="Code">For logs and the run's cause.</param>
/// <param name="Sentence">For the person.</param>
/// <param name="Action">What would help, as the pages know it; null: nothing that a page could do.</param>
internal sealed record SyncStop(string Code, string Sentence, StopAction? Action);

/// <summary>The one click that would help.</summary>
internal enum StopAction
{
    ConnectSalesforce,
    AskAdministrator,
}

/// <summary>Whether something that only a person can change keeps a job from running (S3, T2, B4).</summary>
internal sealed class SyncStops(SettingsStore settings, SalesforceConnections connections)
{
    /// <summary>Null: it can run.</summary>
    public async Task<SyncStop?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        if (!await settings.IsActiveAsync(userId, cancellationToken))
        {
            return new SyncStop("inactive", "Your administrator has switched email sync off for you.", StopAction.AskAdministrator);
        }

        if ((await settings.ReadEffectiveAsync(userId, cancellationToken)).Mode == SyncMode.Off)
        {
            return new SyncStop("off", "Email sync is switched off. Choose in Email Sync Settings what to sync, and save.", null);
        }

        var connection = await connections.ReadAsync(userId, cancellationToken);
        return connection.State switch
        {
            SalesforceState.NotConnected => new SyncStop("not_connected", "Salesforce is not connected yet. Connect it, and the sync begins.", StopAction.ConnectSalesforce),
            SalesforceState.Expired => new SyncStop("expired", connection.Sentence, StopAction.ConnectSalesforce),
            SalesforceState.Incomplete => new SyncStop("incomplete", connection.Problems[0], StopAction.AskAdministrator),
            _ => null,
        };
    }
}
