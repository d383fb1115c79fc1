using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class EntraRestartTests
{
    [Fact]
    public async Task With_its_key_kept_a_restart_leaves_everybody_signed_in()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            string[] options = ["--world", "team", "--key-file", Path.Combine(folder.FullName, "kept", "key.pem")];
            string refreshToken;
            Guid person;
            await using (var before = await SandboxProcess.StartAsync(options))
            {
                person = (await before.Control.PeopleAsync())[0].ObjectId;
                refreshToken = (await new EntraSignIn(before.Entra).SignInAsync(person)).GetProperty("refresh_token").GetString()!;
            }

            await using var after = await SandboxProcess.StartAsync(options);
            var answer = await EntraSignIn.PostAsync(
                after.Entra, new() { ["client_id"] = EntraSignIn.ClientId, ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken });

            Assert.Equal(person.ToString(), EntraSignIn.Claims(answer, "access_token").GetProperty("oid").GetString());
            Assert.NotEqual(refreshToken, answer.GetProperty("refresh_token").GetString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
