namespace EmailSync.Benchmarks;

/// <summary>What the person at the terminal sees meanwhile; only there are times absolute.</summary>
internal static class Progress
{
    public static void Say(string line) => Console.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}");
}
