using EmailSync.Domain.Scheduling;
using EmailSync.Domain.Settings;
using EmailSync.Features.Settings;
using EmailSync.Storage;

namespace EmailSync.Features.Sync;

/// <summary>Decides when people's runs are due, and asks for runs (T2, T3).</summary>
internal sealed class SyncScheduler(SettingsStore settings, SyncStops stops, RunStore runs, JobStateStore states, SyncTriggers triggers, TimeProvider time)
{
    /// <summary>Queues a run, also outside the hours; one is queued behind a run that executes (T2).</summary>
    public async Task<RunRow> QueueAsync(string userId, string trigger, CancellationToken cancellationToken)
    {
        // While one executes the firing waits for its end.
        var queued = await runs.QueueAsync(userId, JobKinds.Email, trigger, cancellationToken);
        await triggers.FireAsync(userId, executing: null, cancellationToken);
        return queued;
    }

    /// <summary>
    /// After one's own save, which runs a job that it enables at once (T2). What is saved for many the next sweep finds: the first runs are
    /// spread over one interval.
    /// </summary>
    public async Task SettingsSavedAsync(string userId, CancellationToken cancellationToken)
    {
        if (await stops.FindAsync(userId, cancellationToken) is not null)
        {
            await StopAsync(userId, cancellationToken);
            return;
        }

        var wasOn = await triggers.HasNextAsync(userId, cancellationToken);
        await PlanNextAsync(userId, await settings.ReadEffectiveAsync(userId, cancellationToken), cancellationToken);
        if (!wasOn)
        {
            await QueueAsync(userId, "settings", cancellationToken);
        }
    }

    /// <summary>A connection was made or works again: what waited for it goes on by itself (B4).</summary>
    public async Task ConnectionChangedAsync(string userId, CancellationToken cancellationToken)
    {
        if (await stops.FindAsync(userId, cancellationToken) is null)
        {
            await PlanNextAsync(userId, await settings.ReadEffectiveAsync(userId, cancellationToken), cancellationToken);
            await QueueAsync(userId, "connection", cancellationToken);
        }
    }

    /// <summary>Stores the next scheduled run, and gives it its trigger; at the start of a run, so that no end of a run can forget it.</summary>
    public async Task PlanNextAsync(string userId, EffectiveSettings effective, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = await states.ReadAsync(userId, JobKinds.Email, cancellationToken);
        await SetNextAsync(userId, SyncSchedule.Next(ScheduleSettings.Of(effective, userId), now, PreviousOf(state, now)), cancellationToken);
    }

    /// <summary>
    /// Gives a firing to every run that lost its own, and a trigger to every person whose job is on and has none; asks connections that were
    /// closed whether they are open again, last, since they may take their time.
    /// </summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await FireLostAsync(cancellationToken);
        var on = await settings.ReadEffectiveForEnabledAsync(cancellationToken);
        await RemoveOthersAsync(on, cancellationToken);
        var reopened = new List<(string UserId, DateTimeOffset At)>();
        foreach (var person in await PlanAsync(on, cancellationToken))
        {
            if (await stops.FindAgainAsync(person.UserId, cancellationToken) is null)
            {
                reopened.Add((person.UserId, SpreadFirst(person)));
            }
        }

