using System.Text;
using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using EmailSync.Tests.Support;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>Files through the Salesforce edge: against the sandbox's org, and as the wire carries them.</summary>
public sealed class SalesforceEdgeFileTests(SalesforceEdgeSandbox sandbox) : IClassFixture<SalesforceEdgeSandbox>
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 3_000).Select(i => (byte)(i * 7))];

    [Fact, Rule("R4")]
    public async Task Several_files_are_one_call_and_are_found_again_by_their_task()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var (first, second) = (await TaskAsync(session, "files-one"), await TaskAsync(session, "files-two"));
        await sandbox.Control.ResetCountersAsync();

        var made = await sandbox.Client.CreateFilesAsync(
            session,
            [new FileDraft(first, "Angebot für „Müller“ 你好.PDF", Bytes), new FileDraft(first, "Earlier mail.eml", "From: a"u8.ToArray()), new FileDraft(second, "v1.2 notes", Bytes)],
            default);
        var found = await sandbox.Client.FindFilesAsync(session, [first, second], default);

        Assert.All(made, file => Assert.Null(file.Failure));
        Assert.Equal(
            [(first, "Angebot für „Müller“ 你好"), (first, "Earlier mail"), (second, "v1.2 notes")],
            found.Select(f => (f.TaskId, f.Title)).OrderBy(f => f.TaskId == first ? 0 : 1).ThenBy(f => f.Title, StringComparer.Ordinal));
        Assert.Equal(made.Select(f => f.VersionId!).Order(), found.Select(f => f.VersionId).Order());
        Assert.Equal(FileChecksum.Of(Bytes), found.Single(f => f.TaskId == second).Checksum);
        Assert.Equal(2, (await sandbox.Control.CountersAsync("salesforce")).Requests);
        Assert.Equal("PDF", (await FilesAsync()).Single(f => f.GetProperty("Id").GetString() == made[0].VersionId).GetProperty("FileExtension").GetString());
    }

    [Fact, Rule("R4"), Rule("R8")]
    public async Task A_file_is_deleted_with_its_task_and_what_is_gone_is_not_found()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var task = await TaskAsync(session, "files-deleted");
        var version = (await sandbox.Client.CreateFilesAsync(session, [new FileDraft(task, "a.txt", Bytes)], default))[0].VersionId!;

        var documents = await sandbox.Client.FindDocumentsAsync(session, [version], default);
        var deleted = await sandbox.Client.DeleteAsync(session, [.. documents, task], default);

        Assert.Single(documents);
        Assert.All(deleted, record => Assert.Null(record.Failure));
        Assert.Empty(await sandbox.Client.FindDocumentsAsync(session, [version], default));
        Assert.Empty(await sandbox.Client.FindFilesAsync(session, [task], default));
        Assert.DoesNotContain(await FilesAsync(), f => f.GetProperty("Id").GetString() == version);
    }

    [Fact, Rule("R4")]
    public async Task One_that_the_org_refuses_says_so_itself_and_the_others_are_made()
    {
        var session = sandbox.Session(await sandbox.SignInAsync());
        var task = await TaskAsync(session, "files-refused");
        await sandbox.Control.PutAsync("/salesforce/options", new { blockedExtensions = new[] { "exe" } });
        try
        {
            var made = await sandbox.Client.CreateFilesAsync(
                session, [new FileDraft(task, "run.exe", Bytes), new FileDraft(task, "plan.pdf", Bytes)], default);

            Assert.Equal("FILE_EXTENSION_NOT_ALLOWED", Assert.IsType<RemoteFailure.Rejected>(made[0].Failure).Code);
            Assert.NotNull(made[1].VersionId);
        }
        finally
        {
            await sandbox.Control.PutAsync("/salesforce/options", new { blockedExtensions = Array.Empty<string>() });
        }
    }

    [Fact, Rule("R4")]
    public async Task They_travel_as_parts_of_one_form_the_records_first()
    {
        await using var stub = await SalesforceEdgeStub.StartAsync((context, _) =>
            context.Response.WriteAsJsonAsync(new[] { new { id = "068xx0000000001", success = true, errors = Array.Empty<object>() } }));

        var made = await stub.Client.CreateFilesAsync(stub.Session(), [new FileDraft("00Txx0000000001AAA", "ä.txt", "hello"u8.ToArray())], default);

        var request = Assert.Single(stub.Seen);
        Assert.Equal(18, made[0].VersionId!.Length);
        Assert.StartsWith("multipart/form-data; boundary=", request.Headers.ContentType.ToString(), StringComparison.Ordinal);
        var parts = request.Body.Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Contains("Content-Disposition: form-data; name=\"collection\"\n", parts, StringComparison.Ordinal);
        Assert.Contains("\"attributes\":{\"type\":\"ContentVersion\",\"binaryPartName\":\"file1\",\"binaryPartNameAlias\":\"VersionData\"}", parts, StringComparison.Ordinal);
        Assert.Contains("\"PathOnClient\":\"\\u00E4.txt\",\"FirstPublishLocationId\":\"00Txx0000000001AAA\"", parts, StringComparison.Ordinal);
        Assert.Contains("Content-Disposition: form-data; name=\"file1\"; filename=\"file1\"\n\nhello\n", parts, StringComparison.Ordinal);
    }

    [Fact, Rule("R4"), Rule("B4")]
    public async Task A_session_that_is_over_is_renewed_and_the_files_are_sent_whole_once_more()
    {
        await using var stub = await SalesforceEdgeStub.StartAsync(async (context, _) =>
        {
            if (context.Request.Headers.Authorization == "Bearer old-token")
            {
                context.Response.StatusCode = 401;
                await context.Response.WriteAsync("""[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""");
                return;
            }

            await context.Response.WriteAsJsonAsync(new[] { new { id = "068xx0000000001", success = true } });
        });

        await stub.Client.CreateFilesAsync(stub.Session(), [new FileDraft("00Txx0000000001AAA", "a.txt", Encoding.UTF8.GetBytes("hello"))], default);

        Assert.Equal(2, stub.Seen.Count);
        Assert.All(stub.Seen, request => Assert.Contains("hello", request.Body, StringComparison.Ordinal));
    }

    [Fact, Rule("R4")]
    public async Task What_answers_for_fewer_than_were_sent_leaves_all_in_doubt()
    {
        await using var stub = await SalesforceEdgeStub.StartAsync((context, _) => context.Response.WriteAsJsonAsync(Array.Empty<object>()));

        var e = await Assert.ThrowsAsync<RemoteException>(() =>
            stub.Client.CreateFilesAsync(stub.Session(), [new FileDraft("00Txx0000000001AAA", "a.txt", Bytes)], default));

        Assert.IsType<RemoteFailure.Transient>(e.Failure);
        Assert.Single(stub.Seen);
    }

    private async Task<string> TaskAsync(SalesforceSession session, string key) =>
        (await sandbox.Client.CreateTasksAsync(session, [SalesforceEdgeTasks.Draft(key) with { WhoId = await ContactAsync(), OwnerId = SalesforceEdgeSandbox.Ada }], default))[0].TaskId!;

    private async Task<string> ContactAsync() =>
        (await sandbox.Control.PostAsync("/salesforce/contacts", new { LastName = "Files", Email = "files@shop.example" })).GetProperty("Id").GetString()!;

    private async Task<IReadOnlyList<System.Text.Json.JsonElement>> FilesAsync() => [.. (await sandbox.Control.GetAsync("/salesforce/files")).EnumerateArray()];
}
