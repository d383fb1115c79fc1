using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Faults;

/// <summary>No line that the service has written in a round holds a subject, a word of a body, an address or a token (B5).</summary>
internal static class LogLines
{
    public static void AssertTellNothing(Stage stage)
    {
        var lines = stage.Deployment.Api.LogLines.ToList();
        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => line.Contains(Script.Marker, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(lines, line => line.Contains(Deployment.Anna, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(lines, LoggedSecrets.IsIn);
    }
}
