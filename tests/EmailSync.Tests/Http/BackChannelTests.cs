using EmailSync.Hosting.SignIn;
using EmailSync.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>With a back channel the service is in a closed world.</summary>
[Collection(TheService.Name)]
public sealed class BackChannelTests(ServiceFixture service)
{
    [Fact]
    public async Task Calls_to_entra_go_to_the_stand_in_with_their_host_kept()
    {
        using var client = Client(service.Sandbox.Entra.BaseAddress!.AbsoluteUri);

        var metadata = await client.GetStringAsync("https://login.microsoftonline.com/6d3f1c52-0f4e-4d3c-9a55-2f3a8f0e1a11/v2.0/.well-known/openid-configuration");

        Assert.Contains("https://login.microsoftonline.com/6d3f1c52-0f4e-4d3c-9a55-2f3a8f0e1a11/v2.0", metadata, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/me")]
    [InlineData("http://169.254.169.254/metadata")]
    [InlineData("https://westeurope.login.microsoft.com/")]
    [InlineData("https://login.microsoftonline.com.attacker.example/")]
    public async Task Every_other_host_is_refused(string address)
    {
        using var client = Client(service.Sandbox.Entra.BaseAddress!.AbsoluteUri);

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(address)));

        Assert.Contains("only this machine may be called", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_a_clients_own_handler_has_rewritten_is_looked_at_too()
    {
        using var client = Client(service.Sandbox.Entra.BaseAddress!.AbsoluteUri, builder => builder.AddHttpMessageHandler(() => new ToAttacker()));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(service.Sandbox.Graph.BaseAddress));
    }

    [Fact]
    public void Without_one_nothing_is_refused_or_redirected()
    {
        var backChannel = new BackChannel(Options.Create(new SignInOptions()));
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://login.microsoftonline.com/x");

        backChannel.Direct(request);

        Assert.Equal("https://login.microsoftonline.com/x", request.RequestUri!.AbsoluteUri);
        Assert.Null(request.Headers.Host);
    }

    [Fact]
    public async Task The_app_gets_its_token_for_graph_through_it()
    {
        var (_, client) = await service.NewPersonAsync();

        var exchange = (await client.PostAnswerAsync("/api/me/connections/exchange/test")).Json;

        Assert.Equal("connected", exchange.GetProperty("state").GetString());
        Assert.DoesNotContain(service.Api.LogLines, line => line.Contains("Name or service not known", StringComparison.Ordinal));
    }

    private static HttpClient Client(string backChannelAddress, Action<IHttpClientBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(Options.Create(new SignInOptions { BackChannelAddress = backChannelAddress }));
        services.AddSingleton<BackChannel>();
        services.AddSingleton<IHttpMessageHandlerBuilderFilter, ClosedWorld>();
        var builder = services.AddHttpClient("any");
        configure?.Invoke(builder);
        return services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("any");
    }

    private sealed class ToAttacker : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri("https://attacker.example/");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
