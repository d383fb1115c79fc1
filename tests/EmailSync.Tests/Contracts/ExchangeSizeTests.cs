using EmailSync.Integrations.Exchange;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Answers larger than what is held of one come in smaller pieces.</summary>
public sealed class ExchangeSizeTests
{
    [Fact, Rule("B2")]
    public async Task A_batch_that_is_too_large_to_hold_comes_in_halves()
    {
        var large = $$$"""{"id":"A","body":{"contentType":"text","content":"{{{new string('x', 9_000_000)}}}"}}""";
        await using var stub = await ExchangeStub.StartAsync(ExchangeStub.Everywhere(_ => new(200, large)));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var reads = await edge.Client.ReadMessagesAsync(ExchangeEdge.User, ["A", "B", "C", "D", "E"], MessageContent.BodyOnly, default);

        Assert.All(reads, r => Assert.Equal(9_000_000, r.Body?.Length));
        Assert.Equal(5, reads.Count);
        Assert.Equal(3, stub.Requests.Count);
    }

    [Fact, Rule("B2")]
    public async Task A_page_that_is_too_large_to_hold_comes_at_half_the_size()
    {
        var large = $$$"""{"id":"A","body":{"contentType":"text","content":"{{{new string('x', 9_000_000)}}}"}}""";
        await using var stub = await ExchangeStub.StartAsync(r => new(
            200, $$"""{"value":[{{string.Join(',', Enumerable.Repeat(large, r.Target.Contains("top=40", StringComparison.Ordinal) ? 4 : 2))}}]}"""));
        await using var edge = new ExchangeEdge(stub.BaseUrl);

        var page = await edge.Client.ListMessagesAsync(ExchangeEdge.User, new("inbox", null, null, 40, MessageContent.BodyOnly, null), default);

        Assert.Equal(2, page.Messages.Count);
        Assert.Equal(2, stub.Requests.Count);
    }
}
