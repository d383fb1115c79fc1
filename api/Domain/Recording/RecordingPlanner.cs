using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using NodaTime;

namespace EmailSync.Domain.Recording;

/// <summary>Everything a plan depends on.</summary>
public sealed record RecordingInput
{
    public required Message Message { get; init; }

    /// <summary>The body as text, as Exchange gives it.</summary>
    public required string Body { get; init; }

    /// <summary>Who matched: at least one related person.</summary>
    public required MatchResult Match { get; init; }

    public required EffectiveSettings Settings { get; init; }

    public required CrmOrganisation Organisation { get; init; }

    public required MailboxIdentity Mailbox { get; init; }

    /// <summary>Who owns the Tasks: the person's own Salesforce user id.</summary>
    public required string SalesforceUserId { get; init; }

    /// <summary>The person's zone, for the local date (R1).</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>The scope of the key (R7).</summary>
    public required string Scope { get; init; }

    /// <summary>The take of the key (R8).</summary>
    public int Take { get; init; } = 1;

    /// <summary>Dates a message that carries no date at all (B2).</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>From a message that is to be recorded to the Tasks that will be created (R1 to R3).</summary>
public static class RecordingPlanner
{
    /// <summary>Plans. The parts' order is the order in which they are read.</summary>
    /// <exception cref="ArgumentException">Nobody is related.</exception>
    public static RecordingPlan Plan(RecordingInput input) => throw new NotImplementedException();
}
