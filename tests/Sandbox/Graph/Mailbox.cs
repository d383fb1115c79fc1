using EmailSync.Sandbox.Graph.Attachments;
using EmailSync.Sandbox.Graph.Generated;
using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Graph;

/// <summary>One person's mailbox. Whoever reads or changes more than one value of it holds <see cref="Sync"/>.</summary>
internal sealed class Mailbox
{
    private readonly TimeProvider _clock;
    private readonly Dictionary<int, StoredMessage> _messages = [];
    private readonly Dictionary<int, MailFolder> _folders = [];
    private readonly Dictionary<string, List<StoredMessage>> _byMessageId = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<GeneratedRun> _runs = [];
    private int _lastNumber;

    public Mailbox(PersonSeed owner, MailboxGate gate, TimeProvider clock)
    {
        (Owner, Gate, _clock) = (owner, gate, clock);
        Root = DefaultFolders.Create(this);
    }

    public Lock Sync { get; } = new();

    public PersonSeed Owner { get; }

    public MailboxGate Gate { get; }

    public MailFolder Root { get; }

    public MailboxOptions Options { get; set; } = new();

    public List<OutlookCategory> Categories { get; } = OutlookCategory.Defaults();

    public DeltaChains Deltas { get; } = new();

    public MessageIndex ByReceived { get; } = new(newestFirst: true);

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Counts every change.</summary>
    public long Changes { get; private set; }

    public IReadOnlyCollection<MailFolder> Folders => _folders.Values;

    public MailFolder AddFolder(MailFolder parent, string displayName, string? wellKnownName = null, bool isHidden = false)
    {
        var folder = new MailFolder { Number = ++_lastNumber, DisplayName = displayName, Parent = parent, WellKnownName = wellKnownName, IsHidden = isHidden };
        parent.Children.Add(folder);
        _folders.Add(folder.Number, folder);
        return folder;
    }

    public MailFolder AddRoot()
    {
        var root = new MailFolder { Number = ++_lastNumber, DisplayName = "Top of Information Store", WellKnownName = "msgfolderroot", IsHidden = false };
        _folders.Add(root.Number, root);
        return root;
    }

    /// <summary>A folder by its path of display names, made where it lacks and <paramref name="create"/> says so.</summary>
    public MailFolder? FolderAt(string path, bool create = false)
    {
        var folder = Root;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var child = folder.Children.Find(f => string.Equals(f.DisplayName, name, StringComparison.OrdinalIgnoreCase));
            if (child is null && !create)
                return null;
            folder = child ?? AddFolder(folder, name);
        }

