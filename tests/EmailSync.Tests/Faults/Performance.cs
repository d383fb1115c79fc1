using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Faults;

/// <summary>Plays a script on a stage, to the last step and until nothing is left to do.</summary>
internal abstract class Performance(Stage stage)
{
    protected Stage Stage => stage;

    public async Task PlayAsync()
    {
        await BeginAsync();
        foreach (var person in stage.People)
        {
            await person.SaveAsync(new
            {
                mode = "all",
                recordAllAttachments = true,
                days = Employee.AllDays,
                from = "00:00",
                to = "00:00",
                intervalMinutes = 1_440,
                folders = new[] { new { id = "inbox", includeSubfolders = true }, new { id = "sentitems", includeSubfolders = true } },
            });
        }

        foreach (var step in stage.Script.Steps)
        {
            await PlayAsync(step);
        }

        await EndAsync();
    }

    protected virtual Task BeginAsync() => Task.CompletedTask;

    protected abstract Task PlayAsync(ScriptedStep step);

    protected abstract Task EndAsync();

    protected async Task AskForRunsAsync()
    {
        foreach (var person in stage.People)
        {
            // Where a system outside does not answer, the person is told so and clicks again.
            await EmployeeSteps.UntilAsync(async () =>
            {
                var answer = await person.AskForRunAsync();
                if (answer.Status == 409 && await IsTokenLostAsync(person))
                {
                    await Stage.Deployment.Api.ConnectSalesforceAsync(Stage.Deployment.Sandbox, person.Http);
                    return false;
                }

                Assert.True(answer.Status is 202 or 502 or 503, answer.Text);
                return answer.Status == 202;
            });
        }
    }

    /// <summary>
    /// Killed between Salesforce's giving of another refresh token and its storing, the service has none that works: nothing but a new consent
    /// helps, and the person is told so (B4).
    /// </summary>
    private async Task<bool> IsTokenLostAsync(Employee person) =>
        Stage.Script.RotatesRefreshTokens && (await person.JobAsync()).GetProperty("stopped").GetProperty("action").GetString() == "connectSalesforce";

    protected async Task RunsEndedAsync()
    {
        foreach (var person in stage.People)
        {
            await person.RunEndedAsync();
        }
    }
}

/// <summary>Without faults and kills: what is in the end is right.</summary>
internal sealed class UndisturbedPerformance(Stage stage) : Performance(stage)
{
    protected override async Task PlayAsync(ScriptedStep step)
    {
        await RunsEndedAsync();
        await Stage.HappenAsync(step.Before.Concat(step.Meanwhile).Concat(step.WhileDown));
        await AskForRunsAsync();
        await RunsEndedAsync();
    }

    protected override async Task EndAsync()
    {
        // A copy that a colleague's run was still writing is decided by the next (R7).
        await AskForRunsAsync();
        await RunsEndedAsync();
    }
}
