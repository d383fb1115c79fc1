using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace EmailSync.Tests.Architecture;

/// <summary>The house style as far as types show it.</summary>
public sealed class TypeTests
{
    private const int MostParameters = 6;

    private static readonly IReadOnlyList<Type> Ours =
    [
        .. typeof(Program).Assembly.GetTypes().Where(t =>
            t.Namespace?.StartsWith("EmailSync", StringComparison.Ordinal) == true && !t.IsDefined(typeof(CompilerGeneratedAttribute)) && !t.Name.Contains('<')),
    ];

    [Fact]
    public void A_service_asks_for_six_others_at_most()
    {
        var offences = Ours
            .Where(t => !IsRecord(t))
            .SelectMany(t => t.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(c => c.GetParameters().Length > MostParameters)
            .Select(c => $"{c.DeclaringType} takes {c.GetParameters().Length}");
        Assert.Empty(offences);
    }

    [Fact]
    public void A_class_is_sealed_or_static_or_the_closed_base_of_records()
    {
        var classes = Ours.Where(t => t.IsClass && t != typeof(Program)).ToList();
        Assert.NotEmpty(classes);
        Assert.Empty(classes.Where(t => !t.IsSealed && !(t.IsAbstract && IsRecord(t))).Select(t => t.FullName));
    }

    [Fact]
    public void No_interface_has_a_single_class_of_ours()
    {
        var offences = Ours
            .Where(t => t.IsInterface)
            .Select(t => (Interface: t, Classes: Ours.Count(c => c.IsClass && t.IsAssignableFrom(c))))
            .Where(t => t.Classes == 1)
            .Select(t => t.Interface.FullName);
        Assert.Empty(offences);
    }

    [Theory]
    [InlineData("Manager")]
    [InlineData("Helper")]
    [InlineData("Utils")]
    [InlineData("Util")]
    [InlineData("Base")]
    public void No_name_says_nothing(string ending) =>
        Assert.Empty(Ours.Where(t => t.Name.EndsWith(ending, StringComparison.Ordinal)).Select(t => t.FullName));

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null);
}
