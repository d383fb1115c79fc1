using System.Runtime.CompilerServices;
using EmailSync.Domain.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Recording;

/// <summary>
/// Adds to the bodies of messages what is attached to them, where that is wanted (R4); of all others nothing is asked (D20). The bytes of a
/// file are read only where the mailbox's own count does not tell on which side of the limit it is.
/// </summary>
internal sealed class AttachmentLists(AttachmentReader reader)
{
    private const int MostAtOnce = 20;

    /// <summary>Each body with its attachments; one whose attachments could not be listed has that failure.</summary>
    /// <exception cref="RemoteException">Exchange as a whole did not answer, or asks for patience.</exception>
    public async IAsyncEnumerable<(MessageRead Body, IReadOnlyList<Attachment> Attachments)> AddAsync(
        RecordingContext context,
        IReadOnlyDictionary<string, ToRecord> messages,
        IAsyncEnumerable<MessageRead> bodies,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var held = new List<MessageRead>();
        await foreach (var body in bodies.WithCancellation(cancellationToken))
        {
            if (body.Failure is not null || !AreWanted(messages[body.Id], context))
            {
                yield return (body, []);
                continue;
            }

            held.Add(body);
            if (held.Count == MostAtOnce)
            {
                foreach (var listed in await ListAsync(context.UserId, held, cancellationToken))
                {
                    yield return listed;
                }

                held.Clear();
            }
        }

        if (held.Count > 0)
        {
            foreach (var listed in await ListAsync(context.UserId, held, cancellationToken))
            {
                yield return listed;
            }
        }
    }

    /// <summary>The attachments of one message, whether they are wanted or not; a person waits for them.</summary>
    /// <exception cref="RemoteException">They could not be listed.</exception>
    public async Task<IReadOnlyList<Attachment>> ReadAsync(string userId, string messageId, CancellationToken cancellationToken)
    {
        var (message, attachments) = (await ListAsync(userId, [new MessageRead(messageId, null, null, null)], cancellationToken, isUrgent: true))[0];
        return message.Failure is { } failure ? throw new RemoteException(failure) : attachments;
    }

    private static bool AreWanted(ToRecord message, RecordingContext context) =>
        message.Message.HasAttachments && (message.WithAttachments || AttachmentRules.AreWanted(message.Message, context.Settings));

    private async Task<IReadOnlyList<(MessageRead, IReadOnlyList<Attachment>)>> ListAsync(
        string userId, List<MessageRead> bodies, CancellationToken cancellationToken, bool isUrgent = false)
    {
        var lists = await reader.ListAsync(userId, bodies.ConvertAll(b => b.Id), cancellationToken, isUrgent);
        if (MailboxTrouble.Of([.. lists.Select(l => l.Failure)]) is { } failing and not RemoteFailure.Transient)
        {
            throw new RemoteException(failing);
        }

        List<string> withInline = [.. lists.Where(l => l.Attachments.Any(a => a.IsInline)).Select(l => l.MessageId)];
        var shown = withInline.Count == 0
            ? new Dictionary<string, string>()
            : await reader.ReadBodiesAsync(userId, withInline, cancellationToken);
        var results = new List<(MessageRead, IReadOnlyList<Attachment>)>(bodies.Count);
        foreach (var (body, list) in bodies.Zip(lists))
        {
            results.Add(list.Failure is { } failure
                ? (body with { Failure = failure }, [])
                : (body, await MeasureAsync(userId, list, shown.GetValueOrDefault(list.MessageId, ""), cancellationToken)));
        }

        return results;
    }

    private async Task<IReadOnlyList<Attachment>> MeasureAsync(string userId, AttachmentList list, string body, CancellationToken cancellationToken)
    {
        var attachments = new List<Attachment>(list.Attachments.Count);
        foreach (var listed in list.Attachments)
        {
            var attachment = listed.Attachment with { IsShownInText = listed.IsInline && AttachmentRules.IsShown(body, listed.ContentId) };
            attachments.Add(AttachmentRules.NeedsMeasuring(attachment)
                ? attachment with { IsWithinLimit = await MeasureAsync(userId, list.MessageId, attachment, cancellationToken) }
                : attachment);
        }

        return attachments;
    }

    /// <returns>Null: it could not be read now, and whoever reads it for Salesforce finds out.</returns>
    private async Task<bool?> MeasureAsync(string userId, string messageId, Attachment attachment, CancellationToken cancellationToken)
    {
        var address = new AttachmentAddress(messageId, attachment.Id, attachment.Kind, attachment.ListedBytes);
        var read = (await reader.ReadAsync(userId, [address], AttachmentRules.LargestBytes, cancellationToken))[0];
        return read.IsTooLarge ? false : read.Bytes is not null ? true : null;
    }
}
