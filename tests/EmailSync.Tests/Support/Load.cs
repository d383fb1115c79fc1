namespace EmailSync.Tests.Support;

/// <summary>
/// The trait of tests that go through millions of steps. <c>npm run mutation</c> leaves them out: it counts every step, and others say the same
/// of fewer.
/// </summary>
internal static class Load
{
    public const string Name = "Load";
    public const string Heavy = "heavy";
}
