using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>Entra's keys cannot be had at the moment: nobody is told to sign in for that.</summary>
public sealed class EntraDownTests : IAsyncLifetime
{
    private Deployment _deployment = null!;

    public async Task InitializeAsync() => _deployment = await Deployment.StartAsync();

    public async Task DisposeAsync() => await _deployment.DisposeAsync();

    [Theory, Rule("B4")]
    [InlineData("GET *openid-configuration*", 503, null)]
    [InlineData("GET *openid-configuration*", 503, null, 1)]
    [InlineData("GET *openid-configuration*", 200, "<html><body>A proxy's page</body></html>")]
    [InlineData("GET *keys*", 503, null)]
    [InlineData("GET *keys*", 200, "<html><body>A proxy's page</body></html>")]
    public async Task A_good_token_that_cannot_be_checked_is_not_called_a_bad_one(string route, int status, string? body, int after = 0)
    {
        await _deployment.Api.KillAsync();
        var fault = await _deployment.Control.AddFaultAsync(new { system = "entra", kind = "refuse", status, body, count = 100, route, after });
        await _deployment.Api.RestartAsync();

        var answer = await _deployment.Me.Http.GetAnswerAsync("/api/me");

        Assert.True(await _deployment.Control.FaultHitsAsync(fault) > 0);
        Assert.True(answer.Status == 502, answer.Text);
        await _deployment.Control.RemoveFaultAsync(fault);
        Assert.Equal(200, (await _deployment.Me.Http.GetAnswerAsync("/api/me")).Status);
    }
}
