using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>A service that cannot start says why, all of it, and ends with an error.</summary>
[Collection(TheService.Name)]
public sealed class StartUpTests(ServiceFixture service)
{
    [Fact]
    public async Task Every_error_of_the_configuration_is_said_at_once_by_its_key()
    {
        var (exitCode, output) = await ApiProcess.FailToStartAsync(service.Sandbox, new Dictionary<string, string?>
        {
            ["AzureAd:TenantId"] = "contoso",
            ["AzureAd:ClientCredentials:0:SourceType"] = null,
            ["AzureAd:ClientCredentials:0:ClientSecret"] = null,
            ["AzureAd:BackChannelAddress"] = "http://login.attacker.example",
            ["Graph:BaseUrl"] = "http://graph.attacker.example/v1.0",
            ["Salesforce:ClientId"] = "",
            ["Scheduler:BatchSize"] = "100",
            ["Database:Provider"] = "Oracle",
        });

        Assert.Equal(1, exitCode);
        string[] keys = ["AzureAd:TenantId", "AzureAd:ClientCredentials", "AzureAd:BackChannelAddress", "Graph:BaseUrl", "Salesforce:ClientId", "Scheduler:BatchSize", "Database:Provider"];
        Assert.All(keys, key => Assert.Contains(key, output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://localhost:5600")]
    [InlineData("http://10.0.0.1:5600")]
    [InlineData("http://localhost.attacker.example")]
    [InlineData("nonsense")]
    public async Task A_back_channel_is_on_this_machine_or_not_at_all(string address)
    {
        var (exitCode, output) = await ApiProcess.FailToStartAsync(service.Sandbox, new Dictionary<string, string?> { ["AzureAd:BackChannelAddress"] = address });

        Assert.Equal(1, exitCode);
        Assert.Contains("AzureAd:BackChannelAddress must be an http address of this machine", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:0")]
    [InlineData("PublicUrl", "https://emailsync.contoso.example")]
    public async Task Keys_lie_unprotected_only_where_nobody_else_reaches_the_service(string key, string address)
    {
        var (exitCode, output) = await ApiProcess.FailToStartAsync(service.Sandbox, new Dictionary<string, string?> { [key] = address });

        Assert.Equal(1, exitCode);
        Assert.Contains("DataProtection:Certificate:Path", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_the_same_database_is_refused()
    {
        var (exitCode, output) = await ApiProcess.FailToStartAsync(
            service.Sandbox, new Dictionary<string, string?> { ["ConnectionStrings:EmailSync"] = $"Data Source={service.Api.DatabasePath}" });

        Assert.Equal(1, exitCode);
        Assert.Contains($"Another process uses the database {service.Api.DatabasePath}.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_a_sentence()
    {
        var (exitCode, output) = await ApiProcess.FailToStartAsync(
            service.Sandbox, new Dictionary<string, string?> { ["urls"] = service.Api.Address.AbsoluteUri });

        Assert.Equal(1, exitCode);
        Assert.Contains("The service cannot listen:", output, StringComparison.Ordinal);
        Assert.Contains($"{service.Api.Address.Port}", output, StringComparison.Ordinal);
    }
}
