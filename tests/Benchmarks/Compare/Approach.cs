namespace EmailSync.Benchmarks.Compare;

/// <summary>What one way of doing the work costs.</summary>
/// <param name="Name">For the tables.</param>
/// <param name="First">The run that records everything.</param>
/// <param name="Next">The run after it, which meets the marks of the first.</param>
/// <param name="Idle">A run for which nothing is new.</param>
/// <param name="PeakBytes">The largest working set of the process.</param>
internal sealed record Approach(string Name, Cost First, Cost Next, Cost Idle, long PeakBytes);
