using System.Text.Json;
using CsCheck;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>What a save comes to at its level, as examples and as properties over layers and changes of every kind.</summary>
public sealed class SettingsChangesTests
{
    private static readonly string[] Names = ["mode", "pastDays", "replies", "dailyReport", "salesforceType"];

    private static readonly Gen<StoredSetting?> Stored = Gen.Select(Gen.Bool, Gen.Bool, (isThere, isLocked) => isThere ? new StoredSetting("", isLocked) : null);

    private static readonly Gen<SettingsForm> Form = Gen.OneOf(SettingsForm.User, SettingsForm.Profile, SettingsForm.Organisation);

    private static readonly Gen<SettingsLayers> Layers = Gen.Select(Layer(true), Layer(true), Layer(false), (organisation, profile, user) => new SettingsLayers(organisation, profile, user));

    [Fact, Rule("S2")]
    public void A_lock_refuses_a_change_but_not_the_value_in_force()
    {
        var layers = Of("pastDays", new("5", true), null, new("9"));

        Assert.Equal(["pastDays"], Refused(layers, SettingsForm.User, """{ "pastDays": 6 }"""));
        Assert.Empty(Refused(layers, SettingsForm.User, """{ "pastDays": 5 }"""));
        Assert.Empty(Refused(layers, SettingsForm.User, """{ "intervalMinutes": 60 }"""));
        Assert.Equal(["pastDays"], Refused(layers, SettingsForm.User, "{}", """["pastDays"]"""));
        Assert.Empty(Refused(Of("pastDays", new("5", true), null, null), SettingsForm.User, "{}", """["pastDays"]"""));
    }

    [Fact, Rule("S2")]
    public void The_organisations_lock_holds_for_profiles_too()
    {
        var layers = Of("pastDays", new("5", true), new("9"), null);

        Assert.Equal(["pastDays"], Refused(layers, SettingsForm.Profile, """{ "pastDays": 6 }"""));
        Assert.Equal(["pastDays"], Refused(layers, SettingsForm.Profile, "{}", null, """{ "pastDays": true }"""));
        Assert.Empty(Refused(layers, SettingsForm.Profile, "{}", null, """{ "pastDays": false }"""));
        Assert.Empty(Refused(layers, SettingsForm.Organisation, """{ "pastDays": 6 }"""));
        Assert.Empty(Refused(Of("pastDays", null, new("5", true), null), SettingsForm.Profile, """{ "pastDays": 6 }"""));
    }

    [Fact, Rule("S2")]
    public void Locking_stores_the_effective_value_and_unlocking_leaves_it()
    {
        var organisation = Of("pastDays", new("5"), null, null);

        var locked = SettingsChanges.Of(organisation, SettingsForm.Profile, Change("{}", null, """{ "pastDays": true, "mode": true }"""));

        Assert.Equal(
            [new SettingChange("mode", null, new("\"off\"", true)), new SettingChange("pastDays", null, new("5", true))],
            locked);
        Assert.Equal(
            [new SettingChange("pastDays", new("5", true), new("5"))],
            SettingsChanges.Of(Of("pastDays", null, new("5", true), null), SettingsForm.Profile, Change("{}", null, """{ "pastDays": false }""")));
    }

    [Fact, Rule("S2")]
    public void A_locked_value_is_changed_by_its_own_level_and_stays_locked()
    {
        var changes = SettingsChanges.Of(Of("pastDays", new("5", true), null, null), SettingsForm.Organisation, Change("""{ "pastDays": 6 }"""));

        Assert.Equal(new SettingChange("pastDays", new("5", true), new("6", true)), Assert.Single(changes));
    }

    [Fact, Rule("S2")]
    public void Unset_takes_value_and_lock_away()
    {
        var changes = SettingsChanges.Of(Of("pastDays", new("5", true), null, null), SettingsForm.Organisation, Change("{}", """["pastDays"]"""));

        Assert.Equal(new SettingChange("pastDays", new("5", true), null), Assert.Single(changes));
    }

