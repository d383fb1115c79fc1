using EmailSync.Domain.Decisions;
using EmailSync.Domain.Settings;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>Decides the open messages and records those that the decision says are to be recorded; then their files and marks.</summary>
internal sealed class OpenMessages(
    Evaluator evaluator, MessageStore messages, BodyReader bodies, Recorder recorder, FilesAndMarks filesAndMarks, TimeProvider time)
{
    private const int ChunkSize = 1_000;

    /// <summary>
    /// Until nothing is open but what waits for a colleague's run (R7), or for a message that is still to be read. Sent copies go first,
    /// so that of two copies in one mailbox the sent one is recorded (R6).
    /// </summary>
    /// <param name="context">Whose mailbox.</param>
    /// <param name="progress">The run.</param>
    /// <param name="partly">Recordings of which a part exists already: completed with the people they were begun with.</param>
    /// <param name="isMoreToCome">True while folders are being read: what a message in a page still to come may decide about waits for it.</param>
    /// <param name="cancellationToken">Ends the run where it stands.</param>
    public async Task ProcessAsync(
        EvaluationContext context,
        RunProgress progress,
        IReadOnlyDictionary<string, LedgerEntry> partly,
        bool isMoreToCome,
        CancellationToken cancellationToken)
    {
        var begun = new Dictionary<string, LedgerEntry>(partly, StringComparer.Ordinal);
        while (true)
        {
            var passedOver = new HashSet<string>(StringComparer.Ordinal);
            var again = false;
            var hasProgressed = false;
            while (true)
            {
                var rows = (await ReadAsync(context, progress, ChunkSize + passedOver.Count, cancellationToken))
                    .Where(r => !passedOver.Contains(r.Id))
                    .OrderBy(r => r.FolderId == context.SentItemsId ? 0 : 1)
                    .ToList();

                // A reply's fate may hang on what became of the message it answers (D19).
                if (context.Settings.Mode == SyncMode.Designated && rows.Exists(r => r.FolderId == context.SentItemsId))
                {
                    rows.RemoveAll(r => r.FolderId != context.SentItemsId);
                }

                if (rows.Count == 0)
                {
                    break;
                }

                var chunk = await ProcessAsync(context, progress, rows, begun, isMoreToCome, cancellationToken);
                passedOver.UnionWith(chunk.PassedOver);
                again |= chunk.MayGoOn;
                hasProgressed |= chunk.HasProgressed;
                if (isMoreToCome && context.Settings.Mode == SyncMode.Designated && rows[0].FolderId == context.SentItemsId && chunk.PassedOver.Count > 0)
                {
                    // What was sent waits, and with it whatever may answer that (D19).
                    break;
                }
            }

            // A copy that waited for its fellow can be decided now; what made no progress waits for the next page or the next run.
            if (!again || !hasProgressed)
            {
                return;
            }
        }
    }

    /// <summary>A run that reads no mail carries out what was asked for, and leaves everything else as it is (D16).</summary>
    private Task<IReadOnlyList<MessageRow>> ReadAsync(EvaluationContext context, RunProgress progress, int limit, CancellationToken cancellationToken) =>
        progress.IsForWishes
            ? messages.ReadWishedAsync(context.UserId, context.Kind, RowStates.Open, limit, cancellationToken)
            : messages.ReadByStateAsync(context.UserId, context.Kind, RowStates.Open, limit, cancellationToken);

    private async Task<(List<string> PassedOver, bool MayGoOn, bool HasProgressed)> ProcessAsync(
        EvaluationContext context,
        RunProgress progress,
        List<MessageRow> rows,
        Dictionary<string, LedgerEntry> partly,
        bool isMoreToCome,
        CancellationToken cancellationToken)
    {
        var byId = rows.ToDictionary(r => r.Id, StringComparer.Ordinal);
        var passedOver = new List<string>();
        var read = rows.ConvertAll(r => (Row: r, Message: evaluator.ReadFacts(r)!));
        var ready = read.FindAll(m => m.Message is not null);
        if (isMoreToCome)
        {
            var waiting = await StillToCome.FindWaitingAsync(context, messages, ready, cancellationToken);
            ready.RemoveAll(m => waiting.Contains(m.Row.Id) && !partly.ContainsKey(m.Row.Id));
            passedOver.AddRange(waiting.Except(ready.Select(m => m.Row.Id)));
        }

        var evaluated = await evaluator.EvaluateAsync(
            context,
            [.. ready.Select(m => new ToEvaluate(m.Message, m.Row.FirstSeenLookBack.ToInstant(), m.Row.FirstSeenAt.ToInstant()) { Wish = m.Row.Wish })],
            cancellationToken);

        var now = time.GetUtcNow();

        // Read anew at the next attempt, it heals by itself.
        var decided = read.Where(m => m.Message is null).Select(m => FailedRows.Apply(m.Row with { Facts = null }, null, null, now)).ToList();
        progress.Problems += decided.Count;
        var copies = new List<string>();
        var scope = context.ForRecording().Scope;
        var toRecord = new Dictionary<string, ToRecord>(StringComparer.Ordinal);
        var findings = new Dictionary<string, IReadOnlyList<Finding>>(StringComparer.Ordinal);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var mayGoOn = false;
        foreach (var item in evaluated)
        {
            var id = item.Message.Id;
            var relation = partly.TryGetValue(id, out var begun) ? RelationDocument.TryRead(begun.Relation) : null;
            if (begun is not null && evaluator.ReadMatch(begun) is { } people && (begun.Relation is null || relation is not null))
            {
                toRecord[id] = new ToRecord(item.Message, people, begun.Key, begun.Scope)
                {
                    Take = begun.Take,
                    Relation = relation,
                    InSpiteOf = item.Exclusion,
                    WithAttachments = byId[id].WantsAttachments,
                };
                findings[id] = item.Decision is { IsRecord: true } d ? d.Findings : [new Finding { Code = ReasonCode.Recorded, Rule = "D15" }];
            }
            else if (begun is not null || item.Undecided == Undecided.Broken)
            {
                // What is half there is completed with the people and the record it was begun with, or not yet.
                progress.Problems++;
                decided.Add(FailedRows.Apply(byId[id], null, null, now));
            }
            else if (item.Decision is not { } decision)
            {
                passedOver.Add(id);
                mayGoOn |= item.Undecided == Undecided.BeingWrittenHere;
            }
            else if (!decision.IsRecord)
            {
                decided.Add(DecidedRows.Apply(byId[id], item, now));
                if (item.RecordedAs is not null)
                {
                    copies.Add(id);
                }
            }
            else if (keys.Add(item.Key!))
            {
                toRecord[id] = new ToRecord(item.Message, decision.Match!, item.Key!, scope)
                {
                    Take = item.Take,
                    Relation = item.Relation,
                    InSpiteOf = item.Exclusion,
                    WithAttachments = byId[id].WantsAttachments,
                };
                findings[id] = decision.Findings;
            }
            else
            {
                // The second copy of a message in this chunk: once the first is recorded it is found in the ledger.
                passedOver.Add(id);
                mayGoOn = true;
            }
        }

        // The marks first: whoever comes after a crash finds the rows open and adds them again, which changes nothing.
        await filesAndMarks.AddMarksAsync(context.UserId, copies, cancellationToken);
        await messages.SaveDecidedAsync(decided, cancellationToken);
        await progress.AddDecidedAsync(decided, cancellationToken);
        var taken = await RecordAsync(context, progress, byId, toRecord, findings, passedOver, cancellationToken);

        // What a colleague has finished meanwhile is no recording of ours any more.
        var wasTaken = taken.Count > 0;
        taken.ForEach(id => partly.Remove(id));
        await filesAndMarks.FinishAsync(
            context,
            progress,
            ready.ToDictionary(m => m.Row.Id, m => new Marker.Known(m.Message.Categories, m.Message.ChangeKey), StringComparer.Ordinal),
            cancellationToken);
        return (passedOver, mayGoOn || wasTaken, wasTaken || passedOver.Count < rows.Count);
    }

    /// <returns>What a colleague's run recorded first: the ledger now says how it is to be decided.</returns>
    private async Task<List<string>> RecordAsync(
        EvaluationContext context,
        RunProgress progress,
        Dictionary<string, MessageRow> byId,
        Dictionary<string, ToRecord> toRecord,
        Dictionary<string, IReadOnlyList<Finding>> findings,
        List<string> passedOver,
        CancellationToken cancellationToken)
    {
        var taken = new List<string>();
        if (toRecord.Count == 0)
        {
            return taken;
        }

        IAsyncEnumerable<MessageRead> read = bodies.ReadAsync(
            context, [.. toRecord.Values.Select(m => m.Message)], progress.Run.Attempts, cancellationToken);
        await foreach (var results in recorder.RecordAsync(context.ForRecording(), toRecord, read, cancellationToken))
        {
            var now = time.GetUtcNow();
            var saved = new List<MessageRow>();
            foreach (var result in results)
            {
                var row = byId[result.MessageId];
                var message = toRecord[result.MessageId];
                switch (result.Outcome)
                {
                    case RecordingOutcome.Recorded:
                        saved.Add(DecidedRows.Recorded(row, findings[row.Id], message.Match, result.Related, message.Key, result.TaskIds, now));
                        break;
                    case RecordingOutcome.ByColleague:
                        saved.Add(DecidedRows.ByColleague(row, message.Match, now));
                        break;
                    case RecordingOutcome.Gone:
                        // It was to be recorded: what was said of it before does not hold any more (D7).
                        saved.Add(RowChanges.Gone(row with { Findings = null }, context, now));
                        break;
                    case RecordingOutcome.Failed:
                        progress.Problems++;
                        saved.Add(FailedRows.Apply(row, result.Failure?.System ?? RemoteSystem.Salesforce, result.Failure?.Message, now));
                        break;
                    case RecordingOutcome.Broken:
                        progress.Problems++;
                        saved.Add(FailedRows.Apply(row, null, null, now));
                        break;
                    case RecordingOutcome.Taken:
                        passedOver.Add(row.Id);
                        taken.Add(row.Id);
                        break;
                    default:
                        passedOver.Add(row.Id);
                        break;
                }
            }

            await filesAndMarks.AddMarksAsync(
                context.UserId, [.. results.Where(r => r.Outcome == RecordingOutcome.ByColleague).Select(r => r.MessageId)], cancellationToken);
            await messages.SaveDecidedAsync(saved, cancellationToken);
            await progress.AddDecidedAsync(saved, cancellationToken);
        }

        return taken;
    }
}
