using EmailSync.Domain.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Recording;

/// <summary>What has become of Tasks, each by its key.</summary>
internal sealed class TasksMade
{
    /// <summary>Of those that exist now.</summary>
    public Dictionary<string, string> TaskIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Those whose key exists and whose Task this person may not see.</summary>
    public HashSet<string> Masked { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the others were refused.</summary>
    public Dictionary<string, RemoteFailure> Failures { get; } = new(StringComparer.Ordinal);
}

/// <summary>Makes Tasks in Salesforce whose intent is in the ledger, a collection at a time, and tells the ledger their ids.</summary>
internal sealed class TaskCollections(Ledger ledger, SalesforceClient salesforce)
{
    /// <summary>The ids are stored before it returns.</summary>
    /// <exception cref="RemoteException">Salesforce as a whole failed: what was made of a collection is not known.</exception>
    public async Task<TasksMade> CreateAsync(RecordingContext context, IReadOnlyList<TaskDraft> drafts, CancellationToken cancellationToken)
    {
        var made = new TasksMade();
        foreach (var slice in TaskBatches.Slice(drafts))
        {
            await CreateAsync(context, slice, made, cancellationToken);
        }

        return made;
    }

    /// <summary>One collection, its refusals for locks sent once more, and its duplicates asked for.</summary>
    private async Task CreateAsync(RecordingContext context, IReadOnlyList<TaskDraft> slice, TasksMade made, CancellationToken cancellationToken)
    {
        var answers = await SendAsync(context, slice, cancellationToken);
        var created = Created(answers);

        // Each item was refused by itself, so nothing was done and sending it once more cannot double it.
        var locked = answers.Where(a => a is { TaskId: null, IsDuplicate: false, Failure: RemoteFailure.Transient }).Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        if (locked.Count > 0)
        {
            await ledger.SaveCreatedAsync(created, cancellationToken);
            var again = await salesforce.CreateTasksAsync(context.Salesforce, [.. slice.Where(d => locked.Contains(d.Key))], cancellationToken);
            created.AddRange(Created(again));
            answers = [.. answers.Where(a => !locked.Contains(a.Key)), .. again];
        }

        var duplicates = answers.Where(a => a.IsDuplicate).Select(a => a.Key).ToList();
        if (duplicates.Count > 0)
        {
            var found = await salesforce.FindTasksByKeysAsync(context.Salesforce, duplicates, cancellationToken);
            created.AddRange(found.Select(f => (f.Key, f.Value)));
            made.Masked.UnionWith(duplicates.Where(k => !found.ContainsKey(k)));
        }

        foreach (var answer in answers)
        {
            if (answer.Failure is { } failure)
            {
                made.Failures[answer.Key] = failure;
            }
        }

        await ledger.SaveCreatedAsync(created, cancellationToken);
        foreach (var (key, taskId) in created)
        {
            made.TaskIds[key] = taskId;
        }
    }

    /// <summary>
    /// A collection that is refused as a whole is halved down to the items that spoil it: nothing of it was done. A field that the org does not
    /// have spoils them all.
    /// </summary>
    private async Task<IReadOnlyList<TaskCreated>> SendAsync(RecordingContext context, IReadOnlyList<TaskDraft> slice, CancellationToken cancellationToken)
    {
        try
        {
            return await salesforce.CreateTasksAsync(context.Salesforce, slice, cancellationToken);
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
                .. await SendAsync(context, [.. slice.Take(half)], cancellationToken),
                .. await SendAsync(context, [.. slice.Skip(half)], cancellationToken),
            ];
        }
    }

    private static List<(string Key, string TaskId)> Created(IReadOnlyList<TaskCreated> answers) =>
        [.. answers.Where(a => a.TaskId is not null).Select(a => (a.Key, a.TaskId!))];
}
