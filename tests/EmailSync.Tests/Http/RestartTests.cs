using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Http;

/// <summary>What a process leaves behind is read by the next one.</summary>
public sealed class RestartTests
{
    [Fact, Rule("B5")]
    public async Task Tokens_are_encrypted_at_rest_and_work_after_a_restart()
    {
        await using var sandbox = await SandboxProcess.StartAsync("--world", "team");
        await using var api = await ApiProcess.StartAsync(sandbox);
        var client = await api.SignInAsync((await sandbox.Control.PeopleAsync()).Single(person => person.Key == "lukas"));
        Assert.Equal("/web.html#/connections?salesforce=connected", await api.ConnectSalesforceAsync(sandbox, client));

        await api.KillAsync();
        var stored = (await api.QueryAsync("SELECT access_token || refresh_token FROM salesforce_connections")).Single();
        Assert.StartsWith("CfDJ8", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("00Dxx0000001gER", stored, StringComparison.Ordinal);

        // Without what was described before, the page has to ask Salesforce with the stored tokens.
        await api.QueryAsync("UPDATE salesforce_connections SET organisation_model = NULL, described_at = NULL");
        await api.RestartAsync();

        var types = await client.GetAnswerAsync("/api/me/salesforce/task-types");
        Assert.Equal(200, types.Status);
        Assert.NotEmpty(types.Json.GetProperty("items").EnumerateArray());
    }

    [Fact, Rule("B5")]
    public async Task A_certificate_wraps_the_keys_in_the_database()
    {
        await using var sandbox = await SandboxProcess.StartAsync("--world", "team");
        var folder = Directory.CreateTempSubdirectory("emailsync-certificate-").FullName;
        try
        {
            var file = Path.Combine(folder, "keys.pfx");
            await File.WriteAllBytesAsync(file, Certificate("secret of the file"));
            await using var api = await ApiProcess.StartAsync(sandbox, new Dictionary<string, string?>
            {
                ["PublicUrl"] = "https://emailsync.contoso.example",
                ["DataProtection:Certificate:Path"] = file,
                ["DataProtection:Certificate:Password"] = "secret of the file",
            });
            var client = await api.SignInAsync((await sandbox.Control.PeopleAsync()).Single(person => person.Key == "lukas"));
            await client.PostAnswerAsync("/api/me/connections/salesforce");

            await api.KillAsync();
            var keys = (await api.QueryAsync("SELECT GROUP_CONCAT(xml) FROM data_protection_keys")).Single();
            Assert.Contains("EncryptedData", keys, StringComparison.Ordinal);
            Assert.DoesNotContain("<masterKey", keys, StringComparison.Ordinal);
            await api.RestartAsync();
            await client.PostAnswerAsync("/api/me/connections/salesforce");

            // A key that could not be unwrapped would have been followed by a new one.
            Assert.Single(await api.QueryAsync("SELECT name FROM data_protection_keys"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Pages_that_have_not_been_built_are_said_to_be_so()
    {
        await using var sandbox = await SandboxProcess.StartAsync("--world", "empty");
        await using var api = await ApiProcess.StartAsync(sandbox, new Dictionary<string, string?> { ["Spa:Root"] = "nowhere" });

        var answer = await api.Anonymous.GetAnswerAsync("/");

        Assert.Equal(503, answer.Status);
        Assert.Contains("The pages have not been built yet.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await api.Anonymous.GetAnswerAsync("/api/client-config")).Status);
    }

    private static byte[] Certificate(string password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=EmailSync keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return certificate.Export(X509ContentType.Pkcs12, password);
    }
}
