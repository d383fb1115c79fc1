using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class SalesforceFileTests(SalesforceOrg org) : IClassFixture<SalesforceOrg>
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 3_000).Select(i => (byte)(i * 7))];

    [Fact]
    public async Task A_file_published_for_a_task_is_a_version_a_document_and_two_links()
    {
        var task = await TaskAsync();
        var made = await UploadAsync(new { Title = "Plan", PathOnClient = "Plan.PDF", FirstPublishLocationId = task });

        Assert.Equal(HttpStatusCode.Created, made.Status);
        var version = (await org.QueryAsync($"SELECT Title, FileExtension, FileType, ContentSize, Checksum, VersionNumber, IsLatest, ContentDocumentId, VersionData FROM ContentVersion WHERE Id = '{made.Text("id")}'")).Body.GetProperty("records")[0];
        Assert.Equal(("Plan", "PDF", "PDF", 3_000, "1", true), (version.GetProperty("Title").GetString(), version.GetProperty("FileExtension").GetString(), version.GetProperty("FileType").GetString(), version.GetProperty("ContentSize").GetInt32(), version.GetProperty("VersionNumber").GetString(), version.GetProperty("IsLatest").GetBoolean()));
        Assert.Equal(Convert.ToHexStringLower(Md5()), version.GetProperty("Checksum").GetString());
        Assert.Equal(Bytes, await DownloadAsync(version.GetProperty("VersionData").GetString()!));

        var links = await org.QueryAsync($"SELECT LinkedEntityId, ShareType FROM ContentDocumentLink WHERE ContentDocumentId = '{version.GetProperty("ContentDocumentId").GetString()}'");
        Assert.Equal(["I", "V"], links.Values("ShareType").Order());
        Assert.Contains(task, links.Values("LinkedEntityId"));
    }

    [Fact]
    public async Task The_files_of_a_task_are_read_by_their_links_with_the_latest_version()
    {
        var task = await TaskAsync();
        await UploadAsync(new { Title = "One", PathOnClient = "one.txt", FirstPublishLocationId = task });
        await UploadAsync(new { Title = "Two", PathOnClient = "two.txt", FirstPublishLocationId = task });

        var found = await org.QueryAsync($"SELECT ContentDocument.Title, ContentDocument.LatestPublishedVersion.Checksum, LinkedEntity.Type FROM ContentDocumentLink WHERE LinkedEntityId IN ('{task}')");

        var records = found.Body.GetProperty("records").EnumerateArray().ToList();
        Assert.Equal(["One", "Two"], records.Select(r => r.GetProperty("ContentDocument").GetProperty("Title").GetString()).Order());
        Assert.All(records, r => Assert.Equal(Convert.ToHexStringLower(Md5()), r.GetProperty("ContentDocument").GetProperty("LatestPublishedVersion").GetProperty("Checksum").GetString()));
        Assert.All(records, r => Assert.Equal("Task", r.GetProperty("LinkedEntity").GetProperty("Type").GetString()));
    }

    [Theory]
    [InlineData("", "requires a filter by a single Id on ContentDocumentId or LinkedEntityId")]
    [InlineData("WHERE ShareType = 'V'", "requires a filter by a single Id on ContentDocumentId or LinkedEntityId")]
    [InlineData("WHERE LinkedEntityId != '{0}'", "requires a filter by a single Id on ContentDocumentId or LinkedEntityId")]
    [InlineData("WHERE LinkedEntityId = '{0}' OR ShareType = 'V'", "requires a filter by a single Id on ContentDocumentId or LinkedEntityId")]
    [InlineData("WHERE LinkedEntityId IN ('{0}') AND ShareType = 'V'", "filtering on non-id fields is only permitted")]
    [InlineData("WHERE ContentDocumentId = '{0}' AND ContentDocument.Title = 'x'", "filtering on non-id fields is only permitted")]
    [InlineData("WHERE LinkedEntityId = '{0}' AND ContentDocument.Title = 'x'", null)]
    [InlineData("WHERE LinkedEntityId IN ('{0}', '{0}')", null)]
    public async Task Links_are_found_from_one_of_their_ends_only(string where, string? refusal)
    {
        var task = await TaskAsync();

        var reply = await org.QueryAsync($"SELECT Id FROM ContentDocumentLink {where.Replace("{0}", task, StringComparison.Ordinal)}");

        Assert.Equal(refusal is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, reply.Status);
        if (refusal is null)
            return;
        Assert.Equal("MALFORMED_QUERY", reply.Code);
        Assert.Contains(refusal, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_with_base64_does_the_same_and_more_than_50_megabytes_of_it_is_refused()
    {
        var made = await org.PostAsync("/sobjects/ContentVersion", new { Title = "Json", PathOnClient = "json.bin", VersionData = Convert.ToBase64String(Bytes) });
        var large = await org.PostAsync("/sobjects/ContentVersion", new { Title = "Large", PathOnClient = "large.bin", VersionData = new string('A', 52_428_800) });

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal([Convert.ToHexStringLower(Md5())], (await org.QueryAsync($"SELECT Checksum FROM ContentVersion WHERE Id = '{made.Text("id")}'")).Values("Checksum"));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "EXCEEDED_MAX_SIZE_REQUEST"), (large.Status, large.Code));
    }

    [Fact]
    public async Task A_multipart_request_takes_what_JSON_does_not()
    {
        var large = new byte[53_000_000];

        var made = await UploadAsync(new { Title = "Large", PathOnClient = "large.bin" }, large);

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(large.Length, (await org.QueryAsync($"SELECT ContentSize FROM ContentVersion WHERE Id = '{made.Text("id")}'")).Body.GetProperty("records")[0].GetProperty("ContentSize").GetInt32());
    }

    [Fact]
    public async Task A_multipart_request_must_be_as_documented()
    {
        using var noFields = new MultipartFormDataContent { { Part(Bytes), "VersionData", "a.bin" } };
        using var noBytes = new MultipartFormDataContent { { JsonContent.Create(new { Title = "x" }), "entity_content" } };
        using var wrongName = Parts(new { Title = "x", PathOnClient = "x" }, ("Body", Bytes));

        foreach (var content in (MultipartFormDataContent[])[noFields, noBytes, wrongName])
            Assert.Equal("INVALID_MULTIPART_REQUEST", (await org.PostAsync("/sobjects/ContentVersion", content)).Code);
        using var update = Parts(new { Title = "x" }, ("VersionData", Bytes));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await org.SendAsync(HttpMethod.Patch, "/sobjects/ContentVersion/068xx0000000001", update)).Status);
    }

    [Fact]
    public async Task A_new_version_of_a_document_is_the_latest()
    {
        var first = (await UploadAsync(new { Title = "Draft", PathOnClient = "a.txt" })).Text("id");
        var document = (await org.GetAsync($"/sobjects/ContentVersion/{first}")).Text("ContentDocumentId");

        var second = await UploadAsync(new { Title = "Final", PathOnClient = "a.txt", ContentDocumentId = document }, Bytes[..10]);

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal(["1", "2"], (await org.QueryAsync($"SELECT VersionNumber FROM ContentVersion WHERE ContentDocumentId = '{document}' ORDER BY VersionNumber")).Values("VersionNumber"));
        Assert.Equal([second.Text("id")], (await org.QueryAsync($"SELECT LatestPublishedVersionId FROM ContentDocument WHERE Id = '{document}' AND Title = 'Final'")).Values("LatestPublishedVersionId"));
    }

    [Fact]
    public async Task A_collection_takes_files_that_name_their_parts_and_refuses_one_of_them_alone()
    {
        var task = await TaskAsync();
        object Record(string title, string part) => new { attributes = new { type = "ContentVersion", binaryPartName = part, binaryPartNameAlias = "VersionData" }, Title = title, PathOnClient = title, FirstPublishLocationId = task };
        using var body = Parts(new { allOrNone = false, records = new[] { Record("a.txt", "one"), Record("b.txt", "nowhere"), Record("c.txt", "two") } }, ("one", Bytes), ("two", Bytes[..5]));

        var reply = await org.PostAsync("/composite/sobjects", body);

        Assert.Equal(["ok", "INVALID_MULTIPART_REQUEST", "ok"], reply.ItemCodes());
        Assert.Equal(2, (await org.QueryAsync($"SELECT COUNT() FROM ContentDocumentLink WHERE LinkedEntityId = '{task}'")).Body.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task A_composite_records_a_task_and_its_file_in_one_transaction_but_carries_no_bytes_out()
    {
        var version = (await UploadAsync(new { Title = "Out", PathOnClient = "out.txt" })).Text("id");
        var reply = await org.PostAsync("/composite", new
        {
            allOrNone = true,
            compositeRequest = new object[]
            {
                new { method = "POST", referenceId = "task", url = SalesforceOrg.Data + "/sobjects/Task", body = new { Subject = "Composite" } },
                new { method = "POST", referenceId = "file", url = SalesforceOrg.Data + "/sobjects/ContentVersion", body = new { Title = "In", PathOnClient = "in.txt", VersionData = "eA==", FirstPublishLocationId = "@{task.id}" } },
            },
        });
        var blob = await org.PostAsync("/composite", new { compositeRequest = new[] { new { method = "GET", referenceId = "blob", url = $"{SalesforceOrg.Data}/sobjects/ContentVersion/{version}/VersionData" } } });

        var answers = reply.Body.GetProperty("compositeResponse");
        Assert.Equal([201, 201], answers.EnumerateArray().Select(a => a.GetProperty("httpStatusCode").GetInt32()));
        Assert.Equal(1, (await org.QueryAsync($"SELECT COUNT() FROM ContentDocumentLink WHERE LinkedEntityId = '{answers[0].GetProperty("body").GetProperty("id").GetString()}'")).Body.GetProperty("totalSize").GetInt32());
        Assert.Equal(400, blob.Body.GetProperty("compositeResponse")[0].GetProperty("httpStatusCode").GetInt32());
    }

    [Fact]
    public async Task What_the_org_does_not_take_is_refused_file_by_file()
    {
        var used = (await org.Sandbox.Control.GetAsync("/salesforce/options")).GetProperty("fileStorageUsed").GetInt64();
        await org.SetAsync(new { fileStorageBytes = used + 3_500, blockedExtensions = new[] { "html", "exe" } });
        await org.Sandbox.Control.PostAsync("/salesforce/refusals", new { type = "ContentVersion", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "No secrets", field = "Title", value = "*secret*", fields = new[] { "Title" } });
        var codes = new List<string>();
        foreach (var name in (string[])["a.html", "a.exe", "secret.txt", "fits.txt", "too much.txt"])
        {
            var reply = await UploadAsync(new { Title = name, PathOnClient = name });
            codes.Add(reply.Status == HttpStatusCode.Created ? "ok" : reply.Code);
        }

        var missing = await org.PostAsync("/sobjects/ContentVersion", new { Title = "x" });
        await org.SetAsync(new { fileStorageBytes = 10_000_000_000, blockedExtensions = Array.Empty<string>() });

        Assert.Equal(["HTML_FILE_UPLOAD_NOT_ALLOWED", "FILE_EXTENSION_NOT_ALLOWED", "FIELD_CUSTOM_VALIDATION_EXCEPTION", "ok", "STORAGE_LIMIT_EXCEEDED"], codes);
        Assert.Equal("REQUIRED_FIELD_MISSING", missing.Code);
    }

    [Fact]
    public async Task A_document_is_deleted_by_its_owner_with_its_versions_and_links()
    {
        var task = await TaskAsync();
        var version = (await UploadAsync(new { Title = "Gone", PathOnClient = "gone.txt", FirstPublishLocationId = task })).Text("id");
        var document = (await org.GetAsync($"/sobjects/ContentVersion/{version}")).Text("ContentDocumentId");

        Assert.Equal("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", (await org.SendAsync(HttpMethod.Delete, $"/sobjects/ContentVersion/{version}", null)).Code);
        Assert.Contains((await org.SendAsync(HttpMethod.Delete, $"/sobjects/ContentDocument/{document}", null, org.BoToken)).Code, (string[])["NOT_FOUND", "INSUFFICIENT_ACCESS_OR_READONLY"]);
        Assert.Equal(HttpStatusCode.NoContent, (await org.SendAsync(HttpMethod.Delete, $"/sobjects/ContentDocument/{document}", null)).Status);
        Assert.Equal("ENTITY_IS_DELETED", (await org.GetAsync($"/sobjects/ContentVersion/{version}")).Code);
        Assert.Equal(0, (await org.QueryAsync($"SELECT COUNT() FROM ContentDocumentLink WHERE LinkedEntityId = '{task}'")).Body.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task A_deleted_task_leaves_its_files_with_their_owner()
    {
        var task = await TaskAsync();
        var version = (await UploadAsync(new { Title = "Orphan", PathOnClient = "orphan.txt", FirstPublishLocationId = task })).Text("id");
        await org.SendAsync(HttpMethod.Delete, $"/sobjects/Task/{task}", null);

        Assert.Equal(0, (await org.QueryAsync($"SELECT COUNT() FROM ContentDocumentLink WHERE LinkedEntityId = '{task}'")).Body.GetProperty("totalSize").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync($"/sobjects/ContentVersion/{version}")).Status);
    }

    [Fact]
    public async Task Who_sees_a_task_sees_its_file_by_id_but_not_among_their_own()
    {
        var contact = await org.AddAsync("contacts", new { LastName = "Shared" });
        var task = (await org.PostAsync("/sobjects/Task", new { Subject = "Shared", WhoId = contact })).Text("id");
        var version = (await UploadAsync(new { Title = "Shared file", PathOnClient = "shared.txt", FirstPublishLocationId = task })).Text("id");
        var own = (await UploadAsync(new { Title = "Own file", PathOnClient = "own.txt" })).Text("id");

        Assert.Single((await org.QueryAsync($"SELECT Id FROM ContentVersion WHERE Id = '{version}'", org.BoToken)).Values("Id"));
        Assert.Empty((await org.QueryAsync("SELECT Id FROM ContentVersion WHERE Title = 'Shared file'", org.BoToken)).Values("Id"));
        Assert.Empty((await org.QueryAsync($"SELECT Id FROM ContentVersion WHERE Id = '{own}'", org.BoToken)).Values("Id"));
        Assert.Single((await org.QueryAsync("SELECT Id FROM ContentVersion WHERE Title = 'Shared file'")).Values("Id"));
    }

    [Fact]
    public async Task The_page_shows_a_tasks_files_and_the_record_it_is_related_to_and_gives_the_bytes()
    {
        var opportunity = await org.AddAsync("opportunities", new { Name = "Turbines <new>", StageName = "Prospecting", CloseDate = "2026-12-31" });
        var task = (await org.PostAsync("/sobjects/Task", new { Subject = "With a plan", WhatId = opportunity })).Text("id");
        var version = (await UploadAsync(new { Title = "Plan & price", PathOnClient = "plan.pdf", FirstPublishLocationId = task })).Text("id");
        var document = (await org.GetAsync($"/sobjects/ContentVersion/{version}")).Text("ContentDocumentId");

        var taskPage = await PageAsync($"/{task}");
        Assert.Contains("Plan &amp; price", taskPage, StringComparison.Ordinal);
        Assert.Contains($"/lightning/r/Opportunity/{opportunity}/view", taskPage, StringComparison.Ordinal);
        Assert.Contains("With a plan", await PageAsync($"/lightning/r/Opportunity/{opportunity}/view"), StringComparison.Ordinal);
        Assert.Contains("With a plan", await PageAsync($"/{document}"), StringComparison.Ordinal);
        Assert.Contains(opportunity, await PageAsync("/?q=turbines"), StringComparison.Ordinal);
        Assert.Equal(Bytes, await org.Sandbox.Salesforce.GetByteArrayAsync(new Uri($"/sfc/servlet.shepherd/document/download/{document}", UriKind.Relative)));
    }

    [Fact]
    public async Task A_document_is_linked_to_a_record_once()
    {
        var (first, second) = (await TaskAsync(), await TaskAsync());
        var version = (await UploadAsync(new { Title = "Linked", PathOnClient = "linked.txt", FirstPublishLocationId = first })).Text("id");
        var document = (await org.GetAsync($"/sobjects/ContentVersion/{version}")).Text("ContentDocumentId");

        var made = await org.PostAsync("/sobjects/ContentDocumentLink", new { ContentDocumentId = document, LinkedEntityId = second, ShareType = "V" });
        var again = await org.PostAsync("/sobjects/ContentDocumentLink", new { ContentDocumentId = document, LinkedEntityId = second, ShareType = "V" });
        var bare = await org.PostAsync("/sobjects/ContentDocumentLink", new { ContentDocumentId = document, LinkedEntityId = second });

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(("DUPLICATE_VALUE", "REQUIRED_FIELD_MISSING"), (again.Code, bare.Code));
        Assert.Equal(HttpStatusCode.NoContent, (await org.SendAsync(HttpMethod.Delete, $"/sobjects/ContentDocumentLink/{made.Text("id")}", null)).Status);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "MD5 is the checksum that Salesforce shows.")]
    private static byte[] Md5() => MD5.HashData(Bytes);

    private static ByteArrayContent Part(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    private static MultipartFormDataContent Parts(object fields, params (string Name, byte[] Bytes)[] files)
    {
        var content = new MultipartFormDataContent { { new StringContent(System.Text.Json.JsonSerializer.Serialize(fields), Encoding.UTF8, "application/json"), "entity_content" } };
        foreach (var (name, bytes) in files)
            content.Add(Part(bytes), name, $"{name}.bin");
        return content;
    }

    private async Task<SalesforceReply> UploadAsync(object fields, byte[]? bytes = null)
    {
        using var content = Parts(fields, ("VersionData", bytes ?? Bytes));
        return await org.PostAsync("/sobjects/ContentVersion", content);
    }

    private Task<string> PageAsync(string path) => org.Sandbox.Salesforce.GetStringAsync(new Uri(path, UriKind.Relative));

    private async Task<string> TaskAsync() => (await org.PostAsync("/sobjects/Task", new { Subject = "With files" })).Text("id");

    private async Task<byte[]> DownloadAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", org.AnnaToken);
        using var response = await org.Sandbox.Salesforce.SendAsync(request);
        return await response.Content.ReadAsByteArrayAsync();
    }
}
