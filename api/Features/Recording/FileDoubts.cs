using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Recording;

/// <summary>
/// Files that were sent and of which no answer is known. What is linked to their Tasks tells which of them exist: the same title and the same
/// bytes, each counted once, so that two attachments that are alike are two files (R4).
/// </summary>
internal sealed class FileDoubts(FileStore files, SalesforceClient salesforce)
{
    /// <summary>Asks for what is in doubt, and stores the answer.</summary>
    /// <returns>What is still to be sent.</returns>
    /// <exception cref="Integrations.RemoteException">Salesforce could not be asked: the doubt stays.</exception>
    public async Task<IReadOnlyList<RecordedFile>> SettleAsync(RecordingContext context, IReadOnlyList<RecordedFile> due, CancellationToken cancellationToken)
    {
        var doubtful = due.Where(f => f.IsInDoubt).ToList();
        if (doubtful.Count == 0)
        {
            return due;
        }

        var found = await FindAsync(context.UserId, context.Salesforce, doubtful, cancellationToken);
        var settled = due.Select(f => !f.IsInDoubt ? f
            : found.TryGetValue((f.RecordingKey, f.Position), out var linked) ? Recorded(f, linked)
            : f with { IsInDoubt = false }).ToList();
        await files.SaveAsync([.. settled.Zip(due).Where(pair => pair.First != pair.Second).Select(pair => pair.First)], cancellationToken);
        return settled.FindAll(f => f.Fate == AttachmentFate.Pending);
    }

    /// <summary>The documents that are to be deleted with a recording: of what is recorded, and of what is in doubt and exists.</summary>
    public async Task<IReadOnlyList<string>> FindDocumentsAsync(
        string userId, SalesforceSession session, string recordingKey, CancellationToken cancellationToken)
    {
        var all = (await files.ReadOfAsync(userId, [recordingKey], cancellationToken))[recordingKey].ToList();
        var versions = all.Select(f => f.VersionId).OfType<string>().ToList();
        var doubtful = all.FindAll(f => f is { IsInDoubt: true, TaskId: not null });
        var recorded = versions.Count == 0 ? [] : await salesforce.FindDocumentsAsync(session, versions, cancellationToken);
        var found = doubtful.Count == 0 ? [] : (await FindAsync(userId, session, doubtful, cancellationToken)).Values.Select(l => l.DocumentId);
        return [.. recorded.Concat(found).Distinct(StringComparer.Ordinal)];
    }

    private async Task<Dictionary<(string RecordingKey, int Position), LinkedFile>> FindAsync(
        string userId, SalesforceSession session, List<RecordedFile> doubtful, CancellationToken cancellationToken)
    {
        var linked = await salesforce.FindFilesAsync(session, [.. doubtful.Select(f => f.TaskId!)], cancellationToken);
        var known = await files.ReadOfAsync(userId, [.. doubtful.Select(f => f.RecordingKey)], cancellationToken);
        var taken = known.SelectMany(g => g).Select(f => f.VersionId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<(string, int), LinkedFile>();
        foreach (var file in doubtful)
        {
            if (linked.FirstOrDefault(l => IsSame(file, l) && !taken.Contains(l.VersionId)) is { } match)
            {
                taken.Add(match.VersionId);
                found[(file.RecordingKey, file.Position)] = match;
            }
        }

        return found;
    }

    private static bool IsSame(RecordedFile file, LinkedFile linked) =>
        linked.TaskId == file.TaskId
        && linked.Title == FileNames.Title(file.Name)
        && string.Equals(linked.Checksum, file.Checksum, StringComparison.OrdinalIgnoreCase);

    private static RecordedFile Recorded(RecordedFile file, LinkedFile linked) => file with
    {
        Fate = AttachmentFate.Recorded,
        VersionId = linked.VersionId,
        IsInDoubt = false,
        FailedSystem = null,
        Failure = null,
    };
}
