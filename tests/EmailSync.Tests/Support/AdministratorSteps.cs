using System.Text.Json;
using Xunit;

namespace EmailSync.Tests.Support;

/// <summary>What an administrator does, as the pages would: over the version that was just read.</summary>
public static class AdministratorSteps
{
    /// <summary>Saves a change of a form; the form as it is then.</summary>
    public static async Task<JsonElement> ChangeAsync(this HttpClient client, string form, string body)
    {
        var saved = await client.PutAnswerAsync(form, body, (await client.GetAnswerAsync(form)).ETag);
        Assert.True(saved.Status == 200, saved.Text);
        return saved.Json;
    }

    /// <summary>A new profile with a name of its own; its id.</summary>
    public static async Task<string> AddProfileAsync(this HttpClient admin)
    {
        var added = await admin.PostAnswerAsync("/api/admin/profiles", new { name = $"Profile {Guid.NewGuid()}" });
        Assert.True(added.Status == 201, added.Text);
        return added.Json.GetProperty("id").GetString()!;
    }

    /// <summary>A person as the administrator sees them.</summary>
    public static async Task<JsonElement> UserAsync(this HttpClient admin, SandboxPerson person) =>
        (await admin.GetAnswerAsync("/api/admin/users")).Json.GetProperty("items").EnumerateArray().Single(user => user.GetProperty("id").GetString() == person.ObjectId.ToString());

    /// <summary>Gives a person another profile, or locks them out; the answer's document.</summary>
    public static async Task<JsonElement> SaveUserAsync(this HttpClient admin, SandboxPerson person, object change)
    {
        var version = (await admin.UserAsync(person)).GetProperty("version").GetString();
        var saved = await admin.PutAnswerAsync($"/api/admin/users/{person.ObjectId}", JsonSerializer.Serialize(change), version);
        Assert.True(saved.Status == 200, saved.Text);
        return saved.Json;
    }
}
