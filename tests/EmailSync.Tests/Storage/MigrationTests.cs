using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Engine.Output;
using EmailSync.Storage;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Storage;

/// <summary>Numbered migrations, only forward, over databases that already hold something.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task A_new_database_has_the_two_profiles_and_no_organisation_yet()
    {
        using var temporary = new TemporaryDatabase();

        var profiles = await temporary.Database.ReadAsync(connection => connection.QueryAsync<string>("SELECT name FROM profiles ORDER BY name"), default);
        var organisation = await temporary.Database.ReadAsync(
            connection => connection.QuerySingleAsync<string?>("SELECT salesforce_organisation_id FROM organisation"), default);

        Assert.Equal(["Administrator", "Standard User"], profiles);
        Assert.Null(organisation);
    }

    [Fact]
    public async Task People_and_settings_of_the_first_version_outlive_the_second()
    {
        using var temporary = new TemporaryDatabase(migrate: false);
        RunScript(temporary.Database, "0001_");
        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO users (id, display_name, email, is_admin, profile_id, first_seen_at, last_seen_at) VALUES ('u', 'U', 'u@x.example', 0, 'standard-user', 1, 1);
                INSERT INTO settings (level, owner_id, kind, name, value, changed_at, changed_by) VALUES ('user', 'u', 'email', 'mode', '"all"', 1, 'u');
                """,
                transaction: transaction),
            default);

        new Migrator(temporary.Database).Run();

        Assert.Equal("\"all\"", await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<string>("SELECT value FROM settings WHERE owner_id = 'u'"), default));
        Assert.Equal(0, await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<int>("SELECT COUNT(*) FROM messages"), default));
    }

    [Fact]
    public async Task Messages_of_the_second_version_have_no_wish_in_the_third()
    {
        using var temporary = new TemporaryDatabase(migrate: false);
        RunScript(temporary.Database, "0001_");
        RunScript(temporary.Database, "0002_");
        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO messages (user_id, kind, id, folder_id, state, first_seen_at, first_seen_look_back, code)
                VALUES ('u', 'email', 'm', 'f', 'ended', 1, 1, 'recorded')
                """,
                transaction: transaction),
            default);

        new Migrator(temporary.Database).Run();

        Assert.Equal(0, await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<int>("SELECT wish FROM messages WHERE id = 'm'"), default));
    }

    [Fact]
    public async Task Changes_of_earlier_versions_have_a_position_in_their_order_and_no_lock_in_the_fourth()
    {
        using var temporary = new TemporaryDatabase(migrate: false);
        RunScript(temporary.Database, "0001_");
        RunScript(temporary.Database, "0002_");
        RunScript(temporary.Database, "0003_");
        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO setting_changes (id, at, actor_id, level, owner_id, kind, name) VALUES
                    ('b', 2, 'u', 'user', 'u', 'email', 'mode'), ('a', 1, 'u', 'user', 'u', 'email', 'days'), ('c', 3, 'u', 'user', 'u', 'email', 'to');
                INSERT INTO job_states (user_id, kind) VALUES ('u', 'email');
                """,
                transaction: transaction),
            default);

        new Migrator(temporary.Database).Run();

        Assert.Equal(
            ["a 1 0 0", "b 2 0 0", "c 3 0 0"],
            await temporary.Database.ReadAsync(
                connection => connection.QueryAsync<string>("SELECT id || ' ' || position || ' ' || was_locked || ' ' || is_locked FROM setting_changes ORDER BY position"),
                default));
        Assert.Null(await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<int?>("SELECT lists_position FROM job_states"), default));
    }

    [Fact]
    public async Task Recordings_of_the_fifth_version_follow_no_choice_in_the_seventh()
    {
        using var temporary = new TemporaryDatabase(migrate: false);
        foreach (var number in new[] { "0001_", "0002_", "0003_", "0004_", "0005_" })
        {
            RunScript(temporary.Database, number);
        }

        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO recordings (key, user_id, kind, message_id, organisation_id, scope, take, state, parts, match, intended_at)
                VALUES ('k', 'u', 'email', 'm', 'o', '*', 1, 'recorded', 1, '{}', 1)
                """,
                transaction: transaction),
            default);

        new Migrator(temporary.Database).Run();

        Assert.Equal("recorded", await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<string>("SELECT state FROM recordings WHERE key = 'k'"), default));
        Assert.Equal(
            0,
            await temporary.Database.ReadAsync(
                connection => connection.QuerySingleAsync<int>("SELECT (SELECT COUNT(*) FROM person_choices) + (SELECT COUNT(*) FROM message_choices)"), default));
    }

    [Fact]
    public async Task Recordings_of_the_fifth_version_have_no_files_and_can_have_some_in_the_sixth()
    {
        using var temporary = new TemporaryDatabase(migrate: false);
        foreach (var number in (string[])["0001_", "0002_", "0003_", "0004_", "0005_"])
        {
            RunScript(temporary.Database, number);
        }

        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO recordings (key, user_id, kind, message_id, organisation_id, scope, take, state, parts, match, intended_at)
                VALUES ('k', 'u', 'email', 'm', 'o', '*', 1, 'recorded', 1, '{}', 1);
                INSERT INTO messages (user_id, kind, id, folder_id, state, first_seen_at, first_seen_look_back, code)
                VALUES ('u', 'email', 'm', 'f', 'ended', 1, 1, 'recorded')
                """,
                transaction: transaction),
            default);

        new Migrator(temporary.Database).Run();

        Assert.Equal(0, await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<int>("SELECT COUNT(*) FROM recording_files"), default));
        Assert.Equal(0, await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<int>("SELECT wants_attachments FROM messages"), default));
        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO recording_files (recording_key, position, attachment_id, kind, name, size_bytes, fate)
                VALUES ('k', 1, 'a', 'file', 'plan.pdf', 6, 'pending')
                """,
                transaction: transaction),
            default);
        Assert.Equal(0, await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<int>("SELECT is_in_doubt FROM recording_files"), default));
    }

    [Fact]
    public async Task Recordings_of_the_eighth_version_are_related_to_no_record_in_the_ninth_and_every_org_is_described_anew()
    {
        using var temporary = new TemporaryDatabase(migrate: false);
        foreach (var number in (string[])["0001_", "0002_", "0003_", "0004_", "0005_", "0006_", "0007_", "0008_"])
        {
            RunScript(temporary.Database, number);
        }

        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO recordings (key, user_id, kind, message_id, organisation_id, scope, take, state, parts, match, intended_at)
                VALUES ('k', 'u', 'email', 'm', 'o', '*', 1, 'recorded', 1, '{}', 1);
                INSERT INTO salesforce_connections (user_id, organisation_id, salesforce_user_id, username, display_name, instance_url, version, state,
                    connected_at, changed_at, described_at)
                VALUES ('u', 'o', 's', 'n', 'd', 'https://x.example', 1, 'connected', 1, 1, 5)
                """,
                transaction: transaction),
            default);

        new Migrator(temporary.Database).Run();

        Assert.Null(await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<string?>("SELECT relation FROM recordings WHERE key = 'k'"), default));
        Assert.Equal(0, await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<int>("SELECT COUNT(*) FROM message_relations"), default));
        Assert.Equal(0, await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<int>("SELECT described_at FROM salesforce_connections"), default));
    }

    [Fact]
    public async Task Messages_of_the_ninth_version_that_wait_know_their_conversation_in_the_tenth()
    {
        using var temporary = new TemporaryDatabase(migrate: false);
        foreach (var number in Enumerable.Range(1, 9))
        {
            RunScript(temporary.Database, $"000{number}_");
        }

        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO messages (user_id, kind, id, folder_id, state, first_seen_at, first_seen_look_back, facts)
                VALUES ('u', 'email', 'm', 'f', 'waiting', 1, 1, '{"id":"m","conversationId":"c"}'), ('u', 'email', 'n', 'f', 'ended', 1, 1, NULL)
                """,
                transaction: transaction),
            default);

        new Migrator(temporary.Database).Run();

        Assert.Equal(["c", null], await temporary.Database.ReadAsync(connection => connection.QueryAsync<string?>("SELECT conversation_id FROM messages ORDER BY id"), default));
    }

    [Fact]
    public async Task Mailboxes_of_the_tenth_version_take_marks_as_far_as_is_known_in_the_eleventh()
    {
        using var temporary = new TemporaryDatabase(migrate: false);
        foreach (var number in Enumerable.Range(1, 10))
        {
            RunScript(temporary.Database, $"{number:0000}_");
        }

        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "INSERT INTO mailboxes (user_id, state, checked_at) VALUES ('u', 'connected', 1)", transaction: transaction),
            default);

        new Migrator(temporary.Database).Run();

        Assert.Equal(1, await temporary.Database.ReadAsync(
            connection => connection.QuerySingleAsync<int>("SELECT COUNT(*) FROM mailboxes WHERE user_id = 'u' AND marks_refused_at IS NULL"), default));
    }

    [Fact]
    public async Task Runs_of_the_eleventh_version_have_waited_for_no_disk_in_the_twelfth()
    {
        using var temporary = new TemporaryDatabase(migrate: false);
        foreach (var number in Enumerable.Range(1, 11))
        {
            RunScript(temporary.Database, $"{number:0000}_");
        }

        await temporary.Database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "INSERT INTO runs (id, user_id, kind, trigger, state, queued_at, attempts) VALUES ('r', 'u', 'email', 'schedule', 'waiting', 1, 2)", transaction: transaction),
            default);

        new Migrator(temporary.Database).Run();

        Assert.Equal((2, 0), await temporary.Database.ReadAsync(
            connection => connection.QuerySingleAsync<(int, int)>("SELECT attempts, disk_waits FROM runs"), default));
    }

    [Fact]
    public async Task Run_again_they_change_nothing()
    {
        using var temporary = new TemporaryDatabase();

        new Migrator(temporary.Database).Run();

        Assert.Equal(2, await temporary.Database.ReadAsync(connection => connection.QuerySingleAsync<int>("SELECT COUNT(*) FROM profiles"), default));
    }

    [Fact]
    public void A_second_lock_on_one_database_is_refused_until_the_first_is_gone()
    {
        using var temporary = new TemporaryDatabase();
        var first = new ProcessLock(temporary.Database);

        var refusal = Assert.Throws<InvalidOperationException>(() => new ProcessLock(temporary.Database));
        Assert.Contains("Another process uses the database", refusal.Message, StringComparison.Ordinal);

        first.Dispose();
        new ProcessLock(temporary.Database).Dispose();
    }

    private static void RunScript(Database database, string number) => Assert.True(DeployChanges.To
        .SqliteDatabase(database.ConnectionString)
        .WithScriptsEmbeddedInAssembly(Assembly.GetAssembly(typeof(Database))!, name => name.Contains($".Migrations.{number}", StringComparison.Ordinal))
        .LogTo(new NoOpUpgradeLog())
        .Build()
        .PerformUpgrade()
        .Successful);
}