        await SetNextAsync(reopened, cancellationToken);
    }

    /// <returns>Those whose job is on and stopped by something that only an administrator can mend.</returns>
    private async Task<IReadOnlyList<EnabledUser>> PlanAsync(IReadOnlyList<EnabledUser> on, CancellationToken cancellationToken)
    {
        var known = await states.ReadAllAsync(JobKinds.Email, cancellationToken);
        var planned = new List<(string UserId, DateTimeOffset At)>();
        var stopped = new List<EnabledUser>();
        foreach (var person in on)
        {
            if (await triggers.HasNextAsync(person.UserId, cancellationToken))
            {
                if (known.TryGetValue(person.UserId, out var state) && Replanned(person, state) is { } other)
                {
                    planned.Add((person.UserId, other));
                }
            }
            else if (await stops.FindAsync(person.UserId, cancellationToken) is null)
            {
                planned.Add((person.UserId, SpreadFirst(person)));
            }
            else
            {
                stopped.Add(person);
            }
        }

        await SetNextAsync(planned, cancellationToken);
        return stopped;
    }

    private async Task FireLostAsync(CancellationToken cancellationToken)
    {
        var unfinished = await runs.ReadUnfinishedAsync(JobKinds.Email, cancellationToken);
        var busy = unfinished.Select(run => run.UserId).ToHashSet(StringComparer.Ordinal);

        // A run that is under way looks at the wishes too; one that waits for a server would be followed by another in vain.
        foreach (var userId in (await stops.PeopleWithWishesAsync(cancellationToken)).Where(userId => !busy.Contains(userId)))
        {
            if (await stops.FindForOneAsync(userId, cancellationToken) is null)
            {
                await QueueAsync(userId, RunRow.Asked, cancellationToken);
            }
        }

        foreach (var run in unfinished)
        {
            if (run.State == RunRow.Queued)
            {
                await triggers.FireAsync(run.UserId, executing: null, cancellationToken);
            }
            else if (run.State == RunRow.Waiting)
            {
                var now = time.GetUtcNow();
                await triggers.ResumeAsync(run.UserId, run.MustWait(now) ? run.ResumesAt.ToInstant()!.Value : now, executing: null, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Another instant than the planned one, where a level above has changed hours or interval, or a clock that was ahead has planned it later
    /// than any rule does. Null: it stands. A first run keeps its place among those that are spread, and one that is due is left to come.
    /// </summary>
    private DateTimeOffset? Replanned(EnabledUser person, JobState state)
    {
        var now = time.GetUtcNow();
        if (state.NextRunAt.ToInstant() is not { } planned || planned <= now
            || SyncSchedule.Next(ScheduleSettings.Of(person.Settings, person.UserId), now, PreviousOf(state, now)) is not { } next)
        {
            return null;
        }

        var isOfAWrongClock = planned > next + TimeSpan.FromMinutes(person.Settings.IntervalMinutes);
        var isFirst = state.PreviousScheduledAt is null;
        return isOfAWrongClock || (!isFirst && next != planned) ? next : null;
    }

    /// <summary>The scheduled run before; one that is still to come was one of a wrong clock.</summary>
    private static DateTimeOffset? PreviousOf(JobState state, DateTimeOffset now) =>
        state.PreviousScheduledAt.ToInstant() is { } at && at <= now ? at : null;

    private async Task RemoveOthersAsync(IReadOnlyList<EnabledUser> on, CancellationToken cancellationToken)
    {
        var ids = on.Select(p => p.UserId).ToHashSet(StringComparer.Ordinal);
        var off = (await states.ReadAllAsync(JobKinds.Email, cancellationToken)).Values.Where(s => s.NextRunAt is not null && !ids.Contains(s.UserId));
        await StopAsync([.. off.Select(s => s.UserId)], cancellationToken);
    }

    private DateTimeOffset SpreadFirst(EnabledUser person) =>
        time.GetUtcNow() + (TimeSpan.FromMinutes(person.Settings.IntervalMinutes) * SyncSchedule.PlaceOf(person.UserId));

    /// <summary>No scheduled runs until what stopped the job is mended (B4).</summary>
    public Task StopAsync(string userId, CancellationToken cancellationToken) => StopAsync([userId], cancellationToken);

    private async Task StopAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        await triggers.RemoveNextAsync(userIds, cancellationToken);
        await states.SetNextRunsAsync([.. userIds.Select(userId => (userId, (DateTimeOffset?)null))], JobKinds.Email, cancellationToken);
    }

    private async Task SetNextAsync(IReadOnlyList<(string UserId, DateTimeOffset At)> many, CancellationToken cancellationToken)
    {
        await states.SetNextRunsAsync([.. many.Select(one => (one.UserId, (DateTimeOffset?)one.At))], JobKinds.Email, cancellationToken);
        await triggers.SetNextAsync(many, cancellationToken);
    }

    private async Task SetNextAsync(string userId, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        if (next is not { } at)
        {
            await StopAsync(userId, cancellationToken);
            return;
        }

        await states.SetNextRunsAsync([(userId, at)], JobKinds.Email, cancellationToken);
        await triggers.SetNextAsync(userId, at, cancellationToken);
    }
}
