using System.Text.RegularExpressions;

namespace EmailSync.Sandbox.Graph;

/// <summary>Whose mailbox a request is for, before it is routed; a batch is its first request's.</summary>
internal sealed partial class GraphSubject(GraphState state)
{
    public async ValueTask<string?> OfAsync(HttpContext context)
    {
        var path = ODataPath.Normalise(context.Request.Path.Value ?? "");
        var text = path == "/v1.0/$batch" ? await BodyAsync(context.Request) : path;
        return User().Match(text) is { Success: true } match ? state.Person(Uri.UnescapeDataString(match.Groups["user"].Value))?.Email : null;
    }

    private static async Task<string> BodyAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return ODataPath.Normalise(body);
    }

    [GeneratedRegex(@"/?users/(?<user>[^/?""]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex User();
}
