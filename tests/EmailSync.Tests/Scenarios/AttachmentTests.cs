using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>The attachments of recorded messages, from the mailbox to Salesforce (R4).</summary>
[Collection(TheTeam.Name)]
public sealed class AttachmentTests(Team team)
{
    private const int Limit = 5_242_880;

    [Fact, Rule("R4"), Rule("R1"), Rule("E1")]
    public async Task With_the_setting_each_kind_is_recorded_skipped_or_noted_and_says_so()
    {
        var me = await HireAsync();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Of every kind", more: new
        {
            text = (string?)null,
            html = "<p>Look: <img src=\"cid:logo@1\" alt=\"Our logo\"></p>",
            attachments = new object[]
            {
                new { name = "plan.pdf", text = "A plan" },
                new { kind = "message", name = "RE: Earlier" },
                new { kind = "contact", name = "Ada Byron" },
                new { kind = "reference", name = "Shared.docx" },
                new { name = "logo.png", text = "picture", isInline = true, contentId = "logo@1" },
                new { name = "scan.pdf", text = "not shown", isInline = true, contentId = "scan@1" },
                new { name = "film.mp4", size = 9_000_000 },
            },
        });

        (await me.StartSyncingAsync()).Completed();

        var task = Assert.Single(await team.TasksAsync("Of every kind"));
        Assert.Contains(
            "Attachments: plan.pdf (see Files), RE: Earlier (see Files), Ada Byron (see Files), Shared.docx (link to a file in the cloud), "
            + "scan.pdf (see Files), film.mp4 (too large)\n\nLook:",
            task.GetProperty("Description").GetString()!.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Equal(["Ada Byron.vcf", "RE_ Earlier.eml", "plan.pdf", "scan.pdf"], await FilesOfAsync(task));
        Assert.EndsWith("film.mp4 is larger than 5 MB and was not recorded.", await me.SentenceAsync("Of every kind"), StringComparison.Ordinal);
        var explained = await me.ExplainAsync(message);
        Assert.EndsWith("film.mp4 is larger than 5 MB and was not recorded.", explained.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["plan.pdf recorded", "RE_ Earlier.eml recorded", "Ada Byron.vcf recorded", "Shared.docx link", "logo.png inline", "scan.pdf recorded", "film.mp4 tooLarge"],
            explained.Fates());
        var plan = explained.GetProperty("attachments")[0];
        Assert.Equal((6, "Recorded."), (plan.GetProperty("sizeBytes").GetInt32(), plan.GetProperty("sentence").GetString()));
        Assert.Contains("/version/download/068", plan.GetProperty("url").GetString(), StringComparison.Ordinal);

        (await me.SyncNowAsync()).Completed();
        Assert.Equal(4, (await FilesOfAsync(task)).Count);
    }

    [Theory, Rule("R4")]
    [InlineData("stored")]
    [InlineData("encoded")]
    public async Task Five_megabytes_decoded_are_recorded_and_one_byte_more_is_not_however_the_mailbox_counts(string attachmentSizes)
    {
        var me = await HireAsync();
        await team.Control.SetMailboxOptionsAsync(me.Email, new { attachmentSizes });
        var message = await me.ReceiveAsync(await team.CustomerAsync(), $"At the limit, {attachmentSizes}", more: new
        {
            attachments = new object[] { new { name = "just.bin", size = Limit }, new { name = "over.bin", size = Limit + 1 }, new { name = "small.bin", size = 10 } },
        });

        (await me.StartSyncingAsync()).Completed();

        var task = Assert.Single(await team.TasksAsync($"At the limit, {attachmentSizes}"));
        Assert.Equal(["just.bin", "small.bin"], await FilesOfAsync(task));
        Assert.Contains("just.bin (see Files), over.bin (too large), small.bin (see Files)", task.GetProperty("Description").GetString(), StringComparison.Ordinal);
        var explained = await me.ExplainAsync(message);
        Assert.Equal(["just.bin recorded", "over.bin tooLarge", "small.bin recorded"], explained.Fates());
        Assert.Equal(Limit, explained.GetProperty("attachments")[0].GetProperty("sizeBytes").GetInt32());
    }

