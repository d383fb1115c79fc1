using System.Net;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class SandboxCoreTests : IAsyncLifetime
{
    private SandboxProcess _sandbox = null!;

    public async Task InitializeAsync() => _sandbox = await SandboxProcess.StartAsync("--world", "empty");

    public async Task DisposeAsync() => await _sandbox.DisposeAsync();

    [Theory]
    [InlineData("graph")]
    [InlineData("salesforce")]
    [InlineData("entra")]
    public async Task An_unknown_route_is_answered_501_and_fails_whoever_called_it(string system)
    {
        var client = system switch { "graph" => _sandbox.Graph, "salesforce" => _sandbox.Salesforce, _ => _sandbox.Entra };

        using var answer = await client.GetAsync(new Uri("/nowhere?x=1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Equal(["GET /nowhere?x=1"], (await _sandbox.Control.CountersAsync(system)).Unknown);
        await Assert.ThrowsAsync<InvalidOperationException>(_sandbox.Control.EnsureNothingUnknownAsync);
        await _sandbox.Control.ResetCountersAsync();
    }

    [Fact]
    public async Task The_clock_runs_on_from_where_it_was_set()
    {
        var christmas = new DateTimeOffset(2026, 12, 24, 18, 0, 0, TimeSpan.Zero);

        await _sandbox.Control.SetClockAsync(christmas);
        await _sandbox.Control.AdvanceClockAsync(TimeSpan.FromHours(2));

        var now = await _sandbox.Control.ClockAsync();
        Assert.InRange(now, christmas.AddHours(2), christmas.AddHours(2).AddMinutes(1));
    }

    [Fact]
    public async Task A_fault_strikes_as_often_as_it_says_after_those_it_lets_pass()
    {
        var refusal = new { system = "entra", kind = "refuse", route = "GET /*/keys", after = 1, count = 2, status = 502, body = "<html>Bad gateway</html>" };
        var id = await _sandbox.Control.AddFaultAsync(refusal);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await _sandbox.Entra.GetAsync(new Uri("/some/keys", UriKind.Relative));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotImplemented, HttpStatusCode.BadGateway, HttpStatusCode.BadGateway, HttpStatusCode.NotImplemented], statuses);
        Assert.Equal(2, await _sandbox.Control.FaultHitsAsync(id));
        await _sandbox.Control.ResetCountersAsync();
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("loseAnswer")]
    public async Task A_cut_connection_is_an_error_of_the_transport(string kind)
    {
        await _sandbox.Control.AddFaultAsync(new { system = "graph", kind });

        await Assert.ThrowsAsync<HttpRequestException>(() => _sandbox.Graph.GetAsync(new Uri("/x", UriKind.Relative)));

        var cut = Assert.Single((await _sandbox.Control.RequestsAsync("graph")).Items);
        Assert.Equal(0, cut.Status);
        await _sandbox.Control.ResetCountersAsync();
    }

    [Theory]
    [InlineData("hold")]
    [InlineData("holdAnswer")]
    public async Task A_held_request_goes_on_when_released(string kind)
    {
        var id = await _sandbox.Control.AddFaultAsync(new { system = "graph", kind });
        var request = _sandbox.Graph.GetAsync(new Uri("/x", UriKind.Relative));
        while (await _sandbox.Control.HeldAsync(id) == 0)
            await Task.Delay(10);

        Assert.False(request.IsCompleted);
        await _sandbox.Control.ReleaseAsync(id);

        using var answer = await request;
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Contains("GET /x", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await _sandbox.Control.ResetCountersAsync();
    }

    [Fact]
    public async Task A_mistyped_member_of_a_control_request_is_named()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => _sandbox.Control.AddFaultAsync(new { system = "graph", kind = "drop", cuont = 2 }));

        Assert.Contains("cuont", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_sentence()
    {
        var taken = _sandbox.Graph.BaseAddress!.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => SandboxProcess.StartAsync("--world", "empty", "--graph", taken));

        Assert.Contains($"ended with 2: Port {taken} for Graph is in use", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_is_sent_to_localhost_where_all_pages_share_one_site()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(_sandbox.Salesforce.BaseAddress!) { Host = "127.0.0.1", Path = "/x", Query = "y=1" }.Uri);
        request.Headers.Add("Accept", "text/html");

        using var answer = await _sandbox.Salesforce.SendAsync(request);

        Assert.Equal(new Uri(_sandbox.Salesforce.BaseAddress!, "/x?y=1"), answer.Headers.Location);
    }
}
