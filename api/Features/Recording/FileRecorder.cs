using EmailSync.Domain.Decisions;
using EmailSync.Domain.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>
/// Brings the attachments of recorded messages to Salesforce (R4), a few at a time, each for itself: one that fails is tried again alone, now
/// and then with growing pauses, while everything else goes on. A file has no key of ours: before it is sent it is in doubt, and whoever comes
/// after a crash compares what is linked to its Task by title and checksum.
/// </summary>
internal sealed class FileRecorder(FileStore files, FileDoubts doubts, AttachmentReader reader, SalesforceClient salesforce, TimeProvider time)
{
    private const int MostFiles = 20;
    private const long MostBytes = 2L * AttachmentRules.LargestBytes;

    private static readonly TimeSpan _firstPause = TimeSpan.FromMinutes(5);

    private sealed record Ready(RecordedFile File, ReadOnlyMemory<byte> Content);

    /// <summary>Records every file that is due.</summary>
    /// <returns>How many could not be recorded.</returns>
    /// <exception cref="RemoteException">
    /// Exchange or Salesforce as a whole failed or asks for patience: what was done is stored, the rest stays pending.
    /// </exception>
    public async Task<int> RecordPendingAsync(RecordingContext context, CancellationToken cancellationToken)
    {
        var failed = 0;
        while (await files.ReadDueAsync(context.UserId, context.Kind, MostFiles, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var slice in Slices(await doubts.SettleAsync(context, due, cancellationToken)))
            {
                failed += await RecordAsync(context, slice, cancellationToken);
            }
        }

        return failed;
    }

    private async Task<int> RecordAsync(RecordingContext context, List<RecordedFile> slice, CancellationToken cancellationToken)
    {
        var reads = await reader.ReadAsync(
            context.UserId, slice.ConvertAll(f => new AttachmentAddress(f.MessageId, f.AttachmentId, f.Kind, f.SizeBytes)), AttachmentRules.LargestBytes, cancellationToken);
        if (reads.Select(r => r.Failure).OfType<RemoteFailure.Throttled>().FirstOrDefault() is { } throttled)
        {
            throw new RemoteException(throttled);
        }

        var unread = new List<RecordedFile>();
        var ready = new List<Ready>();
        foreach (var (file, read) in slice.Zip(reads))
        {
            if (read.Bytes is { } bytes)
            {
                var name = FileNames.Of(file.Kind, file.Name, bytes);
                ready.Add(new Ready(file with { Name = name, SizeBytes = bytes.Length, Checksum = FileChecksum.Of(bytes), IsInDoubt = true }, bytes));
            }
            else
            {
                unread.Add(read.IsTooLarge ? file with { Fate = AttachmentFate.TooLarge }
                    : read.Failure is RemoteFailure.NotFound ? file with { Fate = AttachmentFate.Gone }
                    : Failed(file, read.Failure!));
            }
        }

        await files.SaveAsync([.. unread, .. ready.Select(r => r.File)], cancellationToken);
        var failed = unread.Count(f => f.FailedSystem is not null);
        var (lefts, putOff) = await SendAsync(context, ready, cancellationToken);
        failed += putOff;
        foreach (var left in lefts)
        {
            failed += await SendAloneAsync(context, left, cancellationToken) ? 0 : 1;
        }

        return failed;
    }

    /// <summary>One collection.</summary>
    /// <returns>What was not taken, to be tried again alone, and how many are put off.</returns>
    private async Task<(IReadOnlyList<Ready> Left, int PutOff)> SendAsync(RecordingContext context, List<Ready> ready, CancellationToken cancellationToken)
    {
        if (ready.Count == 0)
        {
            return ([], 0);
        }

        try
        {
            var answers = await salesforce.CreateFilesAsync(context.Salesforce, ready.ConvertAll(Draft), cancellationToken);
            await files.SaveAsync([.. ready.Zip(answers, Answered)], cancellationToken);
            return ([.. ready.Zip(answers).Where(pair => pair.Second.VersionId is null).Select(pair => pair.First)], 0);
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.Transient)
        {
            // Any of them may have been made.
            var open = await doubts.SettleAsync(context, ready.ConvertAll(r => r.File), cancellationToken);
            if (SalesforceFailures.MayBeAtWork(e.Failure))
            {
                await files.SaveAsync([.. open.Select(f => Failed(f, e.Failure) with { IsInDoubt = true })], cancellationToken);
                return ([], open.Count);
            }

            var places = open.Select(f => (f.RecordingKey, f.Position)).ToHashSet();
            return (ready.FindAll(r => places.Contains((r.File.RecordingKey, r.File.Position))), 0);
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.Rejected or RemoteFailure.NotFound)
        {
            return (ready, 0);
        }
    }

    /// <returns>False: it was not taken, and is kept for later or for good.</returns>
    private async Task<bool> SendAloneAsync(RecordingContext context, Ready ready, CancellationToken cancellationToken)
    {
        FileCreated answer;
        var isInDoubt = false;
        await files.SaveAsync([ready.File with { IsInDoubt = true }], cancellationToken);
        try
        {
            answer = (await salesforce.CreateFilesAsync(context.Salesforce, [Draft(ready)], cancellationToken))[0];
        }
        catch (RemoteException e) when (e.Failure is RemoteFailure.Transient or RemoteFailure.Rejected or RemoteFailure.NotFound)
        {
            (answer, isInDoubt) = (new FileCreated(null, e.Failure), e.Failure is RemoteFailure.Transient);
        }

        var file = Answered(ready, answer);
        await files.SaveAsync([answer.Failure is { } failure ? Failed(file, failure) with { IsInDoubt = isInDoubt } : file], cancellationToken);
        return answer.VersionId is not null;
    }

    private static FileDraft Draft(Ready ready) => new(ready.File.TaskId!, ready.File.Name, ready.Content);

    private static RecordedFile Answered(Ready ready, FileCreated answer) => answer.VersionId is { } version
        ? ready.File with { Fate = AttachmentFate.Recorded, VersionId = version, IsInDoubt = false, FailedSystem = null, Failure = null }
        : ready.File with { IsInDoubt = false };

    /// <summary>Refused for good, or put off; for no longer than a message may wait (D14).</summary>
    private RecordedFile Failed(RecordedFile file, RemoteFailure failure)
    {
        var now = time.GetUtcNow();
        var isFinal = failure is RemoteFailure.Rejected or RemoteFailure.NotFound
            || now - (file.RecordedAt.ToInstant() ?? now) > ReasonCodes.Horizon;
        var pause = Math.Min(_firstPause.Ticks * (1L << Math.Min(file.Attempts, 10)), FileStore.LongestPause.Ticks);
        return file with
        {
            Fate = isFinal ? AttachmentFate.Refused : AttachmentFate.Pending,
            Attempts = file.Attempts + 1,
            NextAttemptAt = isFinal ? null : (now + TimeSpan.FromTicks(pause)).ToStored(),
            FailedSystem = failure.System.ToString(),
            Failure = failure.Message,
        };
    }

    private static IEnumerable<List<RecordedFile>> Slices(IReadOnlyList<RecordedFile> due)
    {
        var slice = new List<RecordedFile>();
        var bytes = 0L;
        foreach (var file in due)
        {
            if (slice.Count > 0 && bytes + file.SizeBytes > MostBytes)
            {
                yield return slice;
                (slice, bytes) = ([], 0);
            }

            slice.Add(file);
            bytes += file.SizeBytes;
        }

        if (slice.Count > 0)
        {
            yield return slice;
        }
    }
}
