using System.Collections.Concurrent;

namespace EmailSync.Sandbox.Core;

/// <summary>A fence for each mailbox, org user and application that has been told to wait.</summary>
internal sealed class Fences(RequestLog log, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(SandboxSystem System, string Subject), Fence> _fences = new();

    public Fence Of(SandboxSystem system, string subject) =>
        _fences.GetOrAdd((system, subject.ToLowerInvariant()), key => new Fence(key.System, key.Subject, log, clock));

    /// <summary>The fence of who has been told to wait before; null where that never was.</summary>
    public Fence? Find(SandboxSystem system, string? subject) =>
        subject is null ? null : _fences.GetValueOrDefault((system, subject.ToLowerInvariant()));
}
