using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("EmailSync.Tests.Support.LongestFirst", "EmailSync.Tests")]

namespace EmailSync.Tests.Support;

/// <summary>
/// The collections that take longest begin first: what is begun last would run alone while a core has nothing to do. No test depends on it.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] _longest = [TheBrowser.Name, TheTeam.Name, TheTroubledTeam.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.IndexOf(_longest, collection.DisplayName) is >= 0 and var place ? place : _longest.Length);
}