    [Theory, Rule("R4"), Rule("A1"), Rule("D20")]
    [InlineData("smart.contoso.example", "RecordAttachments@smart.contoso.example")]
    [InlineData("crm@contoso.example", "crm+recordattachments@CONTOSO.example")]
    public async Task Without_the_setting_the_address_asks_for_them_and_of_no_other_message_anything_is_asked(string smartAddressBase, string address)
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        await team.SaveOrganisationAsync(new { smartAddressBase });
        try
        {
            var attachments = new[] { new { name = "plan.pdf", text = "A plan" } };
            await me.SendAsync(customer, $"Files asked for by {address}", more: new { bcc = new[] { address }, attachments });
            var plain = await me.SendAsync(customer, $"Files not asked for by {address}", more: new { attachments });
            var without = await me.SendAsync(customer, $"No files at all for {address}", more: new { bcc = new[] { address.ToLowerInvariant() } });

            (await me.StartSyncingAsync()).Completed();

            Assert.Equal(["plan.pdf"], await FilesOfAsync(Assert.Single(await team.TasksAsync($"Files asked for by {address}"))));
            Assert.Empty(await FilesOfAsync(Assert.Single(await team.TasksAsync($"Files not asked for by {address}"))));
            var asked = (await team.Control.RequestsAsync("graph")).Items.Where(r => r.Path.Contains("/attachments", StringComparison.Ordinal)).ToList();
            Assert.DoesNotContain(asked, r => r.Path.Contains(plain.ImmutableId, StringComparison.Ordinal) || r.Path.Contains(without.ImmutableId, StringComparison.Ordinal));
        }
        finally
        {
            await team.SaveOrganisationAsync(new { smartAddressBase = (string?)null });
        }
    }

    [Fact, Rule("R4"), Rule("E2")]
    public async Task A_forecast_says_what_will_become_of_each_and_reads_none_of_them()
    {
        var me = await team.HireAsync();
        (await me.StartSyncingAsync()).Completed();
        var message = await me.ReceiveAsync(await team.CustomerAsync(), "Not recorded yet", more: new
        {
            attachments = new object[]
            {
                new { name = "plan.pdf", text = "A plan" }, new { name = "film.mp4", size = 9_000_000 }, new { kind = "reference", name = "Shared.docx" },
                new { name = "logo.png", text = "x", isInline = true, contentId = "logo@1" },
            },
        });

        Assert.Equal(["plan.pdf notWanted", "film.mp4 tooLarge", "Shared.docx link", "logo.png inline"], (await me.ExplainAsync(message)).Fates());
        Assert.True((await me.ExplainAsync(message)).GetProperty("attachmentsLeftOut").GetBoolean());
        var read = (await team.Control.RequestsAsync("graph")).Items.Where(r => r.Path.Contains(message.ImmutableId, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(read, r => r.Path.Contains("/attachments/", StringComparison.Ordinal) || r.Query.Contains("body", StringComparison.Ordinal));
    }

    [Fact, Rule("R4"), Rule("D16")]
    public async Task Asked_for_in_the_pane_they_are_recorded_of_this_message_alone()
    {
        var me = await team.HireAsync();
        var customer = await team.CustomerAsync();
        var attachments = new[] { new { name = "plan.pdf", text = "A plan" } };
        (await me.StartSyncingAsync("designated")).Completed();
        var asked = await me.ReceiveAsync(customer, "Recorded with its files", more: new { attachments });
        var other = await me.ReceiveAsync(customer, "Recorded without its files", more: new { attachments });
        Assert.True((await me.ExplainAsync(asked)).GetProperty("attachmentsLeftOut").GetBoolean());

        await me.RecordAsync(asked, attachments: true);
        await me.RecordAsync(other, attachments: false);
        (await me.RunEndedAsync()).Completed();

        Assert.Equal(["plan.pdf"], await FilesOfAsync(Assert.Single(await team.TasksAsync("Recorded with its files"))));
        Assert.Empty(await FilesOfAsync(Assert.Single(await team.TasksAsync("Recorded without its files"))));
        Assert.False((await me.ExplainAsync(asked)).GetProperty("attachmentsLeftOut").GetBoolean());
    }

    [Fact, Rule("R4")]
    public async Task One_that_is_refused_is_tried_again_alone_and_the_others_are_not_sent_twice()
    {
        var me = await HireAsync();
        await team.Control.PostAsync("/salesforce/refusals", new { type = "ContentVersion", code = "UNABLE_TO_LOCK_ROW", field = "Title", value = "locked once" });
        await me.ReceiveAsync(await team.CustomerAsync(), "Locked once", more: new
        {
            attachments = new object[] { new { name = "first.txt", text = "1" }, new { name = "locked once.txt", text = "2" }, new { name = "third.txt", text = "3" } },
        });

        (await me.StartSyncingAsync()).Completed();

        Assert.Equal(["first.txt", "locked once.txt", "third.txt"], await FilesOfAsync(Assert.Single(await team.TasksAsync("Locked once"))));
    }

    [Fact, Rule("R4"), Rule("T4")]
    public async Task One_that_is_refused_for_good_is_named_and_everything_else_is_recorded()
    {
        var me = await HireAsync();
        await team.Control.PostAsync(
            "/salesforce/refusals",
            new { type = "ContentVersion", code = "FIELD_CUSTOM_VALIDATION_EXCEPTION", message = "No plans, please.", field = "Title", value = "plan", count = 0 });
        try
        {
            var message = await me.ReceiveAsync(await team.CustomerAsync(), "A plan that is not wanted", more: new
            {
                attachments = new object[] { new { name = "plan.pdf", text = "1" }, new { name = "other.pdf", text = "2" } },
            });

            var run = await me.StartSyncingAsync();

            Assert.Equal("completedWithProblems", run.GetProperty("result").GetString());
            Assert.Equal("One attachment could not be recorded. The history says why.", run.GetProperty("cause").GetString());
            Assert.Equal(["other.pdf"], await FilesOfAsync(Assert.Single(await team.TasksAsync("A plan that is not wanted"))));
            Assert.Equal(["CRM"], (await me.MessageAsync("A plan that is not wanted")).Categories);
            Assert.EndsWith("plan.pdf could not be recorded.", await me.SentenceAsync("A plan that is not wanted"), StringComparison.Ordinal);
            var explained = await me.ExplainAsync(message);
            Assert.Equal(["plan.pdf refused", "other.pdf recorded"], explained.Fates());
            Assert.Equal("Salesforce refused it: \"No plans, please.\".", explained.GetProperty("attachments")[0].GetProperty("sentence").GetString());
            (await me.SyncNowAsync()).Completed();
        }
        finally
        {
            await team.Control.DeleteAsync("/salesforce/refusals");
        }
    }

    [Fact, Rule("R4")]
    public async Task What_finds_no_room_waits_and_is_recorded_by_a_later_run()
    {
        var me = await HireAsync();
        await team.Control.PutAsync("/salesforce/options", new { fileStorageBytes = 1 });
        SandboxMessage message;
        try
        {
            message = await me.ReceiveAsync(
                await team.CustomerAsync(), "No room", more: new { attachments = new[] { new { name = "plan.pdf", text = "A plan" } } });
            Assert.Equal("completedWithProblems", (await me.StartSyncingAsync()).GetProperty("result").GetString());
            var explained = await me.ExplainAsync(message);
            Assert.Equal(["plan.pdf pending"], explained.Fates());
            Assert.StartsWith(
                "Salesforce refused it: \"storage limit exceeded\". It will be tried again",
                explained.GetProperty("attachments")[0].GetProperty("sentence").GetString(),
                StringComparison.Ordinal);
        }
        finally
        {
            await team.Control.PutAsync("/salesforce/options", new { fileStorageBytes = 10L * 1024 * 1024 * 1024 });
        }

        // Its time has not come: nothing is asked for it.
        (await me.SyncNowAsync()).Completed();
        Assert.Equal(["plan.pdf pending"], (await me.ExplainAsync(message)).Fates());

        await team.Api.QueryAsync("UPDATE recording_files SET next_attempt_at = 1 WHERE next_attempt_at IS NOT NULL");
        (await me.SyncNowAsync()).Completed();
        Assert.Equal(["plan.pdf recorded"], (await me.ExplainAsync(message)).Fates());
        Assert.Equal(["plan.pdf"], await FilesOfAsync(Assert.Single(await team.TasksAsync("No room"))));
    }

    [Fact, Rule("R4"), Rule("R8")]
    public async Task An_undo_takes_the_files_along_and_a_second_take_has_its_own()
    {
        var me = await HireAsync();
        var message = await me.ReceiveAsync(
            await team.CustomerAsync(), "Undone with files", more: new { attachments = new object[] { new { name = "a.txt", text = "1" }, new { name = "b.txt", text = "2" } } });
        (await me.StartSyncingAsync()).Completed();
        var first = Assert.Single(await team.TasksAsync("Undone with files"));
        Assert.Equal(2, (await FilesOfAsync(first)).Count);

        var undone = await me.Http.PostAnswerAsync("/api/me/messages/undo", new { internetMessageId = message.InternetMessageId, restId = message.Id });

        Assert.Equal(204, undone.Status);
        Assert.Empty(await team.TasksAsync("Undone with files"));
        Assert.Empty(await FilesOfAsync(first));
        Assert.Empty((await me.ExplainAsync(message)).GetProperty("attachments").EnumerateArray());

        await me.Http.PostAnswerAsync("/api/me/messages/restore", new { internetMessageId = message.InternetMessageId, restId = message.Id });
        await EmployeeSteps.UntilAsync(async () => (await team.TasksAsync("Undone with files")).Count == 1);
        (await me.RunEndedAsync()).Completed();
        Assert.Equal(["a.txt", "b.txt"], await FilesOfAsync(Assert.Single(await team.TasksAsync("Undone with files"))));
    }

    private async Task<Employee> HireAsync()
    {
        var me = await team.HireAsync();
        await me.SaveAsync(new { recordAllAttachments = true });
        return me;
    }

    /// <summary>The names of the files that were made for a Task, in order.</summary>
    private Task<IReadOnlyList<string>> FilesOfAsync(JsonElement task) => team.Control.FilesOfAsync(task);
}
