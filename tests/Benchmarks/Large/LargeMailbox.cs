using System.Globalization;
using EmailSync.Tests.Support;

namespace EmailSync.Benchmarks.Large;

/// <summary>A person with so many messages, all of them matching, of which those of the last 30 days are to be recorded.</summary>
internal sealed class LargeMailbox
{
    public const int Days = 1_000;
    private readonly Deployment _deployment;

    private LargeMailbox(Deployment deployment, Employee owner, int messages) => (_deployment, Owner, Messages) = (deployment, owner, messages);

    public Employee Owner { get; }

    public int Messages { get; }

    public string UserId => Owner.Person.ObjectId.ToString();

    public static async Task<LargeMailbox> CreateAsync(Deployment deployment, string address, int messages)
    {
        var owner = await deployment.HireAsync(address, "Kim Adler");
        await deployment.Control.PostAsync($"/mailboxes/{address}/generated", new { count = messages, folder = "Inbox", days = Days, matchShare = 1, distinct = 300 });
        return new LargeMailbox(deployment, owner, messages);
    }

    /// <summary>
    /// What was recorded, by the number that each subject ends with. All messages match, so that what has been recorded is everything from the
    /// oldest of the window to the newest: a gap is a lost message.
    /// </summary>
    public async Task<Recorded> RecordedAsync()
    {
        var numbers = (await _deployment.TasksAsync())
            .Where(t => t.GetProperty("OwnerId").GetString() == Owner.Person.SalesforceUserId)
            .Select(t => int.Parse(t.GetProperty("Subject").GetString()!.Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture))
            .ToList();
        var distinct = numbers.Distinct().Count();
        return new Recorded(distinct, Messages - numbers.Min() - distinct, numbers.Count - distinct);
    }
}

/// <summary>What is in the org at the end.</summary>
internal sealed record Recorded(int Messages, int Missing, int Twice);
