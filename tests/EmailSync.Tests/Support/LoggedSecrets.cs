using System.Text.RegularExpressions;

namespace EmailSync.Tests.Support;

/// <summary>What opens doors: access and refresh tokens, secrets, Salesforce sessions.</summary>
public static partial class LoggedSecrets
{
    public static bool IsIn(string line) => Token().IsMatch(line);

    [GeneratedRegex("""Bearer [A-Za-z0-9]|eyJ[\w-]{8,}|00D\w{12}(\w{3})?!|5Aep861\w{4,}|refresh_token=|client_secret=|sandbox-secret""")]
    private static partial Regex Token();
}
