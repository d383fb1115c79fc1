using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>One sandbox, with nobody in it, for all tests of what it promises; each test brings its own people.</summary>
[CollectionDefinition(Name)]
public sealed class ContractSandbox : IAsyncLifetime, ICollectionFixture<ContractSandbox>
{
    public const string Name = "The sandbox's contracts";

    public SandboxProcess Process { get; private set; } = null!;

    public SandboxControl Control => Process.Control;

    public async Task InitializeAsync() => Process = await SandboxProcess.StartAsync("--world", "empty");

    public async Task DisposeAsync() => await Process.DisposeAsync();

    /// <summary>A new person with an empty mailbox, whom the application may read.</summary>
    public async Task<GraphMailbox> MailboxAsync()
    {
        var email = $"p{Guid.NewGuid():N}@contoso.example";
        var person = await Control.AddPersonAsync(new { email, displayName = "Pat Doe", otherAddresses = new[] { $"alias-{email}" } });
        var token = (await Control.PostAsync("/entra/app-token")).GetProperty("accessToken").GetString()!;
        return new GraphMailbox(Process.Graph, Control, person, token);
    }
}
