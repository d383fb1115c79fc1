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
    /// After a save. One's own save that enables the job runs it at once; the organisation's may enable it for many, whose first runs are
    /// spread over one interval (T2).
    /// </summary>
    public async Task SettingsSavedAsync(string? userId, CancellationToken cancellationToken)
    {
        if (userId is null)
        {
            var on = await settings.ReadEffectiveForEnabledAsync(cancellationToken);
            await RemoveOthersAsync(on, cancellationToken);
            await PlanAsync(on, cancellationToken);
            foreach (var person in on)
            {
                await ReplanAsync(person, cancellationToken);
            }

            return;
        }

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
        foreach (var person in await PlanAsync(on, cancellationToken))
        {
            if (await stops.FindAgainAsync(person.UserId, cancellationToken) is null)
            {
                await SetNextAsync(person.UserId, SpreadFirst(person), cancellationToken);
            }
        }
    }

    /// <returns>Those whose job is on and stopped by something that only an administrator can mend.</returns>
    private async Task<IReadOnlyList<EnabledUser>> PlanAsync(IReadOnlyList<EnabledUser> on, CancellationToken cancellationToken)
    {
        var known = await states.ReadAllAsync(JobKinds.Email, cancellationToken);
        var stopped = new List<EnabledUser>();
        foreach (var person in on)
        {
            if (known.TryGetValue(person.UserId, out var state) && await IsPlannedByAWrongClockAsync(person, state, cancellationToken))
            {
                await PlanNextAsync(person.UserId, person.Settings, cancellationToken);
            }
            else if (!await triggers.HasNextAsync(person.UserId, cancellationToken))
            {
                if (await stops.FindAsync(person.UserId, cancellationToken) is null)
                {
                    await SetNextAsync(person.UserId, SpreadFirst(person), cancellationToken);
                }
                else
                {
                    stopped.Add(person);
                }
            }
        }

        return stopped;
    }

    private async Task FireLostAsync(CancellationToken cancellationToken)
    {
        foreach (var userId in await stops.PeopleWithWishesAsync(cancellationToken))
        {
            if (await stops.FindForOneAsync(userId, cancellationToken) is null)
            {
                await QueueAsync(userId, RunRow.Asked, cancellationToken);
            }
        }

        foreach (var run in await runs.ReadUnfinishedAsync(JobKinds.Email, cancellationToken))
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

    /// <summary>Hours or interval may have changed for somebody whose trigger stands at the old time.</summary>
    private async Task ReplanAsync(EnabledUser person, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(person.UserId, JobKinds.Email, cancellationToken);
        var planned = state.NextRunAt.ToInstant();
        var now = time.GetUtcNow();
        var next = SyncSchedule.Next(ScheduleSettings.Of(person.Settings, person.UserId), now, PreviousOf(state, now));
        if (planned is not null && state.PreviousScheduledAt is not null && next != planned)
        {
            await SetNextAsync(person.UserId, next, cancellationToken);
        }
    }

    /// <summary>The clock was ahead and was set back: a run that is planned later than any rule plans it would be waited for in vain.</summary>
    private async Task<bool> IsPlannedByAWrongClockAsync(EnabledUser person, JobState state, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var next = SyncSchedule.Next(ScheduleSettings.Of(person.Settings, person.UserId), now, PreviousOf(state, now));
        return state.NextRunAt.ToInstant() > next + TimeSpan.FromMinutes(person.Settings.IntervalMinutes)
            && await triggers.HasNextAsync(person.UserId, cancellationToken);
    }

    /// <summary>The scheduled run before; one that is still to come was one of a wrong clock.</summary>
    private static DateTimeOffset? PreviousOf(JobState state, DateTimeOffset now) =>
        state.PreviousScheduledAt.ToInstant() is { } at && at <= now ? at : null;

    private async Task RemoveOthersAsync(IReadOnlyList<EnabledUser> on, CancellationToken cancellationToken)
    {
        var ids = on.Select(p => p.UserId).ToHashSet(StringComparer.Ordinal);
        foreach (var (userId, state) in await states.ReadAllAsync(JobKinds.Email, cancellationToken))
        {
            if (state.NextRunAt is not null && !ids.Contains(userId))
            {
                await StopAsync(userId, cancellationToken);
            }
        }
    }

    private DateTimeOffset SpreadFirst(EnabledUser person)
    {
        var interval = TimeSpan.FromMinutes(person.Settings.IntervalMinutes);
        var offset = SyncSchedule.OffsetOf(person.UserId, ScheduleSettings.Of(person.Settings, person.UserId));
        return time.GetUtcNow() + (interval * (offset.TotalSeconds / TimeSpan.FromMinutes(3).TotalSeconds));
    }

    /// <summary>No scheduled runs until what stopped the job is mended (B4).</summary>
    public async Task StopAsync(string userId, CancellationToken cancellationToken)
    {
        await triggers.RemoveNextAsync(userId, cancellationToken);
        await states.UpdateAsync(userId, JobKinds.Email, s => s with { NextRunAt = null }, cancellationToken);
    }

    private async Task SetNextAsync(string userId, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        await states.UpdateAsync(userId, JobKinds.Email, s => s with { NextRunAt = next.ToStored() }, cancellationToken);
        if (next is { } at)
        {
            await triggers.SetNextAsync(userId, at, cancellationToken);
        }
        else
        {
            await triggers.RemoveNextAsync(userId, cancellationToken);
        }
    }
}
