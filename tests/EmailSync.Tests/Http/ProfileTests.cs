using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>Profiles and people over HTTP (S3, S6).</summary>
[Collection(TheService.Name)]
public sealed class ProfileTests(ServiceFixture service)
{
    private const string Profiles = "/api/admin/profiles";

    [Fact, Rule("S3")]
    public async Task Two_profiles_exist_from_the_start_and_each_new_person_is_in_one()
    {
        var (boss, admin) = await service.NewPersonAsync(isAdmin: true);
        var (person, _) = await service.NewPersonAsync();

        var profiles = (await admin.GetAnswerAsync(Profiles)).Json.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(
            ["Administrator", "Standard User"],
            profiles.Where(p => p.GetProperty("isBuiltIn").GetBoolean()).Select(p => p.GetProperty("name").GetString()));
        Assert.All(profiles, p => Assert.True(p.GetProperty("isActive").GetBoolean()));
        Assert.Equal("Administrator", (await admin.UserAsync(boss)).GetProperty("profile").GetProperty("name").GetString());
        Assert.Equal("Standard User", (await admin.UserAsync(person)).GetProperty("profile").GetProperty("name").GetString());
    }

    [Fact, Rule("S3")]
    public async Task A_profile_is_made_renamed_and_deleted_once_nobody_is_in_it()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var (person, _) = await service.NewPersonAsync();
        var added = await admin.PostAnswerAsync(Profiles, new { name = "  Sales North " });
        Assert.Equal((201, "Sales North"), (added.Status, added.Json.GetProperty("name").GetString()));
        var address = added.Headers.Location!.OriginalString;
        Assert.Equal(added.Text, (await admin.GetAnswerAsync(address)).Text);

        var renamed = await admin.PutAnswerAsync(address, """{ "name": "Sales South" }""", added.ETag);
        Assert.Equal((200, "Sales South"), (renamed.Status, renamed.Json.GetProperty("name").GetString()));

        await admin.SaveUserAsync(person, new { profileId = added.Json.GetProperty("id").GetString() });
        var refused = await admin.AnswerAsync(new(HttpMethod.Delete, address));
        Assert.Equal((409, "There are still people in Sales South: 1. Give them another profile first."), (refused.Status, refused.Json.GetProperty("detail").GetString()));

        await admin.SaveUserAsync(person, new { profileId = "standard-user" });
        Assert.Equal(204, (await admin.AnswerAsync(new(HttpMethod.Delete, address))).Status);
        Assert.Equal(404, (await admin.GetAnswerAsync(address)).Status);
        Assert.Equal(404, (await admin.GetAnswerAsync($"{address}/settings")).Status);
        Assert.Equal(404, (await admin.AnswerAsync(new(HttpMethod.Delete, address))).Status);
    }

    [Fact, Rule("S3")]
    public async Task What_new_people_come_into_stays()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);

        Assert.Equal(409, (await admin.AnswerAsync(new(HttpMethod.Delete, $"{Profiles}/standard-user"))).Status);
    }

    [Theory, Rule("B1")]
    [InlineData("")]
    [InlineData("standard USER")]
    [InlineData("a\tb")]
    public async Task A_name_that_cannot_be_is_refused(string name)
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var profile = $"{Profiles}/{await admin.AddProfileAsync()}";

        var added = await admin.PostAnswerAsync(Profiles, new { name });
        var renamed = await admin.PutAnswerAsync(profile, JsonSerializer.Serialize(new { name }), (await admin.GetAnswerAsync(profile)).ETag);

        Assert.All([added, renamed], answer => Assert.Equal((400, true), (answer.Status, answer.Json.GetProperty("errors").TryGetProperty("name", out _))));
    }

    [Theory, Rule("S6")]
    [InlineData("""{ "name": "Mine" }""")]
    [InlineData("""{ "name": 7 }""")]
    [InlineData("no JSON")]
    public async Task A_profile_is_saved_over_the_version_that_was_loaded(string body)
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var address = $"{Profiles}/{await admin.AddProfileAsync()}";
        var loaded = await admin.GetAnswerAsync(address);
        await admin.ChangeAsync(address, """{ "isActive": false }""");

        Assert.Equal(412, (await admin.PutAnswerAsync(address, body, loaded.ETag)).Status);
        Assert.Equal(428, (await admin.PutAnswerAsync(address, body, null)).Status);
        Assert.False((await admin.GetAnswerAsync(address)).Json.GetProperty("isActive").GetBoolean());
    }

    [Fact, Rule("S6"), Rule("B1")]
    public async Task A_persons_profile_and_lock_are_saved_over_the_version_that_was_loaded()
    {
        var (_, admin) = await service.NewPersonAsync(isAdmin: true);
        var (person, _) = await service.NewPersonAsync();
        var address = $"/api/admin/users/{person.ObjectId}";
        var version = (await admin.UserAsync(person)).GetProperty("version").GetString();

        Assert.Equal(428, (await admin.PutAnswerAsync(address, """{ "isLockedOut": true }""", null)).Status);
        var unknown = await admin.PutAnswerAsync(address, """{ "isLockedOut": true, "profileId": "nobody" }""", version);
        Assert.Equal((400, true), (unknown.Status, unknown.Json.GetProperty("errors").TryGetProperty("profileId", out _)));
        Assert.False((await admin.UserAsync(person)).GetProperty("isLockedOut").GetBoolean());

        var saved = await admin.PutAnswerAsync(address, """{ "isLockedOut": true }""", version);
        Assert.Equal((200, true), (saved.Status, saved.Json.GetProperty("isLockedOut").GetBoolean()));
        Assert.Equal(saved.ETag, saved.Json.GetProperty("version").GetString());

        Assert.Equal(412, (await admin.PutAnswerAsync(address, "no JSON", version)).Status);
        var user = await admin.UserAsync(person);
        Assert.Equal((true, false), (user.GetProperty("isLockedOut").GetBoolean(), user.GetProperty("isActive").GetBoolean()));
        Assert.Equal(404, (await admin.PutAnswerAsync("/api/admin/users/nobody", "{}", version)).Status);
    }
}
