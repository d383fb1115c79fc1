using System.Security.Cryptography;
using System.Text.Json;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Features.Evaluation;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>
/// Opens waiting messages again when what they wait for has changed. Unmatched mail is looked at by the inverse question, which people changed
/// since the last look: two queries, however many messages wait; once a day in full, since a change of sharing touches no record.
/// </summary>
internal sealed class LaterLooks(
    MessageStore messages, WishStore wishes, JobStateStore states, LiftedReasons lifted, SalesforceClient salesforce, TimeProvider time)
{
    /// <summary>Salesforce's clock and the instant a change becomes visible differ a little.</summary>
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);

    private static readonly string _failed = ReasonCodes.Spelling(ReasonCode.Failed);
    private static readonly string _noMatch = ReasonCodes.Spelling(ReasonCode.NoMatch);

    /// <summary>What <em>Record now</em> goes past: decided so before the wish was known, it is decided again (D16).</summary>
    private static readonly string[] _wishedFor =
        [.. Enum.GetValues<ReasonCode>().Where(c => ReasonCodes.IsOverridable(c) || c is ReasonCode.NotDesignated or ReasonCode.Off).Select(ReasonCodes.Spelling)];

    /// <summary>Opens what a person asked for.</summary>
    public Task OpenAskedAsync(EvaluationContext context, CancellationToken cancellationToken) =>
        wishes.ReopenAsync(context.UserId, context.Kind, _wishedFor, cancellationToken);

    /// <returns>How many messages were opened.</returns>
    public async Task<int> OpenAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await CloseOverdueAsync(context, now, cancellationToken);
        await OpenAskedAsync(context, cancellationToken);
        var state = await states.ReadAsync(context.UserId, context.Kind, cancellationToken);
        var hash = Hash(context);
        var opened = state.SettingsHash is not null && state.SettingsHash != hash
            ? await messages.ReopenByCodesAsync(context.UserId, context.Kind, LiftedReasons.ChangeWithSettings, cancellationToken)
            : 0;
        var due = (await messages.ReadWaitingAsync(context.UserId, context.Kind, [_failed], cancellationToken))
            .Where(r => r.IsDue(now))
            .Select(r => r.Id)
            .ToList();
        due.AddRange(await lifted.FindAsync(context, state.ListsPosition ?? 0, cancellationToken));
        var people = await MatchedNowAsync(context, state, now, cancellationToken);
        due.AddRange(people.Ids);
        due = [.. due.Distinct(StringComparer.Ordinal)];
        await messages.ReopenAsync(context.UserId, context.Kind, due, cancellationToken);

        // Last, since what is opened twice is only decided twice.
        await states.UpdateAsync(context.UserId, context.Kind, s => people.Remember(s) with { SettingsHash = hash, ListsPosition = context.Lists.Position }, cancellationToken);
        return opened + due.Count;
    }

    private async Task<(IReadOnlyList<string> Ids, Func<JobState, JobState> Remember)> MatchedNowAsync(
        EvaluationContext context, JobState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unmatched = await messages.ReadUnmatchedAsync(context.UserId, context.Kind, _noMatch, cancellationToken);
        var lastInFull = state.PeopleLookedInFullAt.ToInstant();
        if (lastInFull is null || (now - lastInFull.Value).Duration() >= TimeSpan.FromDays(1) || state.PeopleLookedAt is not { } since)
        {
            // The first run comes here with nothing unmatched: it asks about everything anyway, and the next one asks what changed since.
            return ([.. unmatched.Select(r => r.Id)], s => s with { PeopleLookedInFullAt = now.ToStored(), PeopleLookedAt = now.ToStored() });
        }

        if (unmatched.Count == 0)
        {
            return ([], s => s);
        }

        var changed = await salesforce.FindChangedAddressesAsync(
            context.Salesforce!, context.Organisation!, context.Settings.SecondaryAddresses, since.ToInstant() - _overlap, cancellationToken);
        var ids = unmatched.Where(r => changed.TooMany || Addresses(r).Any(changed.Addresses.Contains)).Select(r => r.Id).ToList();
        return (ids, s => s with { PeopleLookedAt = changed.ServerTime.ToStored() });
    }

    /// <summary>What waited until its time was over keeps its reason and is at its end state (E3).</summary>
    private async Task CloseOverdueAsync(EvaluationContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var overdue = await messages.ReadOverdueAsync(context.UserId, context.Kind, now, cancellationToken);
        await messages.SaveAsync([.. overdue.Select(r => r with { State = RowStates.Ended, Facts = null, LookAgainAt = null })], cancellationToken);
    }

    private static IEnumerable<EmailAddress> Addresses(UnmatchedRow row)
    {
        foreach (var text in UnmatchedDocument.TryRead(row.Unmatched))
        {
            if (EmailAddress.TryParse(text, out var address))
            {
                yield return address;
            }
        }
    }

    /// <summary>Of everything the decision depends on that is no property of the message.</summary>
    private static string Hash(EvaluationContext context)
    {
        var settings = context.Settings;
        var text = JsonSerializer.Serialize(new
        {
            settings.Mode,
            settings.PastDays,
            Folders = context.MappedFolderIds.Order(StringComparer.Ordinal),
            settings.SecondaryAddresses,
            settings.Replies,
            settings.ExcludePrivate,
            settings.OncePerOrganisation,
            settings.SmartAddressBase,
            context.IsActive,
            context.Lists.ProfileId,
            Own = context.Mailbox.Addresses.Select(a => a.Value).Order(StringComparer.Ordinal),
            context.Organisation?.SubjectLength,
        });
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
