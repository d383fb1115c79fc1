using System.Text.Json;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class SettingsValidationTests
{
    private static readonly ValidationFacts Facts = new()
    {
        Folders = [new MailFolder("in", null, "Inbox", "inbox"), new("bin", null, "Deleted Items", "deleteditems"), new("old", "bin", "Old", null)],
        TaskTypes = A.Organisation().TaskTypes,
    };

    [Theory, Rule("S1")]
    [InlineData("mode", "\"designated\"", "\"designated\"")]
    [InlineData("intervalMinutes", "30", "30")]
    [InlineData("intervalMinutes", "1440", "1440")]
    [InlineData("days", """["friday","monday","friday"]""", """["monday","friday"]""")]
    [InlineData("from", "\"00:00\"", "\"00:00\"")]
    [InlineData("to", "\"23:59\"", "\"23:59\"")]
    [InlineData("timeZone", "\"Asia/Kathmandu\"", "\"Asia/Kathmandu\"")]
    [InlineData("pastDays", "1", "1")]
    [InlineData("pastDays", "30", "30")]
    [InlineData("folders", """[{"includeSubfolders":true,"id":"inbox"}]""", """[{"id":"inbox","includeSubfolders":true}]""")]
    [InlineData("folders", """[{"id":"in"}]""", """[{"id":"in","includeSubfolders":false}]""")]
    [InlineData("salesforceType", "\"Call\"", "\"Call\"")]
    [InlineData("salesforceType", "null", "null")]
    [InlineData("replies", "\"recorded\"", "\"recorded\"")]
    [InlineData("dailyReport", "true", "true")]
    public void What_is_allowed_is_taken_in_one_spelling(string name, string json, string canonical)
    {
        var result = User($$"""{ "{{name}}": {{json}} }""");

        Assert.Empty(result.Errors);
        Assert.Equal(canonical, result.Values[name]);
    }

    [Theory, Rule("B1")]
    [InlineData("mode", "\"on\"")]
    [InlineData("mode", "\"All\"")]
    [InlineData("mode", "null")]
    [InlineData("intervalMinutes", "29")]
    [InlineData("intervalMinutes", "1441")]
    [InlineData("intervalMinutes", "30.5")]
    [InlineData("intervalMinutes", "\"30\"")]
    [InlineData("intervalMinutes", "99999999999999999999")]
    [InlineData("days", "[]")]
    [InlineData("days", """["funday"]""")]
    [InlineData("days", """["none"]""")]
    [InlineData("days", "\"monday\"")]
    [InlineData("from", "\"24:00\"")]
    [InlineData("from", "\"8:00\"")]
    [InlineData("from", "\"08:00:00\"")]
    [InlineData("timeZone", "\"Mars/Olympus\"")]
    [InlineData("timeZone", "\"UTC+01:00\"")]
    [InlineData("pastDays", "0")]
    [InlineData("pastDays", "31")]
    [InlineData("folders", "[]")]
    [InlineData("salesforceType", "\"Fax\"")]
    [InlineData("salesforceType", "\"\"")]
    [InlineData("replies", "true")]
    [InlineData("dailyReport", "\"yes\"")]
    [InlineData("helpContact", "\"me\"")]
    [InlineData("colour", "1")]
    public void What_is_not_is_refused_by_the_fields_name(string name, string json)
    {
        var result = User($$"""{ "{{name}}": {{json}} }""");

        Assert.Equal($"values.{name}", Assert.Single(result.Errors).Key);
        Assert.Empty(result.Values);
    }

    [Theory, Rule("D3")]
    [InlineData("deleteditems")]
    [InlineData("drafts")]
    [InlineData("bin")]
    [InlineData("old")]
    [InlineData("unknown")]
    public void A_folder_that_cannot_be_mapped_is_refused(string id) =>
        Assert.Equal("values.folders[0].id", Assert.Single(User($$"""{ "folders": [{ "id": "{{id}}" }] }""").Errors).Key);

    [Fact, Rule("B1")]
    public void Wrong_folders_name_each_field()
    {
        var result = User("""{ "folders": [{ "id": "inbox" }, { "id": "inbox" }, { "id": "in", "depth": 2 }, 7, { "includeSubfolders": true }] }""");

        Assert.Equal(["values.folders[2].depth", "values.folders[3]", "values.folders[4].id"], result.Errors.Keys.Order());
        Assert.Equal("values.folders[1].id", Assert.Single(User("""{ "folders": [{ "id": "inbox" }, { "id": "inbox" }] }""").Errors).Key);
    }

    [Fact, Rule("B1")]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Assert.Equal(["values.mode", "values.pastDays"], User("""{ "mode": 1, "pastDays": 0, "dailyReport": true }""").Errors.Keys.Order());

    [Fact, Rule("B1")]
    public void The_error_says_what_was_expected() =>
        Assert.Equal(["A whole number of minutes from 30 to 1,440."], User("""{ "intervalMinutes": 29 }""").Errors["values.intervalMinutes"]);

    [Fact, Rule("B1")]
    public void Every_sentence_of_what_was_expected() => Snapshots.MatchText(string.Join('\n', WrongForms().SelectMany(wrong =>
        Validate(wrong.Values, wrong.Unset, wrong.Form, wrong.Locks).Errors.Select(error => $"{error.Key}: {string.Join(' ', error.Value)}"))));

    private static IEnumerable<(string Values, string? Unset, SettingsForm Form, string? Locks)> WrongForms()
    {
        yield return ("""{ "mode": 1, "days": [], "from": "8", "timeZone": "", "pastDays": 0, "salesforceType": 1, "replies": "", "dailyReport": 1 }""", null, SettingsForm.User, null);
        yield return ("""{ "days": [1], "salesforceType": "Fax", "helpContact": "me", "colour": 1, "mode": "all", "mode": "off" }""", null, SettingsForm.User, null);
        yield return ("""{ "folders": [] }""", null, SettingsForm.User, null);
        yield return ("""{ "folders": [7, { "id": "inbox", "depth": 2 }, {}, { "id": "drafts" }, { "id": "old" }, { "id": "unknown" }, { "id": "in", "includeSubfolders": 1 }] }""", null, SettingsForm.User, null);
        yield return ("""{ "folders": [{ "id": "inbox" }, { "id": "inbox" }] }""", null, SettingsForm.User, null);
        yield return ("""{ "folders": [{ "id": "archive" }, { "id": "AAMkAG" }], "smartAddressBase": "contoso", "helpContact": 1 }""", null, SettingsForm.Organisation, null);
        yield return ("""{ "smartAddressBase": 7 }""", null, SettingsForm.Organisation, null);
        yield return ("""{ "smartAddressBase": "smart_contoso.example/" }""", null, SettingsForm.Organisation, null);
        yield return ("[]", "{}", SettingsForm.Organisation, "[]");
        yield return ("{}", "[1]", SettingsForm.Organisation, null);
        yield return ("""{ "mode": "all" }""", """["mode", "pastDays"]""", SettingsForm.Organisation, """{ "pastDays": true, "excludePrivate": true, "colour": true, "days": 1 }""");
    }

    [Fact, Rule("S1")]
    public void Settings_are_unset_by_name()
    {
        Assert.Equal(["mode", "days"], User("{}", """["mode","days","mode"]""").Unset);
        Assert.Equal("unset", Assert.Single(User("{}", """["colour"]""").Errors).Key);
        Assert.Equal("unset", Assert.Single(User("{}", "\"mode\"").Errors).Key);
        Assert.Equal("values.mode", Assert.Single(User("""{ "mode": "all" }""", """["mode"]""").Errors).Key);
    }

    [Theory, Rule("S1")]
    [InlineData("excludePrivate", "false")]
    [InlineData("oncePerOrganisation", "false")]
    [InlineData("skipRecordedElsewhere", "false")]
    [InlineData("smartAddressBase", "\"crm@contoso.example\"")]
    [InlineData("smartAddressBase", "\"smart.contoso.example\"")]
    [InlineData("helpContact", "\"Ask Dora\"")]
    [InlineData("allowOtherSalesforceUsers", "true")]
    public void Only_the_organisation_sets_its_own_settings(string name, string json)
    {
        var values = $$"""{ "{{name}}": {{json}} }""";

        Assert.Equal(json, Validate(values, null, SettingsForm.Organisation).Values[name]);
        Assert.Contains($"values.{name}", User(values).Errors.Keys);
    }

    [Theory, Rule("S1")]
    [InlineData("inbox", true)]
    [InlineData("AAMkAG", false)]
    public void The_organisation_maps_folders_that_every_mailbox_has(string id, bool isAllowed) =>
        Assert.Equal(isAllowed, Validate($$"""{ "folders": [{ "id": "{{id}}" }] }""", null, SettingsForm.Organisation).IsValid);

    [Theory, Rule("B1")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public void Values_must_be_an_object(string json) => Assert.Equal("values", Assert.Single(User(json).Errors).Key);

    [Fact, Rule("S2")]
    public void Locks_are_asked_for_by_name()
    {
        var change = Validate("{}", null, SettingsForm.Profile, """{ "mode": true, "days": false }""");

        Assert.True(change.IsValid);
        Assert.Equal([("days", false), ("mode", true)], change.Locks.Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Theory, Rule("S2"), Rule("B1")]
    [InlineData("[]", "locks")]
    [InlineData("""{ "colour": true }""", "locks.colour")]
    [InlineData("""{ "mode": "yes" }""", "locks.mode")]
    [InlineData("""{ "excludePrivate": true }""", "locks.excludePrivate")]
    [InlineData("""{ "pastDays": true }""", "locks.pastDays")]
    public void A_lock_that_cannot_be_is_named(string locks, string path) =>
        Assert.Equal(path, Assert.Single(Validate("{}", """["pastDays"]""", SettingsForm.Organisation, locks).Errors).Key);

    [Fact, Rule("S2")]
    public void Giving_a_lock_up_and_taking_the_value_away_is_one_thing() =>
        Assert.True(Validate("{}", """["pastDays"]""", SettingsForm.Organisation, """{ "pastDays": false }""").IsValid);

    private static ValidationResult User(string values, string? unset = null) => Validate(values, unset, SettingsForm.User);

    private static ValidationResult Validate(string values, string? unset, SettingsForm form, string? locks = null) => SettingsCatalogue.Validate(
        JsonSerializer.Deserialize<JsonElement>(values),
        unset is null ? null : JsonSerializer.Deserialize<JsonElement>(unset),
        form,
        Facts,
        locks is null ? null : JsonSerializer.Deserialize<JsonElement>(locks));
}
