using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmailSync.Sandbox.Core;

/// <param name="System">Whose requests are meant.</param>
/// <param name="Kind">What happens to them.</param>
/// <param name="Count">How many requests it strikes.</param>
/// <param name="Route">Glob on "METHOD /path" (decoded, without the query); null: every request.</param>
/// <param name="Query">Glob on the decoded query, with its question mark; null: any.</param>
/// <param name="Inner">Only inner requests of a batch (true) or only outer ones (false); null: both.</param>
/// <param name="After">How many matching requests pass first.</param>
/// <param name="Status">HTTP status of a refusal.</param>
/// <param name="RetryAfterSeconds">The header Retry-After, in seconds.</param>
/// <param name="Body">Instead of the vendor's own shape: an object or array is sent as JSON, a string as HTML.</param>
/// <param name="Code">The vendor's error code.</param>
/// <param name="RetryAfterAsDate">Retry-After as an HTTP date, by the sandbox's clock.</param>
/// <param name="Milliseconds">How late an answer comes.</param>
/// <param name="AfterWork">A refusal that comes when the work is done.</param>
/// <param name="Rows">Which records of a collection are locked, counted from 0; null, or none of them there: the first.</param>
internal sealed record FaultRequest(
    [property: JsonRequired] SandboxSystem System,
    [property: JsonRequired] FaultKind Kind,
    int Count = 1,
    string? Route = null,
    string? Query = null,
    bool? Inner = null,
    int After = 0,
    int? Status = null,
    int? RetryAfterSeconds = null,
    JsonElement? Body = null,
    string? Code = null,
    bool RetryAfterAsDate = false,
    int Milliseconds = 1000,
    bool AfterWork = false,
    IReadOnlyList<int>? Rows = null)
{
    public static bool Glob(string pattern, string text) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace(@"\", @"\\", StringComparison.Ordinal), text, ignoreCase: true);
}

/// <summary>A fault that a test has set, and what became of it.</summary>
internal sealed class Fault(int id, FaultRequest request)
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _held;

    public int Id { get; } = id;

    public FaultRequest Request { get; } = request;

    public int Passed { get; set; }

    public int Hits { get; set; }

    public int Held => Volatile.Read(ref _held);

    public void Release() => _released.TrySetResult();

    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _held);
        try
        {
            await _released.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _held);
        }
    }

    public bool Matches(LoggedRequest request) =>
        Request.System == request.System
        && (Request.Inner is null || Request.Inner == request.Inner)
        && (Request.Route is null || FaultRequest.Glob(Request.Route, $"{request.Method} {request.Path}"))
        && (Request.Query is null || FaultRequest.Glob(Request.Query, Uri.UnescapeDataString(request.Query)));
}
