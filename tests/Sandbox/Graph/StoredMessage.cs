using EmailSync.Sandbox.Graph.Attachments;
using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Graph;

/// <summary>
/// One message: what can change, what lists sort and filter by, and how to read the rest. Its text is parsed when it is asked for and let
/// go again. Changed only under its mailbox's lock.
/// </summary>
internal sealed class StoredMessage(int number, Func<ReadOnlyMemory<byte>> readMime)
{
    private WeakReference<MessageContent>? _content;
    private int _writing;

    public int Number { get; } = number;

    public required MailFolder Folder { get; set; }

    /// <summary>How often it has moved.</summary>
    public int Place { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>As the text has it, set when the message is stored.</summary>
    public string? InternetMessageId { get; set; }

    public DateTimeOffset ModifiedAt { get; set; }

    public IReadOnlyList<string> Categories { get; set; } = [];

    public bool IsRead { get; set; }

    public bool IsDraft { get; init; }

    /// <summary>Null: as the text says.</summary>
    public string? Importance { get; set; }

    public MessageKind Kind { get; init; }

    public SeedSensitivity Sensitivity { get; init; }

    /// <summary>Overrides the class that follows from the kind.</summary>
    public string? MessageClass { get; init; }

    /// <summary>Its subject is served with half a surrogate pair at the end, as Exchange does with some broken mail.</summary>
    public bool EndsInHalfACharacter { get; init; }

    /// <summary>Each <see cref="Graph.HalfCharacters.Mark"/> in its texts is served as half a surrogate pair.</summary>
    public bool HalfCharacters { get; init; }

    /// <summary>People as Graph shows them where the header says something else, by property.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<MailAddress>>? Shown { get; init; }

    /// <summary>What was attached beside the text, which does not hold it.</summary>
    public IReadOnlyList<Attachment> Added { get; set; } = [];

    public IReadOnlyList<Attachment> Attachments => [.. Content.Attachments, .. Added];

    public bool HasAttachments => Added.Any(a => !a.IsInline) || Content.HasAttachments;

    /// <summary>Rises with every change; the change key.</summary>
    public long Version { get; set; }

    /// <summary>When it last changed in its folder, by the mailbox's count of changes.</summary>
    public long ChangedAt { get; set; }

    /// <summary>When it came into its folder, by the same count.</summary>
    public long JoinedAt { get; set; }

    public ReadOnlyMemory<byte> Mime => readMime();

    public MessageContent Content
    {
        get
        {
            if (_content is not null && _content.TryGetTarget(out var content))
                return content;

            content = new MessageContent(Mime);
            _content = new(content);
            return content;
        }
    }

    /// <summary>Another text, with the same Message-ID: a draft that was saved again.</summary>
    public void Rewrite(ReadOnlyMemory<byte> mime)
    {
        readMime = () => mime;
        _content = null;
    }

    /// <summary>False where another write of it is under way: Exchange refuses the second of two that overlap.</summary>
    public bool TryBeginWrite() => Interlocked.CompareExchange(ref _writing, 1, 0) == 0;

    public void EndWrite() => Volatile.Write(ref _writing, 0);
}
