using System.Text.RegularExpressions;

namespace EmailSync.Sandbox.Graph;

/// <summary>Brings the spellings that OData allows for a path to one: keys in parentheses, and the three names of delta.</summary>
internal static partial class ODataPath
{
    public static Task NormaliseAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.Path = Normalise(context.Request.Path.Value ?? "/");
        return next(context);
    }

    public static string Normalise(string path) =>
        Delta().Replace(Key().Replace(path, "/${key}"), "/delta");

    [GeneratedRegex(@"\('(?<key>[^'/]*)'\)")]
    private static partial Regex Key();

    [GeneratedRegex(@"/(microsoft\.graph\.)?delta(\(\))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Delta();
}
