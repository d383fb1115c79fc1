using System.Text.Json;

namespace EmailSync.Domain.Settings;

/// <summary>One check of one change; collects everything that is wrong at once.</summary>
internal sealed class SettingsValidation(SettingsForm form, ValidationFacts facts)
{
    private const string ValuesField = "values";
    private const string UnsetField = "unset";
    private const string LocksField = "locks";

    private readonly Dictionary<string, List<string>> errors = new(StringComparer.Ordinal);

    private readonly Dictionary<string, SettingDefinition> definitions =
        SettingsCatalogue.All.ToDictionary(definition => definition.Name, StringComparer.Ordinal);

    public ValidationResult Check(JsonElement values, JsonElement? unset, JsonElement? locks)
    {
        var changed = ReadValues(values);
        var taken = unset is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } names ? ReadUnset(names) : [];
        var locked = locks is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } asked ? ReadLocks(asked) : [];
        foreach (var name in taken.Where(changed.ContainsKey))
        {
            Report($"{ValuesField}.{name}", "Either a value or unset, not both.");
        }

        foreach (var name in taken.Where(name => locked.GetValueOrDefault(name)))
        {
            Report($"{LocksField}.{name}", "Either a lock or unset, not both.");
        }

        return errors.Count == 0
            ? new ValidationResult(changed, taken, new Dictionary<string, string[]>()) { Locks = locked }
            : new ValidationResult(
                new Dictionary<string, string>(), [], errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal));
    }

    private Dictionary<string, string> ReadValues(JsonElement values)
    {
        var changed = new Dictionary<string, string>(StringComparer.Ordinal);
        if (values.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return changed;
        }

        if (values.ValueKind != JsonValueKind.Object)
        {
            Report(ValuesField, "An object with the settings to change.");
            return changed;
        }

        foreach (var property in values.EnumerateObject())
        {
            var path = $"{ValuesField}.{property.Name}";
            if (Allowed(property.Name, path) is { } definition
                && definition.Read(property.Value, new SettingReading(form, facts, (place, expected) => Report(path + place, expected))) is { } json
                && !changed.TryAdd(property.Name, json))
            {
                Report(path, "Each setting once.");
            }
        }

        return changed;
    }

    private List<string> ReadUnset(JsonElement unset)
    {
        var names = new List<string>();
        if (unset.ValueKind != JsonValueKind.Array)
        {
            Report(UnsetField, "A list of the names of settings.");
            return names;
        }

        foreach (var item in unset.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                Report(UnsetField, "A list of the names of settings.");
            }
            else if (Allowed(item.GetString()!, UnsetField) is { } definition && !names.Contains(definition.Name))
            {
                names.Add(definition.Name);
            }
        }

        return names;
    }

    private Dictionary<string, bool> ReadLocks(JsonElement locks)
    {
        var asked = new Dictionary<string, bool>(StringComparer.Ordinal);
        if (locks.ValueKind != JsonValueKind.Object)
        {
            Report(LocksField, "An object with true or false for each setting to lock or to give free.");
            return asked;
        }

        foreach (var property in locks.EnumerateObject())
        {
            var path = $"{LocksField}.{property.Name}";
            if (Allowed(property.Name, path) is not { } definition)
            {
                continue;
            }

            if (definition.IsOrganisationOnly)
            {
                Report(path, $"Nobody else sets '{property.Name}', so there is nothing to lock.");
            }
            else if (property.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                Report(path, "true or false.");
            }
            else
            {
                asked[property.Name] = property.Value.GetBoolean();
            }
        }

        return asked;
    }

    private SettingDefinition? Allowed(string name, string path)
    {
        if (!definitions.TryGetValue(name, out var definition))
        {
            Report(path, $"There is no setting '{name}'.");
            return null;
        }

        if (definition.IsOrganisationOnly && form != SettingsForm.Organisation)
        {
            Report(path, $"Only the organisation sets '{name}'.");
            return null;
        }

        return definition;
    }

    private void Report(string path, string expected)
    {
        if (!errors.TryGetValue(path, out var sentences))
        {
            errors[path] = sentences = [];
        }

        if (!sentences.Contains(expected))
        {
            sentences.Add(expected);
        }
    }
}
