namespace EmailSync.Integrations.Exchange;

/// <summary>Tells what concerns a mailbox from what concerns single messages of it, so that an outage is not booked on messages.</summary>
internal static class MailboxTrouble
{
    /// <summary>
    /// Why nothing more should be asked of the mailbox now; null: what failed is the messages' own. Throttling, a closed mailbox and a used-up
    /// allowance are the mailbox's for any number; what is likely to pass, and a refused write, only where several were asked for and none was
    /// served.
    /// </summary>
    /// <param name="failures">One for each message that was asked for; null: it was served.</param>
    public static RemoteFailure? Of(IReadOnlyList<RemoteFailure?> failures) =>
        failures.OfType<RemoteFailure.Throttled>().FirstOrDefault()
        ?? failures.FirstOrDefault(f => f is RemoteFailure.LimitReached || (f is RemoteFailure.AuthorizationLost && !IsWrite(f)))
        ?? (failures.Count(IsWrite) > 1 ? failures.First(IsWrite) : null)
        ?? (failures.Count > 1 && failures.All(f => f is RemoteFailure.Transient { Code: not ExchangeClient.Unanswered } || IsWrite(f)) ? failures[0] : null);

    private static bool IsWrite(RemoteFailure? failure) => failure is RemoteFailure.AuthorizationLost { Code: ExchangeClient.MayNotWrite };
}
