using EmailSync.Features.Sync;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>An app that was given the permission Mail.ReadBasic only sees messages without their text (B4): that is never a message without one.</summary>
public sealed class ExchangeWithheldTests
{
    private static readonly RemoteFailure _withheld = new RemoteFailure.Transient(RemoteSystem.Exchange, ExchangeClient.BodyWithheld, null);

    [Theory, Rule("B4"), Rule("R2")]
    [InlineData("""{"id":"A"}""")]
    [InlineData("""{"id":"A","body":null}""")]
    public async Task A_body_that_is_withheld_is_no_empty_one(string json)
    {
        await using var stub = await ExchangeStub.StartAsync(_ => new(200, json));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var read = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A"], MessageContent.BodyOnly, default)).Single();

        Assert.Equal(("A", null, _withheld), (read.Id, read.Body, read.Failure));
    }

    [Fact, Rule("B4"), Rule("B2")]
    public void It_is_the_mailboxs_trouble_only_where_several_were_asked_for_and_none_is_given()
    {
        Assert.Same(_withheld, MailboxTrouble.Of([_withheld, _withheld]));
        Assert.Null(MailboxTrouble.Of([_withheld]));
        Assert.Null(MailboxTrouble.Of([_withheld, null, _withheld]));
    }

    [Fact, Rule("B4"), Rule("T4")]
    public void Then_the_run_waits_and_says_which_permission_is_missing_where_it_stays_so()
    {
        // One such answer may be a bad moment of Exchange: it closes no mailbox.
        var trouble = RunTroubles.Of(_withheld, 0, DateTimeOffset.UnixEpoch);

        Assert.Equal(DateTimeOffset.UnixEpoch.AddMinutes(1), trouble.ResumesAt);
        Assert.Contains("Mail.ReadWrite", trouble.Sentence, StringComparison.Ordinal);
    }
}
