using Xunit;

namespace EmailSync.Tests.Architecture;

/// <summary>The finder of cycles finds them, or the rule that uses it would prove nothing.</summary>
public sealed class CycleTests
{
    [Fact]
    public void A_chain_has_no_cycle() => Assert.Empty(Cycles.In([("A", "B"), ("B", "C"), ("A", "C")]));

    [Fact]
    public void A_way_back_is_named_from_each_of_its_nodes() =>
        Assert.Equal(["A -> B -> C -> A", "B -> C -> A -> B", "C -> A -> B -> C"], Cycles.In([("A", "B"), ("B", "C"), ("C", "A"), ("C", "D")]));
}
