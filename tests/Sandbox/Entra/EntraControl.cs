namespace EmailSync.Sandbox.Entra;

/// <summary>The control routes over sign-in.</summary>
internal static class EntraControl
{
    public static void Map(WebApplication app, EntraState state)
    {
        var tokens = new Tokens(state);
        app.MapPost("/entra/token", (MintRequest request) => state.People.ByObjectId(request.ObjectId) is { } person
            ? Results.Ok(new { accessToken = tokens.Minted(person, request) })
            : Results.NotFound(new { error = $"Nobody has the object id {request.ObjectId}." }));
        app.MapPost("/entra/app-token", () => new { accessToken = tokens.Application() });
        app.MapPut("/entra/options", (EntraOptions options) =>
        {
            state.AccessTokenSeconds = options.AccessTokenSeconds ?? state.AccessTokenSeconds;
            state.GraphRoles = options.GraphRoles ?? state.GraphRoles;
            return Results.NoContent();
        });
    }

    private sealed record EntraOptions(int? AccessTokenSeconds, string[]? GraphRoles);
}

/// <summary>An access token for the API that a test asks for, sound or broken in one way.</summary>
internal sealed record MintRequest(
    Guid ObjectId, bool Expired = false, bool WrongAudience = false, bool WrongKey = false, bool WithoutScope = false, MintKind Kind = MintKind.User);

internal enum MintKind
{
    User,
}
