using CsCheck;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using NodaTime;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class SettingsResolutionTests
{
    [Fact, Rule("S1")]
    public void Without_anything_stored_the_defaults_are_in_force()
    {
        var settings = SettingsResolution.Resolve(SettingsLayers.Empty, "Europe/Berlin");

        Assert.Equal((SyncMode.Off, 30, 7, "Europe/Berlin"), (settings.Mode, settings.IntervalMinutes, settings.PastDays, settings.TimeZone));
        Assert.Equal((new LocalTime(8, 0), new LocalTime(18, 0)), (settings.From, settings.To));
        Assert.Equal(EffectiveSettings.WorkingDays, settings.Days);
        Assert.Equal(EffectiveSettings.DefaultFolders, settings.Folders);
        Assert.Equal((true, RepliesRule.Any, true, true, true), (settings.SecondaryAddresses, settings.Replies, settings.ExcludePrivate, settings.OncePerOrganisation, settings.SkipRecordedElsewhere));
        Assert.Equal((false, false, null), (settings.RecordAllAttachments, settings.DailyReport, settings.SalesforceType));
        Assert.All(settings.Levels.Values, level => Assert.Equal(SettingLevel.Default, level));
    }

    [Fact, Rule("S1")]
    public void Settings_that_nobody_has_resolved_are_the_defaults_too()
    {
        var unresolved = new EffectiveSettings();
        var resolved = SettingsResolution.Resolve(SettingsLayers.Empty, "Etc/UTC");

        Assert.Equal(unresolved.Days, resolved.Days);
        Assert.Equal(unresolved.Folders, resolved.Folders);
        Assert.Equal(unresolved, resolved with { Days = unresolved.Days, Folders = unresolved.Folders, Levels = unresolved.Levels, Locks = unresolved.Locks });
    }

    [Fact, Rule("S1")]
    public void A_profile_does_not_set_what_is_the_organisations() =>
        Assert.True(SettingsResolution.Resolve(Layers("excludePrivate", null, new("false"), null), "Etc/UTC").ExcludePrivate);

    [Fact, Rule("S1")]
    public void The_mailboxs_zone_is_the_default_of_a_persons_form_alone()
    {
        string? Zone(SettingsLayers layers, SettingsForm form) => SettingsResolution.Document(layers, "Europe/Berlin", form).Values["timeZone"].GetString();

        Assert.Equal("Europe/Berlin", Zone(SettingsLayers.Empty, SettingsForm.User));
        Assert.Null(Zone(SettingsLayers.Empty, SettingsForm.Profile));
        Assert.Equal("Europe/Paris", Zone(Layers("timeZone", new("\"Europe/Paris\""), null, null), SettingsForm.Profile));
    }

    [Fact, Rule("S1")]
    public void A_mailbox_zone_that_nobody_knows_is_UTC() =>
        Assert.Equal("Etc/UTC", SettingsResolution.Resolve(SettingsLayers.Empty, "W. Europe Standard Time").TimeZone);

    [Fact, Rule("S1"), Rule("S2")]
    public void The_organisations_lock_then_the_profiles_then_the_nearest_level_wins()
    {
        var stored = Gen.Select(Gen.Int[0, 30], Gen.Bool).Select((days, isLocked) => days == 0 ? null : new StoredSetting($"{days}", isLocked));

        Gen.Select(stored, stored, stored).Sample((organisation, profile, user) =>
        {
            var (expected, level) =
                organisation is { IsLocked: true } ? (organisation.ValueJson, SettingLevel.Organisation)
                : profile is { IsLocked: true } ? (profile.ValueJson, SettingLevel.Profile)
                : user is not null ? (user.ValueJson, SettingLevel.User)
                : profile is not null ? (profile.ValueJson, SettingLevel.Profile)
                : organisation is not null ? (organisation.ValueJson, SettingLevel.Organisation)
                : ("7", SettingLevel.Default);
            var settings = SettingsResolution.Resolve(Layers("pastDays", organisation, profile, user), "Etc/UTC");
            return $"{settings.PastDays}" == expected && settings.LevelOf("pastDays") == level;
        });
    }

    [Fact, Rule("S2")]
    public void The_document_names_levels_and_locks()
    {
        var document = SettingsResolution.Document(Layers("mode", new("\"all\"", true), null, new("\"off\"")), "Europe/Berlin", SettingsForm.User);

        Assert.Equal(("all", "organisation", "organisation"), (document.Values["mode"].GetString(), document.Levels["mode"], document.Locks["mode"]));
        Assert.Equal("default", document.Levels["days"]);
        Assert.Single(document.Locks);
        Assert.Equal(SettingsCatalogue.NamesOf(SettingsForm.User), document.Values.Keys);
    }

    [Fact, Rule("S1")]
    public void The_default_document_of_the_organisation() =>
        Snapshots.MatchJson(SettingsResolution.Document(SettingsLayers.Empty, "Europe/Berlin", SettingsForm.Organisation));

    [Fact, Rule("S1")]
    public void Only_the_organisations_level_counts_for_its_own_settings() =>
        Assert.True(SettingsResolution.Resolve(Layers("excludePrivate", null, null, new("false")), "Etc/UTC").ExcludePrivate);

    [Theory, Rule("S1")]
    [InlineData("29")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    public void A_stored_value_that_cannot_be_read_counts_as_not_set(string json) =>
        Assert.Equal(45, SettingsResolution.Resolve(Layers("intervalMinutes", new("45"), null, new(json)), "Etc/UTC").IntervalMinutes);

    [Fact, Rule("S2")]
    public void What_is_in_force_says_which_level_has_locked_it()
    {
        var settings = SettingsResolution.Resolve(Layers("mode", new("\"all\"", true), new("\"off\"", true), null), "Etc/UTC");

        Assert.True(settings.IsLocked("mode"));
        Assert.Equal(SettingLevel.Organisation, settings.Locks["mode"]);
        Assert.False(settings.IsLocked("pastDays"));
    }

    [Fact, Rule("S1"), Rule("S2")]
    public void A_profiles_document_shows_its_own_level_and_the_organisations_and_leaves_the_zone_to_the_mailboxes()
    {
        var layers = Layers("mode", new("\"all\""), new("\"designated\"", true), new("\"off\""));

        var document = SettingsResolution.Document(layers, "Europe/Berlin", SettingsForm.Profile);

        Assert.Equal(("designated", "profile", "profile"), (document.Values["mode"].GetString(), document.Levels["mode"], document.Locks["mode"]));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, document.Values["timeZone"].ValueKind);
        Assert.DoesNotContain("excludePrivate", document.Values.Keys);
    }

    [Fact, Rule("R1")]
    public void A_Type_no_longer_active_is_warned_of()
    {
        var settings = new EffectiveSettings { SalesforceType = "Fax" };

        Assert.Equal(
            new SettingWarning("salesforceType", "Salesforce no longer offers the type \"Fax\". Emails are recorded without a type until you choose another."),
            Assert.Single(SettingsWarnings.Of(settings, A.Organisation().TaskTypes, "user")));
        Assert.Empty(SettingsWarnings.Of(settings, null, "user"));
        Assert.Empty(SettingsWarnings.Of(settings with { SalesforceType = "Call" }, A.Organisation().TaskTypes, "user"));
    }

    [Fact, Rule("T6")]
    public void A_gap_is_warned_of_at_past_days() =>
        Assert.Equal("pastDays", Assert.Single(SettingsWarnings.Of(new EffectiveSettings { PastDays = 1 }, null, "user")).Setting);

    private static SettingsLayers Layers(string name, StoredSetting? organisation, StoredSetting? profile, StoredSetting? user)
    {
        return new(Level(organisation), Level(profile), Level(user));

        Dictionary<string, StoredSetting> Level(StoredSetting? stored) => stored is null ? [] : new() { [name] = stored };
    }
}
