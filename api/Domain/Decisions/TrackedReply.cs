using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Decisions;

/// <summary>Which incoming messages count as an answer to one that the person sent (D19).</summary>
public static class TrackedReply
{
    /// <summary>How long after the person's message an answer is tracked.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(10 * 24);

    /// <summary>
    /// True where the message may be a tracked reply at all: incoming, answering something, and no forward, automatic reply or report. Only
    /// then is the answered message looked for.
    /// </summary>
    public static bool MayBe(Message message, MailboxIdentity mailbox) => throw new NotImplementedException();

    /// <summary>
    /// The Internet Message-IDs by which the answered message is looked for, with angle brackets, the likeliest first: In-Reply-To, then
    /// References from the newest. Empty: look by the conversation.
    /// </summary>
    public static IReadOnlyList<string> MessageIds(Message message) => throw new NotImplementedException();

    /// <summary>True where the message is a tracked reply to what it answers.</summary>
    public static bool Is(Message message, MailboxIdentity mailbox, AnsweredMessage? answers, RepliesRule replies) => throw new NotImplementedException();
}
