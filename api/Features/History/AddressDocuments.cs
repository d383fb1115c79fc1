using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;

namespace EmailSync.Features.History;

/// <summary>An address that was looked up and that nobody in Salesforce has (D12).</summary>
/// <param name="Address">In compared form.</param>
/// <param name="Name">Whose it is, as the message says; null: it does not say, or that is not known any more (E3).</param>
/// <param name="NewContactUrl">Where a Contact with it is made in Salesforce; null where the person may not, or is not connected.</param>
/// <param name="NewLeadUrl">The same for a Lead.</param>
internal sealed record UnmatchedAddress(string Address, string? Name, string? NewContactUrl, string? NewLeadUrl);

/// <summary>An address on a message that is not looked up in Salesforce (M1, M5).</summary>
/// <param name="Address">As the message writes it.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Level">Of the Ignore List that it is on; null: it is on none.</param>
/// <param name="Sentence">Why not, for people.</param>
internal sealed record UnsoughtAddress(string Address, LeftOutReason Reason, SettingLevel? Level, string Sentence);

/// <summary>The addresses on a message by which nobody is related.</summary>
/// <param name="Sought">Those that are looked up, whoever has them, in compared form; none where the message is not known.</param>
internal sealed record MessageAddresses(
    IReadOnlyList<UnmatchedAddress> Unmatched, IReadOnlyList<UnsoughtAddress> Unsought, IReadOnlyList<string> Sought);

/// <summary>When and by which run something was made of a message.</summary>
/// <param name="At">When the last of it was made.</param>
/// <param name="RunId">Null: a colleague's, or kept no longer (E3).</param>
/// <param name="Sentence">The same for people.</param>
internal sealed record Making(DateTimeOffset At, string? RunId, string Sentence);
