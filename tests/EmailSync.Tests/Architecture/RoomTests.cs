using Xunit;
using static EmailSync.Tests.Architecture.Service;

namespace EmailSync.Tests.Architecture;

/// <summary>Which room may use which: a test for each row of the architecture's table.</summary>
public sealed class RoomTests
{
    private static readonly string[] TheShell =
    [
        "System.Threading.Tasks.", "System.Threading.CancellationToken", "System.Runtime.CompilerServices.Async", "System.TimeProvider", "System.Net.Http.",
        "System.Data.", "System.IO.File", "Microsoft.", "Dapper.", "Quartz.", "Refit.", "Duende.",
    ];

    [Fact]
    public void The_domain_uses_nothing_of_ours_and_nothing_that_waits_asks_the_time_logs_or_reaches_out() =>
        Assert.Empty(Offences("Domain", type => (IsOurs(type) && !IsIn(type, "Domain")) || TheShell.Any(name => type.StartsWith(name, StringComparison.Ordinal))));

    [Fact]
    public void The_domain_reads_no_clock_of_its_own()
    {
        string[] clocks = ["get_UtcNow", "get_Now", "get_Today", "GetCurrentInstant", "GetTimestamp"];
        Assert.Empty(Call.Of("Domain").Where(call => !IsOurs(call.To) && clocks.Contains(call.Method)).Select(call => call.ToString()));
    }

    [Theory]
    [InlineData("Integrations.Exchange", "Integrations.Salesforce")]
    [InlineData("Integrations.Salesforce", "Integrations.Exchange")]
    public void An_edge_uses_the_domain_alone(string edge, string other) =>
        Assert.Empty(Offences(edge, type => IsIn(type, "Storage") || IsIn(type, "Features") || IsIn(type, "Hosting") || IsIn(type, other)));

    [Fact]
    public void Storage_uses_the_domain_alone() =>
        Assert.Empty(Offences("Storage", type => IsIn(type, "Integrations") || IsIn(type, "Features") || IsIn(type, "Hosting")));

    [Fact]
    public void The_slices_do_not_speak_to_vendors_themselves() =>
        Assert.Empty(Offences("Features", type => type.StartsWith("Microsoft.Graph", StringComparison.Ordinal) || type.StartsWith("Refit.", StringComparison.Ordinal)));

    [Fact]
    public void The_slices_do_not_know_how_they_are_hosted() => Assert.Empty(Offences("Features", type => IsIn(type, "Hosting")));

    [Fact]
    public void No_slice_uses_the_endpoints_or_the_job_of_another()
    {
        var offences = Uses
            .Where(use => SliceOf(use.To) is { } slice && SliceOf(use.From) is { } user && user != slice)
            .Where(use => use.To.EndsWith("Endpoints", StringComparison.Ordinal) || use.To.EndsWith("Job", StringComparison.Ordinal))
            .Select(use => use.ToString());
        Assert.Empty(offences);
    }

    [Fact]
    public void The_slices_use_each_other_in_one_direction()
    {
        var uses = Uses
            .Select(use => (From: SliceOf(use.From), To: SliceOf(use.To), Use: use))
            .Where(use => use.From is not null && use.To is not null && use.From != use.To)
            .ToLookup(use => use.From!, use => use.To!);
        Assert.NotEmpty(uses);
        Assert.Empty(Cycles.In(uses.SelectMany(use => use, (from, to) => (from.Key, to)).Distinct()));
    }

    [Fact]
    public void The_sandbox_references_nothing_of_the_service()
    {
        var project = File.ReadAllText(Path.Combine(Support.SandboxProcess.RepositoryRoot(), "tests", "Sandbox", "EmailSync.Sandbox.csproj"));
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("api/", project.Replace('\\', '/'), StringComparison.OrdinalIgnoreCase);
    }
}
