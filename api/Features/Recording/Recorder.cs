using EmailSync.Domain.Recording;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;
using NodaTime;

namespace EmailSync.Features.Recording;

/// <summary>
/// Carries plans out: intent to the ledger, Tasks to Salesforce in collections, ids to the ledger. It may die at any point; what is left then
/// is what <see cref="UnfinishedRecordings"/> finds. Throws only for what concerns the whole run; one message's failure is its result.
/// </summary>
internal sealed class Recorder(
    Ledger ledger, TaskCollections collections, AttachmentLists attachmentLists, TimeProvider time, ILogger<Recorder> logger)
{
    /// <summary>
    /// Records messages as their bodies arrive, so that no more than one collection's bodies are held. Results come for every message whose
    /// body came, in collections, after their ids are safe in the ledger.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<RecordingResult>> RecordAsync(
        RecordingContext context,
        IReadOnlyDictionary<string, ToRecord> messages,
        IAsyncEnumerable<MessageRead> bodies,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var planned = new List<(ToRecord Message, RecordingPlan Plan)>();
        var tasks = 0;
        var characters = 0L;
        var early = new List<RecordingResult>();
        await foreach (var (body, attachments) in attachmentLists.AddAsync(context, messages, bodies, cancellationToken))
        {
            var message = messages[body.Id];
            if (body.Failure is { } failure)
            {
                early.Add(failure is RemoteFailure.NotFound
                    ? new RecordingResult(body.Id, RecordingOutcome.Gone, [])
                    : new RecordingResult(body.Id, RecordingOutcome.Failed, [], Failure: failure));
                continue;
            }

            if (TryPlan(context, message, body.Body ?? "", attachments) is not { } plan)
            {
                early.Add(new RecordingResult(body.Id, RecordingOutcome.Broken, []));
                continue;
            }

            var length = plan.Parts.Sum(p => (long)p.Description.Length);
            if (planned.Count > 0 && (tasks + plan.Parts.Count > TaskBatches.MostTasks || characters + length > TaskBatches.MostBytes / 2))
            {
                var written = await WriteAsync(context, planned, cancellationToken);
                yield return Settled(context, written);
                ThrowIfOutdated(context, written);
                planned = [];
                (tasks, characters) = (0, 0);
            }

            planned.Add((message, plan));
            tasks += plan.Parts.Count;
            characters += length;
        }

        if (planned.Count > 0)
        {
            var written = await WriteAsync(context, planned, cancellationToken);
            yield return Settled(context, written);
            ThrowIfOutdated(context, written);
        }

        if (early.Count > 0)
        {
            yield return early;
        }
    }

    /// <summary>All but what an org that has changed since it was described has refused: that is tried again with a new describe.</summary>
    private static IReadOnlyList<RecordingResult> Settled(RecordingContext context, IReadOnlyList<RecordingResult> written) =>
        [.. written.Where(r => !IsOutdated(context, r))];

    private static void ThrowIfOutdated(RecordingContext context, IReadOnlyList<RecordingResult> written)
    {
        if (written.FirstOrDefault(r => IsOutdated(context, r)) is { Failure: { } outdated })
        {
            throw new RemoteException(outdated);
        }
    }

    private static bool IsOutdated(RecordingContext context, RecordingResult result) =>
        !context.IsDescribedAnew && result.Failure is { } failure && SalesforceFailures.MayBeOutdated(failure);

    /// <summary>One message that breaks a rule of ours costs one message (B2).</summary>
    private RecordingPlan? TryPlan(RecordingContext context, ToRecord message, string body, IReadOnlyList<Attachment> attachments)
    {
        try
        {
            return Plan(context, message, body, attachments);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.PlanFailed(e, message.Message.Id);
            return null;
        }
    }

    private RecordingPlan Plan(RecordingContext context, ToRecord message, string body, IReadOnlyList<Attachment> attachments) =>
        RecordingPlanner.Plan(new RecordingInput
        {
            Message = message.Message,
            Body = body,
            Attachments = attachments,
            Match = message.Match,
            Related = RelationRules.InForce(message.Relation),
            Settings = context.Settings,
            Organisation = context.Organisation,
            Mailbox = context.Mailbox,
            SalesforceUserId = context.Salesforce.UserId,
            Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(context.Settings.TimeZone) ?? DateTimeZone.Utc,
            Scope = message.Scope,
            Take = message.Take,
            Now = time.GetUtcNow(),
        });

    private async Task<IReadOnlyList<RecordingResult>> WriteAsync(
        RecordingContext context, List<(ToRecord Message, RecordingPlan Plan)> planned, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToStored();
        var taken = await ledger.IntendAsync(planned.ConvertAll(p => Intent(context, p.Message, p.Plan, now)), cancellationToken);
        var mine = planned.Where(p => !taken.Contains(p.Plan.Key)).ToList();
        var parts = await ledger.ReadPartsAsync(mine.ConvertAll(p => p.Plan.Key), cancellationToken);
        var done = parts.SelectMany(g => g).Where(p => p.TaskId is not null).ToDictionary(p => p.Key, p => p.TaskId!, StringComparer.Ordinal);
        var drafts = mine.SelectMany(p => p.Plan.Parts).Where(d => !done.ContainsKey(d.Key)).ToList();

        var made = await collections.CreateAsync(context, drafts, cancellationToken);
        foreach (var (key, taskId) in made.TaskIds)
        {
            done[key] = taskId;
        }

        var colleagues = await ledger.FindAsync([.. taken], cancellationToken);
        var results = planned.ConvertAll(p => Result(context, p, taken, colleagues, done, made));

        // Nothing of these is in Salesforce, so nothing is owed to them: they are decided afresh when they are looked at again.
        var empty = mine.Where(p => p.Plan.Parts.All(d => !done.ContainsKey(d.Key))).Select(p => p.Plan.Key).ToList();
        await ledger.DropAsync(empty, cancellationToken);
        return results;
    }

    private static Intent Intent(RecordingContext context, ToRecord message, RecordingPlan plan, long now) => new(
        new LedgerEntry
        {
            Key = plan.Key,
            UserId = context.UserId,
            Kind = context.Kind,
            MessageId = message.Message.Id,
            OrganisationId = context.Organisation.OrganisationId,
            Scope = message.Scope,
            Take = message.Take,
            State = LedgerEntry.Intended,
            Parts = plan.Parts.Count,
            Match = MatchDocument.Write(message.Match),
            Relation = RelationDocument.Write(message.Relation),
            IntendedAt = now,
        },
        [.. plan.Parts.Select(d => new LedgerPart { Key = d.Key, RecordingKey = plan.Key, Part = d.Part })],
        [.. plan.Attachments.Select((a, i) => RecordedFile.Of(plan.Key, i + 1, a))],
        RecordingKeys.HashOf(message.Message),
        message.Relation?.Record.Id)
    {
        InSpiteOf = message.InSpiteOf,
    };

    private static RecordingResult Result(
        RecordingContext context,
        (ToRecord Message, RecordingPlan Plan) planned,
        IReadOnlySet<string> taken,
        IReadOnlyDictionary<string, LedgerEntry> colleagues,
        Dictionary<string, string> done,
        TasksMade made)
    {
        var id = planned.Message.Message.Id;
        var plan = planned.Plan;
        if (taken.Contains(plan.Key))
        {
            return colleagues.TryGetValue(plan.Key, out var entry) && entry.IsRecorded && entry.UserId != context.UserId
                ? new RecordingResult(id, RecordingOutcome.Taken, [])
                : new RecordingResult(id, RecordingOutcome.Deferred, []);
        }

        if (plan.Parts.All(d => done.ContainsKey(d.Key)))
        {
            return new RecordingResult(id, RecordingOutcome.Recorded, [.. plan.Parts.Select(d => done[d.Key])])
            {
                Related = plan.Parts.Any(d => made.WithoutRecord.ContainsKey(d.Key)) ? null : RelationRules.InForce(planned.Message.Relation),
            };
        }

        // The key exists and this user may not see whose it is: a colleague's, where one key serves all users (R7).
        if (planned.Message.Scope == RecordingContext.EveryUser && made.Masked.Contains(plan.Key))
        {
            return new RecordingResult(id, RecordingOutcome.ByColleague, []);
        }

        var failure = plan.Parts.Select(d => made.Failures.GetValueOrDefault(d.Key)).FirstOrDefault(f => f is not null);
        return new RecordingResult(id, RecordingOutcome.Failed, [], Failure: failure);
    }
}
