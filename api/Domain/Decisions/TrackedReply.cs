using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;
using EmailSync.Domain.SmartAddresses;

namespace EmailSync.Domain.Decisions;

/// <summary>Which incoming messages count as an answer to one that the person sent (D19).</summary>
public static class TrackedReply
{
    /// <summary>How long after the person's message an answer is tracked.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(10 * 24);

    /// <summary>
    /// True where the message may be a tracked reply at all: incoming, answering something, and no forward, automatic reply or report. Only
    /// then is the answered message looked for. A header Auto-Submitted that was not read counts as absent: read it where this says true.
    /// </summary>
    public static bool MayBe(Message message, MailboxIdentity mailbox) =>
        !mailbox.Sent(message)
        && (MessageIds(message).Count > 0 || message.ConversationId is not null)
        && message.IsAutoSubmitted is not true
        && !MessageClasses.IsAutomaticReply(message.MessageClass)
        && MessageClasses.IsMail(message.MessageClass)
        && !ForwardPrefixes.Begin(message.Subject);

    /// <summary>
    /// The Internet Message-IDs by which the answered message is looked for, with angle brackets, the likeliest first: In-Reply-To, then
    /// References from the newest. Empty: look by the conversation.
    /// </summary>
    public static IReadOnlyList<string> MessageIds(Message message) =>
        [.. IdsIn(message.InReplyTo).Concat(message.References.SelectMany(IdsIn).Reverse()).Distinct(StringComparer.Ordinal)];

    /// <summary>The Internet Message-ID of the one message that it answers directly (D7): In-Reply-To, else the last of References; null: none.</summary>
    public static string? DirectlyAnswered(Message message) => MessageIds(message) is [var first, ..] ? first : null;

    /// <summary>True where the message is a tracked reply to what it answers.</summary>
    /// <param name="message">The reply.</param>
    /// <param name="mailbox">Whose it is.</param>
    /// <param name="answers">What it answers; null: nothing that the person sent.</param>
    /// <param name="replies">The setting.</param>
    public static bool Is(Message message, MailboxIdentity mailbox, AnsweredMessage? answers, RepliesRule replies) =>
        answers is { WasExcluded: false }
        && (answers.WasRecorded || replies == RepliesRule.Any)
        && message.Date is { } date
        && date - answers.SentAt <= Window
        && MayBe(message, mailbox);

    /// <summary>True where a message that the person sent says itself that it is not to be recorded (D4): then its answers are not tracked.</summary>
    /// <param name="sent">With categories and recipients.</param>
    /// <param name="smartAddresses">How the organisation's Smart Addresses are written; null: it has none.</param>
    public static bool IsExcludedByItself(Message sent, SmartAddressFormat? smartAddresses) =>
        DecisionEngine.ExcludedByItself(sent, smartAddresses).Count > 0;

    // Some programs write more than an id into In-Reply-To: only what stands in angle brackets is one.
    private static IEnumerable<string> IdsIn(string? header)
    {
        for (var rest = header ?? ""; rest.IndexOf('<') is >= 0 and var start && rest.IndexOf('>', start) is > 0 and var end; rest = rest[(end + 1)..])
        {
            yield return rest[start..(end + 1)];
        }
    }
}
