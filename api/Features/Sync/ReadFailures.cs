using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Sync;

/// <summary>What a run does about messages of which none could be read: it waits, and books nothing on them (T5).</summary>
internal static class ReadFailures
{
    /// <summary>Eight minutes of waits in all.</summary>
    private const int MostWaits = 3;

    private const int FewAsked = 20;

    /// <summary>Null: what failed is the messages' own. A few that fail whenever the run comes back are bad themselves, and must not stop it (B2).</summary>
    /// <param name="reads">What came of one batch.</param>
    /// <param name="asked">How many messages are to be read in all.</param>
    /// <param name="waits">How often the run has waited without a decision in between.</param>
    public static RemoteFailure? OfAll(IReadOnlyList<MessageRead> reads, int asked, int waits)
    {
        var failure = MailboxTrouble.Of([.. reads.Select(r => r.Failure)]);
        return failure is RemoteFailure.Transient && asked <= FewAsked && waits >= MostWaits ? null : failure;
    }
}
