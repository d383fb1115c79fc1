using EmailSync.Integrations.Exchange;
using EmailSync.Tests.Support;

namespace EmailSync.Tests.Contracts;

/// <summary>Ada's mailbox at a sandbox's Graph, and our edge that speaks to it.</summary>
internal sealed class ExchangeSandboxMailbox : IAsyncDisposable
{
    private readonly SandboxProcess _sandbox;
    private readonly ExchangeEdge _edge;

    private ExchangeSandboxMailbox(SandboxProcess sandbox, ExchangeEdge edge, SandboxPerson ada) => (_sandbox, _edge, Ada) = (sandbox, edge, ada);

    public SandboxPerson Ada { get; }

    public SandboxControl Control => _sandbox.Control;

    public ExchangeClient Client => _edge.Client;

    public AttachmentReader Attachments => _edge.Attachments;

    public static async Task<ExchangeSandboxMailbox> StartAsync()
    {
        var sandbox = await SandboxProcess.StartAsync("--world", "empty");
        var ada = await sandbox.Control.AddPersonAsync(new
        {
            email = "ada@contoso.example",
            displayName = "Ada Byron",
            otherAddresses = new[] { "ada.byron@contoso.example" },
            timeZone = "Europe/Berlin",
        });
        var token = (await sandbox.Control.PostAsync("/entra/app-token")).GetProperty("accessToken").GetString();
        return new(sandbox, ExchangeEdge.Of(sandbox.Graph.BaseAddress!.AbsoluteUri + "v1.0", _ => $"Bearer {token}"), ada);
    }

    /// <summary>A message from Maria in the Inbox.</summary>
    public Task<SandboxMessage> ArriveAsync(string subject, DateTimeOffset? receivedAt, string? messageId) => Control.AddMessageAsync(Ada.Email, new
    {
        folder = "Inbox",
        from = "maria@lopez.example",
        to = new[] { Ada.Email },
        subject,
        text = "Some text",
        receivedAt,
        messageId,
    });

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _sandbox.DisposeAsync();
    }
}
