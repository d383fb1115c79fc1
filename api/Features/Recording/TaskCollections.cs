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

    /// <summary>Those that were made without the record to which their message is related, and Salesforce's words why (R1).</summary>
    public Dictionary<string, string> WithoutRecord { get; } = new(StringComparer.Ordinal);
}

/// <summary>Makes Tasks in Salesforce whose intent is in the ledger, a collection at a time, and tells the ledger their ids.</summary>
internal sealed class TaskCollections(Ledger ledger, SalesforceClient salesforce, TaskSender sender)
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

    /// <summary>One collection, and its duplicates asked for.</summary>
    private async Task CreateAsync(RecordingContext context, IReadOnlyList<TaskDraft> slice, TasksMade made, CancellationToken cancellationToken)
    {
        var answers = await sender.SendAsync(context.Salesforce, slice, made.WithoutRecord, cancellationToken);
        var created = TaskSender.Created(answers);
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
}
