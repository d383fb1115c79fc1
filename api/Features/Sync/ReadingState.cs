using EmailSync.Integrations;

namespace EmailSync.Features.Sync;

/// <summary>How far one run has read its folders.</summary>
/// <param name="lookBack">The run's look-back, kept with each message first seen (D10).</param>
internal sealed class ReadingState(DateTimeOffset lookBack)
{
    public DateTimeOffset LookBack { get; } = lookBack;

    /// <summary>Folders read to their end.</summary>
    public HashSet<string> Finished { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders whose first round, from the newest message to the oldest, has come to those that are too old to be recorded.</summary>
    public HashSet<string> PastHorizon { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders whose expired link was begun anew by this run.</summary>
    public HashSet<string> Restarted { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders that gave no changes, so that their list was read instead.</summary>
    public HashSet<string> Listed { get; } = new(StringComparer.Ordinal);

    /// <summary>A mapped folder was not there any more.</summary>
    public bool IsFolderGone { get; set; }

    /// <summary>New messages since this was last set to zero.</summary>
    public int NewMessages { get; set; }

    /// <summary>Known messages that are to be read and decided again since this was last set to zero.</summary>
    public int ChangedMessages { get; set; }

    /// <summary>A folder's trouble that ends the run, once what the other folders gave has been worked off.</summary>
    public RemoteFailure? Failure { get; set; }

    /// <summary>True while a page that decides about what was read may be still to come: of this run, or of what follows once a system that failed is back.</summary>
    public bool IsMoreToCome(IEnumerable<string> folderIds) =>
        Failure is null or RemoteFailure.Throttled or RemoteFailure.Transient && folderIds.Any(id => !Finished.Contains(id) && !PastHorizon.Contains(id));
}
