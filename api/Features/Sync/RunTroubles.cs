using EmailSync.Features.Connections;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Sync;

/// <summary>What a run does about a system's failure that concerns all of it.</summary>
/// <param name="ResumesAt">When the same run goes on; null: it has failed.</param>
/// <param name="Code">The system's code.</param>
/// <param name="Sentence">The cause, for people.</param>
internal sealed record RunTrouble(DateTimeOffset? ResumesAt, string Code, string Sentence);

/// <summary>A pure table from a remote failure to what the run does: wait, as long as the server says, or end (T4, B3, B4).</summary>
internal static class RunTroubles
{
    /// <summary>Trouble that lasts longer than the sum of these ends the run; the next scheduled one tries afresh.</summary>
    private static readonly int[] _waitsInMinutes = [1, 2, 5, 10, 20, 30, 60, 60];

    /// <summary>Waits up to this long are waited for inside the run.</summary>
    public static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(5);

    /// <summary>No server is obeyed for longer without being asked again.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>The service's own disk is full, broken or read-only: like any outage it is waited for, and the run goes on where it stopped (T5).</summary>
    /// <param name="waits">How often the run has waited for it.</param>
    /// <param name="now">The instant of the failure.</param>
    public static RunTrouble Unwritable(int waits, DateTimeOffset now) => new(
        now + (waits == 0 ? ShortWait : Wait(waits - 1)), "database", "EmailSync's database could not be written. Your administrator should look at its disk.");

    public static RunTrouble Of(RemoteFailure failure, int attempts, DateTimeOffset now)
    {
        var system = failure.System == RemoteSystem.Entra ? "Microsoft's sign-in service" : failure.System.ToString();
        return failure switch
        {
            RemoteFailure.Throttled { RetryAfter: { } wait } => new(
                now + (wait < LongestWait ? wait : LongestWait), failure.Code, $"{system} asked us to wait."),
            RemoteFailure.Throttled => Later($"{system} asked us to wait."),
            // It lasts for hours, and nobody but the clock can mend it: the run waits as long as it takes (B3).
            RemoteFailure.LimitReached { Code: SalesforceFailures.CallsUsedUp } => new(
                now + Wait(Math.Min(attempts, _waitsInMinutes.Length - 1)), failure.Code, "Your organisation has used up its Salesforce calls for today."),
            RemoteFailure.LimitReached when failure.System == RemoteSystem.Salesforce => Later("Salesforce has no room left for your organisation."),
            RemoteFailure.LimitReached => Later("Your mailbox has reached its limit."),
            RemoteFailure.Transient { Code: ExchangeClient.BodyWithheld } =>
                Later("Exchange gives your messages without their text. Where that stays so, EmailSync lacks the permission Mail.ReadWrite: tell your administrator."),
            RemoteFailure.Transient => Later($"{system} did not answer properly."),
            RemoteFailure.AuthorizationLost when failure.System == RemoteSystem.Salesforce =>
                new(null, failure.Code, "Salesforce does not let EmailSync in. See Connections."),
            RemoteFailure.AuthorizationLost when DeploymentSignIn.IsConcernedBy(failure) =>
                new(null, failure.Code, $"Microsoft 365 does not let EmailSync in ({failure.Code}). Ask your administrator."),
            RemoteFailure.AuthorizationLost => new(null, failure.Code, "EmailSync may not read your mailbox. Ask your administrator."),
            _ => new(null, failure.Code, $"{system} refused what was asked ({failure.Code})."),
        };

        RunTrouble Later(string sentence) => new(now + Wait(attempts), failure.Code, sentence);
    }

    /// <summary>Null: it has been waited for long enough.</summary>
    private static TimeSpan? Wait(int attempts) => attempts < _waitsInMinutes.Length ? TimeSpan.FromMinutes(_waitsInMinutes[attempts]) : null;
}
