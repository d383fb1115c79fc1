using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;

namespace EmailSync.Tests.Architecture;

/// <summary>A call of one of our methods to any other.</summary>
internal sealed record Call(string From, string To, string Method)
{
    /// <summary>Every call that the types of a room make.</summary>
    public static IReadOnlyList<Call> Of(string room)
    {
        var architecture = new ArchLoader().LoadAssembly(typeof(Program).Assembly).Build();
        return [.. architecture.Types
            .Where(type => Service.IsIn(type.FullName, room))
            .SelectMany(type => type.Members.SelectMany(m => m.MemberDependencies).OfType<MethodCallDependency>(), (type, call) =>
                new Call(type.FullName, call.Target.FullName, call.TargetMember.Name.Split('(')[0]))];
    }

    public override string ToString() => $"{From} calls {To}.{Method}";
}