        return folder;
    }

    public MailFolder? Folder(int number) => _folders.GetValueOrDefault(number);

    /// <summary>A message by its number; one that is generated is another object at each call, until it is stored.</summary>
    public StoredMessage? Message(int number) => _messages.GetValueOrDefault(number) ?? _runs.Find(run => run.Holds(number))?.Of(number);

    /// <summary>The message to be changed: a generated one is stored from here on.</summary>
    public StoredMessage Stored(StoredMessage message)
    {
        if (_runs.Find(run => run.Holds(message.Number)) is not { } run)
            return _messages.GetValueOrDefault(message.Number, message);

        run.Touch(message.Number);
        Keep(message);
        message.Folder.ByReceived.Add(message);
        message.Folder.ByChange.Add(message);
        return message;
    }

    /// <summary>Many messages arrive at once, and are made when they are read.</summary>
    public void Add(MailFolder folder, GeneratedMail mail, out GeneratedLetters letters)
    {
        letters = new GeneratedLetters(mail, Owner.Email, folder.WellKnownName == "sentitems", _runs.Count + 1, mail.EndsAt ?? _clock.GetUtcNow());
        var run = new GeneratedRun(letters, folder, _lastNumber + 1, Changes + 1);
        _lastNumber += mail.Count;
        Changes += mail.Count;
        _runs.Add(run);
        ByReceived.Add(run);
        folder.ByReceived.Add(run);
        folder.ByChange.Add(run);
    }

    public StoredMessage Add(MailFolder folder, NewMessage message)
    {
        var now = _clock.GetUtcNow();
        var stored = new StoredMessage(++_lastNumber, message.ReadMime)
        {
            Folder = folder,
            ReceivedAt = message.ReceivedAt ?? now,
            CreatedAt = message.ReceivedAt ?? now,
            Categories = message.Categories,
            IsRead = message.IsRead,
            IsDraft = message.IsDraft,
            Kind = message.Kind,
            Sensitivity = message.Sensitivity,
            MessageClass = message.MessageClass,
            EndsInHalfACharacter = message.EndsInHalfACharacter,
            HalfCharacters = message.HalfCharacters,
            Shown = message.Shown,
            Added = [.. message.Added.Select(attachment => attachment with { ModifiedAt = message.ReceivedAt ?? now })],
        };
        Keep(stored);
        Put(stored, folder, message.ReceivedAt ?? now);
        return stored;
    }

    public void Move(StoredMessage moved, MailFolder target)
    {
        var message = Stored(moved);
        Take(message);
        message.Place++;
        Put(message, target, _clock.GetUtcNow());
    }

    public void Delete(StoredMessage deleted)
    {
        var message = Stored(deleted);
        Take(message);
        _messages.Remove(message.Number);
        ByReceived.Remove(message);
        if (message.InternetMessageId is { } id)
            _byMessageId[id].Remove(message);
    }

    public void Change(StoredMessage changed, Action<StoredMessage> change)
    {
        var message = Stored(changed);
        message.Folder.ByChange.Remove(message);
        message.Folder.ByReceived.Remove(message);
        ByReceived.Remove(message);
        change(message);
        message.Version++;
        message.ModifiedAt = _clock.GetUtcNow();
        message.ChangedAt = ++Changes;
        message.Folder.ByChange.Add(message);
        message.Folder.ByReceived.Add(message);
        ByReceived.Add(message);
    }

    /// <summary>The messages with this Internet Message-ID.</summary>
    public IReadOnlyList<StoredMessage> ByInternetMessageId(string id)
    {
        lock (Sync)
        {
            var stored = _byMessageId.GetValueOrDefault(id) ?? [];
            return [.. stored, .. _runs.Select(run => run.ByMessageId(id)).OfType<StoredMessage>()];
        }
    }

    public string IdOf(MailFolder folder) => new ItemId(IdKind.Folder, Owner.ObjectId, folder.Number).ToString();

    public string IdOf(StoredMessage message, bool immutable) => IdOf(message.Number, message.Place, immutable);

    public string IdOf(int number, int place, bool immutable) => immutable
        ? new ItemId(IdKind.Immutable, Owner.ObjectId, number).ToString()
        : new ItemId(IdKind.Ordinary, Owner.ObjectId, number, place).ToString();

    public string ChangeKeyOf(StoredMessage message) => ChangeKey.Of(Owner.ObjectId, message.Number, message.Version);

    private void Put(StoredMessage message, MailFolder folder, DateTimeOffset at)
    {
        message.Folder = folder;
        message.Version++;
        message.ModifiedAt = at;
        message.ChangedAt = message.JoinedAt = ++Changes;
        folder.ByReceived.Add(message);
        folder.ByChange.Add(message);
    }

    private void Take(StoredMessage message)
    {
        message.Folder.ByReceived.Remove(message);
        message.Folder.ByChange.Remove(message);
        message.Folder.Left.Add(new LeftMessage(++Changes, message.Number, message.Place));
    }

    private void Keep(StoredMessage message)
    {
        _messages.Add(message.Number, message);
        ByReceived.Add(message);
        message.InternetMessageId = MessageContent.MessageIdOf(message.Mime);
        if (message.InternetMessageId is not { } id)
            return;
        if (!_byMessageId.TryGetValue(id, out var list))
            _byMessageId.Add(id, list = []);
        list.Add(message);
    }
}

/// <summary>A message on its way into a mailbox. Without a time of its own it is received now.</summary>
internal sealed record NewMessage(Func<ReadOnlyMemory<byte>> ReadMime, DateTimeOffset? ReceivedAt)
{
    public MessageKind Kind { get; init; }

    public bool IsRead { get; init; }

    public bool IsDraft { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public SeedSensitivity Sensitivity { get; init; }

    public string? MessageClass { get; init; }

    public bool EndsInHalfACharacter { get; init; }

    public bool HalfCharacters { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<MailAddress>>? Shown { get; init; }

    public IReadOnlyList<Attachment> Added { get; init; } = [];
}
