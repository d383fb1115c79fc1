using System.Globalization;

namespace EmailSync.Sandbox.Core;

/// <summary>What the command line asks of the process. The world's own options (mail, owners, shares) are read by World.</summary>
internal sealed record SandboxOptions
{
    public const string TenantId = "6d3f1c52-0f4e-4d3c-9a55-2f3a8f0e1a11";
    public const string ClientId = "0b6f2a9e-7f0e-4a52-8a63-1f6f4c2f7d22";
    public const string ClientSecret = "sandbox-secret";

    private static readonly HashSet<string> OptionsOfTheWorld = ["--world", "--mail", "--owner", "--contacts", "--leads"];

    public int EntraPort { get; private set; } = 5600;

    public int GraphPort { get; private set; } = 5601;

    public int SalesforcePort { get; private set; } = 5602;

    public int ControlPort { get; private set; } = 5603;

    public int OutlookPort { get; private set; } = 5604;

    public string? KeyFile { get; private set; }

    public string ApiOrigin { get; private set; } = "http://localhost:5500";

    public bool ExitWithStdin { get; private set; }

    public int PortOf(SandboxSystem system) => system switch
    {
        SandboxSystem.Entra => EntraPort,
        SandboxSystem.Graph => GraphPort,
        SandboxSystem.Salesforce => SalesforcePort,
        SandboxSystem.Outlook => OutlookPort,
        _ => ControlPort,
    };

    /// <exception cref="ArgumentException">An option is unknown or has no usable value; the message is one sentence for a person.</exception>
    public static SandboxOptions Parse(IReadOnlyList<string> args)
    {
        var options = new SandboxOptions();
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            if (name == "--exit-with-stdin")
            {
                options.ExitWithStdin = true;
                continue;
            }

            var value = i + 1 < args.Count ? args[++i] : throw new ArgumentException($"{name} is unknown or lacks its value.");
            switch (name)
            {
                case "--entra": options.EntraPort = Port(name, value); break;
                case "--graph": options.GraphPort = Port(name, value); break;
                case "--salesforce": options.SalesforcePort = Port(name, value); break;
                case "--control": options.ControlPort = Port(name, value); break;
                case "--outlook": options.OutlookPort = Port(name, value); break;
                case "--key-file": options.KeyFile = value; break;
                case "--api-origin": options.ApiOrigin = value.TrimEnd('/'); break;
                case var _ when OptionsOfTheWorld.Contains(name): break;
                default: throw new ArgumentException($"{name} is not an option of the sandbox.");
            }
        }

        return options;
    }

    private static int Port(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new ArgumentException($"{name} must be a port from 0 to 65535, not '{value}'.");
}
