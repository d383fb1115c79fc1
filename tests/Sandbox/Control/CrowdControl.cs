using System.Security.Cryptography;
using System.Text;
using EmailSync.Sandbox.Graph;
using EmailSync.Sandbox.Graph.Generated;
using EmailSync.Sandbox.Salesforce;
using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Control;

/// <summary>Thousands of people at once, with a small mailbox and a Salesforce licence each, for what needs many.</summary>
internal sealed class CrowdControl(GraphState graph, SalesforceApp salesforce)
{
    /// <summary>Far above the numbers of the records that the org makes itself.</summary>
    private const long FirstLicence = 1_000_000_000;

    private readonly Lock _lock = new();
    private readonly List<PersonSeed> _crowd = [];

    public void Map(WebApplication app)
    {
        app.MapPost("/people/generated", (Crowd crowd) => Join(crowd));
        app.MapPost("/people/generated/mail", (GeneratedMail mail) =>
        {
            Deliver(mail, [.. Members()]);
            return Results.NoContent();
        });
    }

    private static PersonSeed Person(int number, string timeZone)
    {
        var email = $"person-{number}@crowd.example";
        var objectId = new Guid(SHA256.HashData(Encoding.ASCII.GetBytes(email)).AsSpan(0, 16));
        return new PersonSeed($"crowd-{number}", objectId, $"Person {number}", email, [], timeZone, IsAdmin: false, SalesforceId.Make("005", FirstLicence + number));
    }

    private IEnumerable<PersonSeed> Members()
    {
        lock (_lock)
            return [.. _crowd];
    }

    private IEnumerable<object> Join(Crowd crowd)
    {
        if (crowd.Count is < 1 or > 100_000 || crowd.MessagesEach is < 0 or > 1_000_000)
            throw new BadHttpRequestException("count must be from 1 to 100,000 and messagesEach from 0 to 1,000,000.");

        List<PersonSeed> joined;
        lock (_lock)
        {
            joined = [.. Enumerable.Range(_crowd.Count, crowd.Count).Select(number => Person(number, crowd.TimeZone))];
            _crowd.AddRange(joined);
        }

        joined.ForEach(graph.Core.People.Add);
        if (crowd.MessagesEach > 0)
        {
            Deliver(
                new GeneratedMail(crowd.MessagesEach, Days: crowd.Days, MatchShare: crowd.MatchShare, Distinct: crowd.Distinct, BodyBytes: crowd.BodyBytes, Seed: crowd.Seed),
                joined);
        }

        return joined.Select(PeopleControl.Shown);
    }

    private void Deliver(GeneratedMail mail, IReadOnlyList<PersonSeed> people)
    {
        mail.Check();
        foreach (var person in people)
        {
            var mailbox = graph.Of(person);
            lock (mailbox.Sync)
                mailbox.Add(MailboxControl.FolderOf(mailbox, mail.Folder), mail, out _);
        }

        if (mail.Records)
            salesforce.Know(mail.Distinct, mail.LeadShare);
    }

    /// <param name="Count">How many people join; their addresses go on from those of the last call.</param>
    /// <param name="MessagesEach">In the Inbox of each; the rest as in <see cref="GeneratedMail"/>.</param>
    private sealed record Crowd(
        int Count, int MessagesEach = 20, double Days = 20, double MatchShare = 0.15, int Distinct = 300, int BodyBytes = 2_000, int Seed = 1, string TimeZone = "Europe/Berlin");
}
