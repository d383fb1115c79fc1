using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Connections;

/// <summary>
/// Whether Microsoft lets the deployment itself in. Where it does not (an expired secret, a consent taken back) every mailbox is closed for one
/// reason, which only an administrator can mend (B4). Kept in memory: after a start the first mailbox that is asked finds it out anew.
/// </summary>
internal sealed class DeploymentSignIn(ILogger<DeploymentSignIn> logger)
{
    private volatile string? _refusal;

    /// <summary>Microsoft's code; null: nothing is known against it.</summary>
    public string? Refusal => _refusal;

    /// <summary>True where a failure is no mailbox's own but the deployment's.</summary>
    public static bool IsConcernedBy(RemoteFailure failure) =>
        failure is RemoteFailure.AuthorizationLost { System: RemoteSystem.Entra }
            or RemoteFailure.AuthorizationLost { System: RemoteSystem.Exchange, Code: ExchangeClient.DirectoryDenied };

    public void Refused(string code)
    {
        if (Interlocked.Exchange(ref _refusal, code) != code)
        {
            logger.SignInRefused(code);
        }
    }

    /// <summary>A mailbox could be read.</summary>
    /// <returns>True: until now it was refused.</returns>
    public bool Works()
    {
        var wasRefused = Interlocked.Exchange(ref _refusal, null) is not null;
        if (wasRefused)
        {
            logger.SignInWorks();
        }

        return wasRefused;
    }
}
