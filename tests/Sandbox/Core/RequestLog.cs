namespace EmailSync.Sandbox.Core;

/// <summary>The requests since the start, inner ones of batches too, the last few hundred thousand of them, and counters that a test can set to zero.</summary>
internal sealed class RequestLog(TimeProvider clock)
{
    private const int Most = 400_000;
    private const int LetGo = 100_000;
    private readonly Lock _lock = new();
    private long _gone;
    private readonly List<LoggedRequest> _requests = [];
    private readonly Dictionary<SandboxSystem, SystemCounters> _counters =
        Enum.GetValues<SandboxSystem>().ToDictionary(system => system, _ => new SystemCounters());

    public LoggedRequest Begin(SandboxSystem system, HttpRequest request, LoggedRequest? batch)
    {
        lock (_lock)
        {
            if (_requests.Count == Most)
            {
                _requests.RemoveRange(0, LetGo);
                _gone += LetGo;
            }

            var logged = new LoggedRequest
            {
                N = _gone + _requests.Count + 1,
                At = clock.GetUtcNow(),
                System = system,
                Method = request.Method,
                Path = request.Path,
                Query = request.QueryString.Value ?? "",
                Batch = batch?.N,
                Outer = batch!,
            };
            batch?.CarriesOthers = true;
            _requests.Add(logged);
            return logged;
        }
    }

    public void End(LoggedRequest request, int status)
    {
        lock (_lock)
        {
            request.Status = status;
            request.EndedAt = TimeProvider.System.GetTimestamp();
            _counters[request.System].Add(request);
        }
    }

    /// <summary>A request, or an option of one, that this process does not hold: it fails the test that caused it.</summary>
    public void Unknown(SandboxSystem system, string what)
    {
        lock (_lock)
            _counters[system].Unknown.Add(what);
    }

    /// <summary>Somebody who was told how long to wait has not waited.</summary>
    public void CameBackEarly(SandboxSystem system, string subject)
    {
        lock (_lock)
            _counters[system].CameBackEarly[subject] = _counters[system].CameBackEarly.GetValueOrDefault(subject) + 1;
    }

    public void Concurrent(SandboxSystem system, int inOneMailbox)
    {
        lock (_lock)
            _counters[system].MaxConcurrentPerMailbox = Math.Max(_counters[system].MaxConcurrentPerMailbox, inOneMailbox);
    }

    public (long Next, IReadOnlyList<LoggedRequest> Items) Since(SandboxSystem? system, long since)
    {
        lock (_lock)
        {
            var items = _requests.Skip((int)Math.Max(0, since - _gone)).Where(r => system is null ? r.System < SandboxSystem.Outlook : r.System == system).ToList();
            return (_gone + _requests.Count, items);
        }
    }

    public IReadOnlyDictionary<SandboxSystem, SystemCounters> Counters()
    {
        lock (_lock)
            return _counters.Where(c => c.Key != SandboxSystem.Control).ToDictionary(c => c.Key, c => c.Value.Copy());
    }

    public void ResetCounters()
    {
        lock (_lock)
        {
            foreach (var system in _counters.Keys)
                _counters[system] = new SystemCounters();
        }
    }
}
