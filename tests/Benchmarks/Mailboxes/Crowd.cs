using System.Text.Json;
using EmailSync.Tests.Support;

namespace EmailSync.Benchmarks.Mailboxes;

/// <summary>Many people, signed in and connected by the same calls that their browsers would make.</summary>
internal sealed class Crowd(Deployment deployment)
{
    private const int AtOnce = 4;

    /// <param name="count">How many join.</param>
    /// <param name="messagesEach">What is in each Inbox.</param>
    public async Task JoinAsync(int count, int messagesEach)
    {
        var generated = await deployment.Control.PostAsync("/people/generated", new { count, messagesEach, days = 5, matchShare = 0.6, distinct = 300 });
        var people = generated.Deserialize<List<SandboxPerson>>(JsonSerializerOptions.Web)!;
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, _) => await ConnectAsync(person));
    }

    /// <summary>New mail in everybody's Inbox.</summary>
    public Task ReceiveAsync(int count) =>
        deployment.Control.PostAsync("/people/generated/mail", new { count, days = 0.01, matchShare = 0.6, distinct = 300 });

    private async Task ConnectAsync(SandboxPerson person)
    {
        var token = await deployment.Control.TokenAsync(person.ObjectId);
        await AnswerAsync(HttpMethod.Get, "/api/me", token);
        var begun = await AnswerAsync(HttpMethod.Post, "/api/me/connections/salesforce", token);
        var consent = await deployment.Control.PostAsync(
            "/salesforce/consent", new { signInUrl = begun.Json.GetProperty("signInUrl").GetString(), user = person.Email });
        var back = await deployment.Api.FollowAsync(new Uri(consent.GetProperty("location").GetString()!));
        if (!back.EndsWith("salesforce=connected", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{person.Email} could not connect: {back}");
        }
    }

    /// <summary>One client for all: thousands of connections would measure themselves.</summary>
    private async Task<ApiAnswer> AnswerAsync(HttpMethod method, string path, string token)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", token);
        return await deployment.Api.Anonymous.AnswerAsync(request);
    }
}
