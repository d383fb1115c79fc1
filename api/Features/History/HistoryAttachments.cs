using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>What the history says of the attachments of recorded messages (R4).</summary>
internal sealed class HistoryAttachments(FileStore files, AttachmentReader reader)
{
    private static readonly string _recorded = ReasonCodes.Spelling(Outcome.Recorded);

    /// <summary>The attachments of those rows that are recorded by this person, by the row's id.</summary>
    public async Task<ILookup<string, RecordedFile>> ReadAsync(string userId, IReadOnlyList<MessageRow> rows, CancellationToken cancellationToken)
    {
        var recorded = rows.Where(r => r.Outcome == _recorded && r.RecordingKey is not null).ToList();
        var byKey = await files.ReadOfAsync(userId, [.. recorded.Select(r => r.RecordingKey!)], cancellationToken);
        return recorded.SelectMany(r => byKey[r.RecordingKey!], (r, file) => (r.Id, File: file)).ToLookup(pair => pair.Id, pair => pair.File, StringComparer.Ordinal);
    }

    /// <summary>A recorded message's sentence, and what of its attachments was left out.</summary>
    public static string Complete(string sentence, IReadOnlyList<RecordedFile> files) =>
        AttachmentExplanations.LeftOut([.. files.Select(f => (f.Name, f.Fate))]) is { } left ? $"{sentence} {left}" : sentence;

    /// <summary>
    /// What will become of the attachments of a message that is to be recorded. No body is read for it, so that what is meant to be shown in the
    /// text counts as shown.
    /// </summary>
    /// <exception cref="RemoteException">Exchange could not list them.</exception>
    public async Task<IReadOnlyList<ExplainedAttachment>> ForecastAsync(
        string userId, Message message, bool areWanted, ExplanationContext words, CancellationToken cancellationToken)
    {
        if (!message.HasAttachments)
        {
            return [];
        }

        var list = (await reader.ListAsync(userId, [message.Id], cancellationToken, isUrgent: true))[0];
        if (list.Failure is { } failure)
        {
            throw new RemoteException(failure);
        }

        return [.. list.Attachments.Select(listed => Forecast(listed.Attachment with { IsShownInText = listed.IsInline }, areWanted, words))];
    }

    private static ExplainedAttachment Forecast(Attachment attachment, bool areWanted, ExplanationContext words)
    {
        var fate = AttachmentRules.FateOf(attachment);
        if (fate == AttachmentFate.Pending && !areWanted)
        {
            fate = AttachmentFate.NotWanted;
        }

        return new ExplainedAttachment(
            FileNames.Shown(attachment.Name), attachment.ListedBytes, fate, AttachmentExplanations.Sentence(fate, new AttachmentTrouble(null, null, null), words), null);
    }

    public static ExplainedAttachment Explain(RecordedFile file, ExplanationContext words, Uri? instanceUrl)
    {
        var trouble = new AttachmentTrouble(file.FailedSystem, file.Failure, file.NextAttemptAt.ToInstant());
        var url = file.VersionId is { } version && instanceUrl is not null ? SalesforceClient.FileUrl(instanceUrl, version) : null;
        return new ExplainedAttachment(file.Name, file.SizeBytes, file.Fate, AttachmentExplanations.Sentence(file.Fate, trouble, words), url);
    }
}
