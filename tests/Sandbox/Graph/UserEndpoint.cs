using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Graph;

/// <summary>GET /users/{user}.</summary>
internal static class UserEndpoint
{
    private static readonly string[] ByDefault =
    [
        "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname",
        "userPrincipalName", "id",
    ];

    public static IResult Get(HttpRequest request, PersonSeed? person, string asked, bool isEnabled)
    {
        var selected = new QueryOptions(request, "$select")["$select"]?.Split(',', StringSplitOptions.TrimEntries) ?? ByDefault;
        var context = $"{request.Scheme}://{request.Host}/v1.0/$metadata#users({string.Join(',', selected)})/$entity";
        if (person is null)
        {
            throw new GraphException(
                404,
                "Request_ResourceNotFound",
                $"Resource '{asked}' does not exist or one of its queried reference-property objects are not present.");
        }

        var answer = new Dictionary<string, object?> { ["@odata.context"] = context };
        foreach (var name in selected)
            answer[name] = Value(person, name, isEnabled);
        return Results.Json(answer);
    }

    private static object? Value(PersonSeed person, string property, bool isEnabled) => property switch
    {
        "id" => person.ObjectId.ToString(),
        "displayName" => person.DisplayName,
        "givenName" => person.DisplayName.Split(' ')[0],
        "surname" => person.DisplayName.Split(' ')[^1],
        "mail" or "userPrincipalName" => person.Email,
        "mailNickname" => person.Email.Split('@')[0],
        "accountEnabled" => isEnabled,
        "userType" => "Member",
        "proxyAddresses" => person.OtherAddresses.Select(a => $"smtp:{a}").Prepend($"SMTP:{person.Email}").ToArray(),
        "otherMails" or "businessPhones" => Array.Empty<string>(),
        "jobTitle" or "mobilePhone" or "officeLocation" or "preferredLanguage" or "department" => null,
        _ => throw GraphException.BadRequest(
            $"Parsing OData Select and Expand failed: Could not find a property named '{property}' on type 'microsoft.graph.user'."),
    };
}
