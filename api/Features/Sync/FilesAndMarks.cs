using EmailSync.Features.Connections;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Sync;

/// <summary>What follows once Tasks are made: their files (R4), then the marks (R5).</summary>
internal sealed class FilesAndMarks(FileRecorder files, Marker marker, Mailboxes mailboxes)
{
    /// <summary>Marks copies that are recorded already, by the person's other copy or by a colleague (R7).</summary>
    public Task AddMarksAsync(string userId, IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
        marker.AddPendingAsync(userId, messageIds, cancellationToken);

    /// <summary>Records every file and sets every mark that is pending, and tells the run what could not be done.</summary>
    /// <exception cref="RemoteException">A system outside stops the whole run; what is stored stays.</exception>
    public async Task FinishAsync(
        EvaluationContext context, RunProgress progress, IReadOnlyDictionary<string, Marker.Known> known, CancellationToken cancellationToken)
    {
        progress.FilesNotRecorded += await files.RecordPendingAsync(context.ForRecording(), cancellationToken);
        if (progress.MarksFailure is RemoteFailure.AuthorizationLost or RemoteFailure.LimitReached)
        {
            // Nobody has mended that since the run began.
            return;
        }

        var marked = await marker.SetPendingAsync(context.UserId, known, progress.MarksTried, cancellationToken);
        progress.MarksFailure = marked.Failure;
        var isRefused = marked.Failure is { Code: ExchangeClient.MayNotWrite };
        if (isRefused || marked.AnyWritten)
        {
            await mailboxes.RecordMarksAsync(context.UserId, isRefused, cancellationToken);
        }
    }
}
