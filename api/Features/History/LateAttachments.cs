using EmailSync.Domain.Recording;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Integrations;

namespace EmailSync.Features.History;

/// <summary>
/// The attachments of a message that is recorded without them, asked for afterwards (R4). The next run records them; the text of the Task, which
/// people may have changed by now, stays as it is.
/// </summary>
internal sealed class LateAttachments(AttachmentLists lists, FileStore files, WishStore wishes)
{
    /// <param name="userId">Who asks: only for what their own run recorded.</param>
    /// <param name="recording">The recording.</param>
    /// <param name="cancellationToken">Ends it before anything is stored.</param>
    /// <returns>False: there is nothing to add, or it was asked for before.</returns>
    /// <exception cref="RemoteException">Exchange could not list them.</exception>
    public async Task<bool> AddAsync(string userId, LedgerEntry recording, CancellationToken cancellationToken)
    {
        if (recording.UserId != userId)
        {
            return false;
        }

        var attachments = await lists.ReadAsync(userId, recording.MessageId, cancellationToken);
        if (attachments.Count == 0)
        {
            return false;
        }

        // The wish first: without files it does nothing, and files without it would wait for the job to be on.
        await wishes.AskForAttachmentsAsync(userId, recording.Kind, recording.MessageId, cancellationToken);
        return await files.AddAsync(
            recording.Key,
            [.. attachments.Select((a, i) => RecordedFile.Of(recording.Key, i + 1, new PlannedAttachment(a, AttachmentRules.FateOf(a))))],
            cancellationToken);
    }
}
