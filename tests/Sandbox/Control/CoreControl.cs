using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.Core.Chaos;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Sandbox.Control;

/// <summary>The control routes over what all systems share: log, counters, clock, latency, faults.</summary>
internal static class CoreControl
{
    public static void Map(WebApplication app, SandboxCore core)
    {
        app.MapGet("/requests", (string? system, long? since) =>
        {
            if (system is not null && !Enum.TryParse<SandboxSystem>(system, ignoreCase: true, out _))
                throw new BadHttpRequestException($"'{system}' is none of entra, graph, salesforce, outlook.");

            var (next, items) = core.Log.Since(system is null ? null : Enum.Parse<SandboxSystem>(system, ignoreCase: true), since ?? 0);
            return new { next, items };
        });
        app.MapGet("/counters", () => core.Log.Counters());
        app.MapPost("/counters/reset", () =>
        {
            core.Log.ResetCounters();
            return TypedResults.NoContent();
        });
        MapTime(app, core);
        MapFaults(app, core.Faults, core.RandomFaults);
    }

    private static void MapTime(WebApplication app, SandboxCore core)
    {
        app.MapGet("/clock", () => new ClockBody(core.Clock.GetUtcNow()));
        app.MapPut("/clock", (ClockBody body) =>
        {
            core.Clock.Set(body.Now);
            return new ClockBody(core.Clock.GetUtcNow());
        });
        app.MapPost("/clock/advance", (AdvanceBody body) =>
        {
            core.Clock.Advance(TimeSpan.FromSeconds(body.Seconds));
            return new ClockBody(core.Clock.GetUtcNow());
        });
        app.MapPut("/latency", (LatencyBody body) =>
        {
            core.Latency[SandboxSystem.Graph] = body.Graph ?? core.Latency[SandboxSystem.Graph];
            core.Latency[SandboxSystem.Salesforce] = body.Salesforce ?? core.Latency[SandboxSystem.Salesforce];
            core.Latency[SandboxSystem.Entra] = body.Entra ?? core.Latency[SandboxSystem.Entra];
            core.Latency[SandboxSystem.Outlook] = body.Outlook ?? core.Latency[SandboxSystem.Outlook];
            return TypedResults.NoContent();
        });
    }

    private static void MapFaults(WebApplication app, Faults faults, RandomFaults random)
    {
        app.MapPost("/faults", (FaultRequest request) => new { faults.Add(request).Id });
        app.MapGet("/faults/random", () => random.Report);
        app.MapPut("/faults/random", (RandomFaultSetting setting) =>
        {
            if (setting.Mistake is { } mistake)
                throw new BadHttpRequestException(mistake);
            random.Begin(setting);
            return TypedResults.NoContent();
        });
        app.MapDelete("/faults/random", () =>
        {
            random.End();
            return TypedResults.NoContent();
        });
        app.MapGet("/faults", () => faults.All().Select(f => new { f.Id, f.Hits, f.Held, fault = f.Request }));
        app.MapDelete("/faults", () =>
        {
            faults.Clear();
            return TypedResults.NoContent();
        });
        app.MapDelete("/faults/{id:int}", Results<NoContent, NotFound> (int id) =>
            faults.Remove(id) ? TypedResults.NoContent() : TypedResults.NotFound());
        app.MapGet("/faults/{id:int}/held", (int id) =>
            faults.Find(id) is { } fault ? Results.Ok(new { fault.Held }) : Results.NotFound());
        app.MapPost("/faults/{id:int}/release", (int id) =>
        {
            faults.Find(id)?.Release();
            return faults.Find(id) is null ? Results.NotFound() : Results.NoContent();
        });
    }

    private sealed record ClockBody(DateTimeOffset Now);

    private sealed record AdvanceBody(double Seconds);

    private sealed record LatencyBody(int? Graph, int? Salesforce, int? Entra, int? Outlook);
}
