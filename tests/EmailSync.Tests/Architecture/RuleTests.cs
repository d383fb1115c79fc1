using System.Reflection;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Architecture;

/// <summary>No rule is shipped without a test.</summary>
public sealed class RuleTests
{
    [Fact]
    public void Every_shipped_rule_has_a_test_that_names_it()
    {
        var tests = typeof(RuleTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods().Where(m => m.IsDefined(typeof(FactAttribute))))
            .Where(m => m.GetCustomAttribute<FactAttribute>() is { Skip: null });
        var named = tests
            .SelectMany(m => m.GetCustomAttributes<RuleAttribute>().Concat(m.DeclaringType!.GetCustomAttributes<RuleAttribute>()))
            .Select(rule => rule.Id)
            .ToHashSet();
        Assert.Empty(ShippedRules.All.Except(named));
    }
}
