using Microsoft.Extensions.Options;

namespace EmailSync.Hosting.Scheduling;

/// <summary>Section <c>Scheduler</c>.</summary>
internal sealed class SchedulerOptions
{
    public const string Section = "Scheduler";

    /// <summary>How many runs there may be at once, 1 to 256.</summary>
    public int Threads { get; set; } = 32;

    /// <summary>How many due runs are taken from the database at once, 1 to <see cref="Threads"/>.</summary>
    public int BatchSize { get; set; } = 16;
}

internal sealed class SchedulerOptionsValidator : IValidateOptions<SchedulerOptions>
{
    public ValidateOptionsResult Validate(string? name, SchedulerOptions options)
    {
        var errors = new List<string>();
        if (options.Threads is < 1 or > 256)
        {
            errors.Add("Scheduler:Threads must be from 1 to 256.");
        }

        if (options.BatchSize < 1 || options.BatchSize > options.Threads)
        {
            errors.Add("Scheduler:BatchSize must be from 1 to Scheduler:Threads.");
        }

        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }
}
