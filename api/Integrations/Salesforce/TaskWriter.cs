using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce.Wire;
using Refit;

namespace EmailSync.Integrations.Salesforce;

/// <summary>
/// Creates, relates and deletes Tasks, and deletes their files. Never sends anything twice by itself: after doubt it is the recorder who asks for
/// the keys.
/// </summary>
internal sealed class TaskWriter(SalesforceWire wire)
{
    public async Task<IReadOnlyList<TaskCreated>> CreateAsync(
        SalesforceSession session, IReadOnlyList<TaskDraft> tasks, CancellationToken cancellationToken)
    {
        if (!TaskBatches.Fits(tasks))
        {
            throw new ArgumentException($"One call takes {TaskBatches.MostTasks} Tasks and {TaskBatches.MostBytes} bytes: slice them first.", nameof(tasks));
        }

        if (tasks.Count == 0)
        {
            return [];
        }

        var call = SalesforceCall.Create(session);
        var request = new CreateRequest(false, [.. tasks.Select(TaskRecords.Of)]);
        var answer = await wire.SendAsync(
            call, (api, token) => api.CreateAsync(wire.ApiVersion, request, token, call, cancellationToken), cancellationToken);
        if (answer.Content.Length != tasks.Count)
        {
            throw wire.Failed(call, new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null));
        }

        return [.. tasks.Zip(answer.Content, TaskRecords.Read)];
    }

    /// <returns>Why one of them was refused, and with it all of the same 200; null: every one is changed.</returns>
    public async Task<RemoteFailure?> RelateAsync(
        SalesforceSession session, IReadOnlyList<TaskRelated> tasks, bool hasRelations, CancellationToken cancellationToken)
    {
        foreach (var slice in tasks.Chunk(TaskBatches.MostTasks))
        {
            var request = new RelateRequest(true, [.. slice.Select(task => TaskRecords.Of(task, hasRelations))]);
            if (await UpdateAsync(session, slice.Length, (api, token, call) => api.RelateAsync(wire.ApiVersion, request, token, call, cancellationToken), cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <inheritdoc cref="RelateAsync"/>
    public async Task<RemoteFailure?> RelateToRecordAsync(
        SalesforceSession session, IReadOnlyList<string> taskIds, string? recordId, CancellationToken cancellationToken)
    {
        foreach (var slice in taskIds.Chunk(TaskBatches.MostTasks))
        {
            var request = new RelateToRecordRequest(true, [.. slice.Select(id => TaskRecords.Of(id, recordId))]);
            if (await UpdateAsync(
                session, slice.Length, (api, token, call) => api.RelateToRecordAsync(wire.ApiVersion, request, token, call, cancellationToken), cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    public async Task<IReadOnlyList<RecordDeleted>> DeleteAsync(SalesforceSession session, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var deleted = new List<RecordDeleted>();
        foreach (var slice in ids.Chunk(TaskBatches.MostTasks))
        {
            var call = SalesforceCall.Delete(session);
            var answer = await wire.SendAsync(
                call, (api, token) => api.DeleteAsync(wire.ApiVersion, slice, allOrNone: false, token, call, cancellationToken), cancellationToken);
            if (answer.Content.Length != slice.Length)
            {
                throw wire.Failed(call, new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null));
            }

            deleted.AddRange(slice.Zip(answer.Content, TaskRecords.ReadDeleted));
        }

        return deleted;
    }

    private async Task<RemoteFailure?> UpdateAsync(
        SalesforceSession session,
        int count,
        Func<ISalesforceApi, string, SalesforceCall, Task<ApiResponse<SaveAnswer[]>>> send,
        CancellationToken cancellationToken)
    {
        var call = SalesforceCall.Update(session);
        var answer = await wire.SendAsync(call, (api, token) => send(api, token, call), cancellationToken);
        return answer.Content.Length == count
            ? TaskRecords.ReadRefusal(answer.Content)
            : throw wire.Failed(call, new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null));
    }
}
