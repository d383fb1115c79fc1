namespace EmailSync.Features.History;

/// <summary>A message with which a change would deal otherwise.</summary>
/// <param name="IsRecordedThen">True: it would be recorded and is not; false: it would no longer be.</param>
/// <param name="Now">The sentence of today's settings.</param>
/// <param name="Then">The sentence with the change.</param>
internal sealed record PreviewItem(string Subject, Sender? From, DateTimeOffset? ReceivedAt, bool IsRecordedThen, string Now, string Then);

/// <summary>
/// How far a preview has come (N2). The stream ends with one that <paramref name="IsDone"/>, or with the connection where whoever asked has gone.
/// </summary>
/// <param name="IsDone">True: the last of the stream.</param>
/// <param name="IsComplete">False: its time was over, or a system did not answer, before all of the 30 days was looked at.</param>
/// <param name="Read">How many messages were looked at.</param>
/// <param name="Total">How many there are; null: Exchange does not say.</param>
/// <param name="WouldRecord">How many would be recorded that are not.</param>
/// <param name="WouldNoLonger">How many would no longer be recorded; what is recorded stays.</param>
/// <param name="Items">Up to 100 of either of these, newest first; only in the last of the stream.</param>
/// <param name="WouldLeave">How many that wait in the view Unresolved would no longer, without being recorded: everybody on them would be ignored, for example.</param>
/// <param name="Leaving">Up to 100 of those, newest first; only in the last of the stream.</param>
/// <param name="WouldCome">How many would wait there that do not, and are not recorded either.</param>
/// <param name="Coming">Up to 100 of those, newest first; only in the last of the stream.</param>
/// <param name="Trouble">Why it could not go on, for people; null: it could.</param>
internal sealed record PreviewDocument(
    bool IsDone,
    bool IsComplete,
    int Read,
    int? Total,
    int WouldRecord,
    int WouldNoLonger,
    IReadOnlyList<PreviewItem> Items,
    int WouldLeave,
    IReadOnlyList<PreviewItem> Leaving,
    int WouldCome,
    IReadOnlyList<PreviewItem> Coming,
    string? Trouble);
