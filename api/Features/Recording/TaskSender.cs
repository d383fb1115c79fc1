using EmailSync.Domain.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Recording;

/// <summary>
/// Sends one collection of Tasks. What was refused by itself is sent once more where that may mend it: nothing of it was done, so it cannot be
/// there twice. The ids known until then are stored before.
/// </summary>
internal sealed class TaskSender(SalesforceClient salesforce, Ledger ledger, RelationStore relations)
{
    /// <param name="session">Who owns the Tasks.</param>
    /// <param name="slice">What one call takes.</param>
    /// <param name="withoutRecord">Takes, by the Task's key, Salesforce's words where it was sent again without the record that it was related to.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    public async Task<IReadOnlyList<TaskCreated>> SendAsync(
        SalesforceSession session, IReadOnlyList<TaskDraft> slice, Dictionary<string, string> withoutRecord, CancellationToken cancellationToken)
    {
        var answers = await SendOnceAsync(session, slice, cancellationToken);
        var locked = Refused(slice, answers, failure => failure is RemoteFailure.Transient);
        answers = await SendAgainAsync(session, answers, [.. locked.Select(l => l.Draft)], cancellationToken);

        // R1: no record to which a message is related keeps it from being recorded.
        var unrelated = Refused(slice, answers, MayBeOfRecord).Where(r => r.Draft.WhatId is not null).ToList();
        if (unrelated.Count == 0)
        {
            return answers;
        }

        var words = unrelated.ToDictionary(u => u.Draft.Key, u => u.Failure.Message ?? u.Failure.Code, StringComparer.Ordinal);
        await relations.RefuseAsync(words, cancellationToken);
        foreach (var (key, said) in words)
        {
            withoutRecord[key] = said;
        }

        answers = await SendAgainAsync(session, answers, [.. unrelated.Select(u => u.Draft with { WhatId = null })], cancellationToken);
        await AcquitAsync(answers, withoutRecord, [.. words.Keys], cancellationToken);
        return answers;
    }

    /// <summary>What is refused without its record as well was not refused because of it.</summary>
    private async Task AcquitAsync(
        IReadOnlyList<TaskCreated> answers, Dictionary<string, string> withoutRecord, HashSet<string> tried, CancellationToken cancellationToken)
    {
        var refused = answers.Where(a => tried.Contains(a.Key) && a is { TaskId: null, IsDuplicate: false, Failure: { } failure } && MayBeOfRecord(failure))
            .Select(a => a.Key)
            .ToList();
        if (refused.Count == 0)
        {
            return;
        }

        await relations.AcquitAsync(refused, [.. tried.Except(refused)], cancellationToken);
        refused.ForEach(key => withoutRecord.Remove(key));
    }

    /// <summary>The Tasks that an answer says were made.</summary>
    public static List<(string Key, string TaskId)> Created(IReadOnlyList<TaskCreated> answers) =>
        [.. answers.Where(a => a.TaskId is not null).Select(a => (a.Key, a.TaskId!))];

    private static bool MayBeOfRecord(RemoteFailure failure) =>
        failure is RemoteFailure.Rejected or RemoteFailure.NotFound && !SalesforceFailures.MayBeOutdated(failure);

    private static List<(TaskDraft Draft, RemoteFailure Failure)> Refused(
        IReadOnlyList<TaskDraft> slice, IReadOnlyList<TaskCreated> answers, Func<RemoteFailure, bool> isMeant)
    {
        var drafts = slice.ToDictionary(d => d.Key, StringComparer.Ordinal);
        return [.. answers.Where(a => a is { TaskId: null, IsDuplicate: false, Failure: { } failure } && isMeant(failure)).Select(a => (drafts[a.Key], a.Failure!))];
    }

    private async Task<IReadOnlyList<TaskCreated>> SendAgainAsync(
        SalesforceSession session, IReadOnlyList<TaskCreated> answers, IReadOnlyList<TaskDraft> drafts, CancellationToken cancellationToken)
    {
        if (drafts.Count == 0)
        {
            return answers;
        }

        await ledger.SaveCreatedAsync(Created(answers), cancellationToken);
        var again = await SendOnceAsync(session, drafts, cancellationToken);
        var keys = drafts.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        return [.. answers.Where(a => !keys.Contains(a.Key)), .. again];
    }

    /// <summary>
    /// A collection that is refused as a whole is halved down to the items that spoil it: nothing of it was done. A field that the org does not
    /// have spoils them all.
    /// </summary>
    private async Task<IReadOnlyList<TaskCreated>> SendOnceAsync(SalesforceSession session, IReadOnlyList<TaskDraft> slice, CancellationToken cancellationToken)
    {
        try
        {
            return await salesforce.CreateTasksAsync(session, slice, cancellationToken);
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.Rejected)
        {
            if (slice.Count == 1 || SalesforceFailures.MayBeOutdated(e.Failure))
            {
                return [.. slice.Select(d => new TaskCreated(d.Key, null, e.Failure, IsDuplicate: false))];
            }

            var half = slice.Count / 2;
            return
            [
                .. await SendOnceAsync(session, [.. slice.Take(half)], cancellationToken),
                .. await SendOnceAsync(session, [.. slice.Skip(half)], cancellationToken),
            ];
        }
    }
}
