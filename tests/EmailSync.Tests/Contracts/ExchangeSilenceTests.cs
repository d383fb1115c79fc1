using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Reads that get no answer at all: one message's doing, or the mailbox's.</summary>
public sealed class ExchangeSilenceTests
{
    private const string Whole = """{"id":"A","parentFolderId":"F","categories":[],"toRecipients":[]}""";

    private static readonly string[] Ids = ["A", "B", "C", "D", "E"];

    [Theory, Rule("B2")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_that_costs_its_batch_the_answer_costs_itself_alone(bool isLate)
    {
        await using var stub = await ExchangeStub.StartAsync(async request =>
        {
            var isBad = request.Target.Contains("/messages/B", StringComparison.Ordinal) || request.Body.Contains("/messages/B", StringComparison.Ordinal);
            return isBad ? await SilenceAsync(isLate) : ExchangeStub.Everywhere(_ => new(200, Whole))(request);
        });
        var haste = new Haste();
        await using var edge = new ExchangeEdge(stub.BaseUrl, haste);
        await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A"], MessageContent.Headers, default);
        haste.IsOn = true;

        var reads = await edge.Client.ReadMessagesAsync(ExchangeEdge.User, Ids, MessageContent.Headers, default);

        Assert.Equal(["A", "C", "D", "E"], reads.Where(r => r.Message is not null).Select(r => r.Id));
        Assert.Equal(ExchangeClient.Unanswered, Assert.IsType<RemoteFailure.Transient>(reads[1].Failure).Code);
    }

    [Theory, Rule("T5")]
    [InlineData(true, 2)]
    [InlineData(false, 4)]
    public async Task A_mailbox_that_is_silent_is_not_asked_message_by_message(bool isLate, int requests)
    {
        var haste = new Haste();
        await using var stub = await ExchangeStub.StartAsync(async _ => haste.IsOn ? await SilenceAsync(isLate) : new(200, Whole));
        await using var edge = new ExchangeEdge(stub.BaseUrl, haste);
        await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A"], MessageContent.Headers, default);
        haste.IsOn = true;

        await ExchangeEdge.FailsAsync<RemoteFailure.Transient>(
            () => edge.Client.ReadMessagesAsync(ExchangeEdge.User, [.. Enumerable.Range(0, 45).Select(i => $"M{i}")], MessageContent.Headers, default));

        Assert.Equal(requests, stub.Requests.Count - 1);
    }

    [Fact, Rule("B4")]
    public async Task A_message_that_refuses_to_be_read_is_refused_alone()
    {
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(r =>
            r.Target.Contains("/messages/B", StringComparison.Ordinal) ? StubReply.Error(403, "ErrorAccessDenied") : new(200, Whole)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var many = await edge.Client.ReadMessagesAsync(ExchangeEdge.User, Ids, MessageContent.Headers, default);
        var one = (await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["B"], MessageContent.Headers, default)).Single();

        Assert.Equal(4, many.Count(r => r.Message is not null));
        Assert.IsType<RemoteFailure.Rejected>(many[1].Failure);
        Assert.IsType<RemoteFailure.Rejected>(one.Failure);
    }

    private static async Task<StubReply> SilenceAsync(bool isLate)
    {
        await Task.Delay(isLate ? 5_000 : 0);
        return StubReply.Drop;
    }

    /// <summary>Once it is on, whatever waits waits a fiftieth: a call may take two seconds.</summary>
    private sealed class Haste : TimeProvider
    {
        public bool IsOn { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, IsOn && dueTime > TimeSpan.Zero ? dueTime / 50 : dueTime, period);
    }
}
