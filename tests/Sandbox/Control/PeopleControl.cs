using EmailSync.Sandbox.Core;
using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Control;

/// <summary>The control routes over the people of the tenant.</summary>
internal static class PeopleControl
{
    public static void Map(WebApplication app, SandboxCore core)
    {
        app.MapGet("/people", () => core.People.All().Select(Shown));
        app.MapPost("/people", (NewPerson body) =>
        {
            if (core.People.ByAddress(body.Email) is not null)
                return Results.Conflict(new { error = $"{body.Email} belongs to somebody already." });

            var person = new PersonSeed(
                body.Key ?? body.Email,
                body.ObjectId ?? Guid.NewGuid(),
                body.DisplayName ?? body.Email,
                body.Email,
                body.OtherAddresses ?? [],
                body.TimeZone ?? "Europe/Berlin",
                body.IsAdmin,
                body.SalesforceUserId);
            core.People.Add(person);
            return Results.Ok(Shown(person));
        });
    }

    public static object Shown(PersonSeed p) =>
        new { p.Key, p.ObjectId, p.DisplayName, p.Email, p.OtherAddresses, p.TimeZone, p.IsAdmin, p.SalesforceUserId };

    private sealed record NewPerson(
        string Email,
        string? Key,
        Guid? ObjectId,
        string? DisplayName,
        string[]? OtherAddresses,
        string? TimeZone,
        string? SalesforceUserId,
        bool IsAdmin = false);
}
