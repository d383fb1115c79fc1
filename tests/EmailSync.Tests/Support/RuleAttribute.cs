using Xunit.Abstractions;
using Xunit.Sdk;

namespace EmailSync.Tests.Support;

/// <summary>Names the rule of the specification that a test proves; a trait, so that `--filter Rule=D9` runs its tests.</summary>
/// <param name="id">For example <c>D9</c>.</param>
[TraitDiscoverer("EmailSync.Tests.Support.RuleDiscoverer", "EmailSync.Tests")]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
internal sealed class RuleAttribute(string id) : Attribute, ITraitAttribute
{
    public string Id { get; } = id;
}

/// <summary>Makes the trait of a <see cref="RuleAttribute"/>; found by its name.</summary>
public sealed class RuleDiscoverer : ITraitDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) =>
        [new("Rule", (string)traitAttribute.GetConstructorArguments().Single())];
}