    [Fact, Rule("S2")]
    public void A_zone_that_each_mailbox_has_for_itself_cannot_be_locked_before_one_is_set()
    {
        var alone = Change("{}", null, """{ "timeZone": true }""");
        var withZone = Change("""{ "timeZone": "Europe/Berlin" }""", null, """{ "timeZone": true }""");

        Assert.Equal(["timeZone"], SettingsChanges.LocksWithoutValue(SettingsLayers.Empty, SettingsForm.Organisation, alone));
        Assert.Empty(SettingsChanges.LocksWithoutValue(SettingsLayers.Empty, SettingsForm.Organisation, withZone));
        Assert.Empty(SettingsChanges.LocksWithoutValue(Of("timeZone", new("\"Europe/Paris\""), null, null), SettingsForm.Profile, alone));
    }

    [Fact, Rule("S2")]
    public void A_stored_value_that_cannot_be_read_any_more_is_not_locked_in()
    {
        var changes = SettingsChanges.Of(Of("pastDays", new("400"), null, null), SettingsForm.Organisation, Change("{}", null, """{ "pastDays": true }"""));

        Assert.Equal(new SettingChange("pastDays", new("400"), new("7", true)), Assert.Single(changes));
    }

    [Fact, Rule("S2")]
    public void Only_what_is_named_changes()
    {
        var unreadable = Of("pastDays", new("400"), null, null);

        Assert.Equal("mode", Assert.Single(SettingsChanges.Of(unreadable, SettingsForm.Organisation, Change("""{ "mode": "all" }"""))).Name);
        Assert.Empty(SettingsChanges.Of(SettingsLayers.Empty, SettingsForm.Profile, Change("{}", null, """{ "pastDays": false }""")));
        Assert.Empty(SettingsChanges.LocksWithoutValue(SettingsLayers.Empty, SettingsForm.Organisation, Change("{}", null, """{ "mode": true }""")));
    }

    [Fact, Rule("N2")]
    public void What_a_preview_looks_at_is_what_a_save_would_leave() =>
        Gen.Select(Layers, Form, AnyChange).Sample((layers, form, change) =>
        {
            var (saved, applied) = (After(layers, form, change), SettingsChanges.Applied(layers, form, change));
            return new[] { SettingsForm.Organisation, SettingsForm.Profile, SettingsForm.User }
                .All(level => applied.Of(level).ToHashSet().SetEquals(saved.Of(level)));
        });

    [Fact, Rule("S6")]
    public void Saved_again_a_change_is_none() =>
        Gen.Select(Layers, Form, AnyChange).Sample((layers, form, change) =>
            SettingsChanges.Of(After(layers, form, change), form, change).Count == 0);

    [Fact, Rule("S2")]
    public void Whatever_a_person_saves_what_is_locked_stays_in_force() =>
        Gen.Select(Layers, AnyChange).Sample((layers, change) =>
        {
            var before = SettingsResolution.Resolve(layers, "Etc/UTC");
            var after = SettingsResolution.Document(After(layers, SettingsForm.User, change), "Etc/UTC", SettingsForm.User);
            var shown = SettingsResolution.Document(layers, "Etc/UTC", SettingsForm.User);
            return before.Locks.Keys.All(name => after.Values[name].GetRawText() == shown.Values[name].GetRawText());
        });

    [Fact, Rule("S2")]
    public void The_own_value_is_kept_beneath_a_lock_and_returns_when_it_goes() =>
        Gen.Select(Layers, Form.Where(form => form != SettingsForm.User), Gen.OneOf(Names)).Sample((layers, form, name) =>
        {
            var free = layers with { Organisation = Without(layers.Organisation, name), Profile = Without(layers.Profile, name) };
            var locked = After(free, form, Change("{}", null, $$"""{ "{{name}}": true }"""));
            var freed = After(locked, form, Change("{}", $"""["{name}"]"""));
            return SettingsResolution.Document(locked, "Etc/UTC", SettingsForm.User).Locks.ContainsKey(name)
                && Shown(freed, name) == Shown(free, name)
                && freed.User.GetValueOrDefault(name) == layers.User.GetValueOrDefault(name);
        });

    [Fact, Rule("S2")]
    public void A_lock_alone_changes_nothing_for_who_has_not_chosen() =>
        Gen.Select(Layers, Gen.OneOf(Names)).Sample((layers, name) =>
        {
            var unchosen = layers with { Profile = Without(layers.Profile, name), User = Without(layers.User, name) };
            return Shown(After(unchosen, SettingsForm.Organisation, Change("{}", null, $$"""{ "{{name}}": true }""")), name) == Shown(unchosen, name);
        });

    private static Gen<Dictionary<string, StoredSetting>> Layer(bool mayLock) =>
        Gen.Select(Stored, Gen.Int[0, 2]).Array[Names.Length].Select(stored => stored
            .Select((pair, index) => (Name: Names[index], Setting: pair.Item1 is { } setting ? new StoredSetting(ValueOf(Names[index], pair.Item2), mayLock && setting.IsLocked) : null))
            .Where(pair => pair.Setting is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Setting!));

    private static Gen<ValidationResult> AnyChange => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2]).Array[Names.Length].Select(chosen =>
    {
        var picked = chosen.Select((pair, index) => (Name: Names[index], What: pair.Item1, Value: pair.Item2)).ToList();
        return new ValidationResult(
            picked.Where(p => p.What is 1 or 4).ToDictionary(p => p.Name, p => ValueOf(p.Name, p.Value)),
            [.. picked.Where(p => p.What == 2).Select(p => p.Name)],
            new Dictionary<string, string[]>())
        {
            Locks = picked.Where(p => p.What >= 3).ToDictionary(p => p.Name, p => p.Value > 0),
        };
    });

    private static string ValueOf(string name, int number) => name switch
    {
        "mode" => number == 0 ? "\"off\"" : number == 1 ? "\"all\"" : "\"designated\"",
        "pastDays" => $"{number + 3}",
        "replies" => number == 0 ? "\"any\"" : "\"recorded\"",
        "dailyReport" => number == 0 ? "true" : "false",
        _ => number == 0 ? "null" : $"\"Type {number}\"",
    };

    private static SettingsLayers After(SettingsLayers layers, SettingsForm form, ValidationResult change)
    {
        var stored = layers.Of(form).ToDictionary();
        foreach (var (name, _, to) in SettingsChanges.Of(layers, form, change))
        {
            stored.Remove(name);
            if (to is not null)
            {
                stored[name] = to;
            }
        }

        return form switch
        {
            SettingsForm.Organisation => layers with { Organisation = stored },
            SettingsForm.Profile => layers with { Profile = stored },
            _ => layers with { User = stored },
        };
    }

    private static Dictionary<string, StoredSetting> Without(IReadOnlyDictionary<string, StoredSetting> level, string name) =>
        level.Where(pair => pair.Key != name).ToDictionary();

    private static string Shown(SettingsLayers layers, string name) =>
        SettingsResolution.Document(layers, "Etc/UTC", SettingsForm.User).Values[name].GetRawText();

    private static IReadOnlyList<string> Refused(SettingsLayers layers, SettingsForm form, string values, string? unset = null, string? locks = null) =>
        SettingsChanges.RefusedByLocks(layers, form, Change(values, unset, locks));

    private static ValidationResult Change(string values, string? unset = null, string? locks = null)
    {
        var change = SettingsCatalogue.Validate(Json(values), unset is null ? null : Json(unset), SettingsForm.Organisation, new(), locks is null ? null : Json(locks));
        Assert.Empty(change.Errors);
        return change;
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static SettingsLayers Of(string name, StoredSetting? organisation, StoredSetting? profile, StoredSetting? user)
    {
        return new(Level(organisation), Level(profile), Level(user));

        Dictionary<string, StoredSetting> Level(StoredSetting? stored) => stored is null ? [] : new() { [name] = stored };
    }
}
