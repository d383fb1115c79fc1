using System.Globalization;

namespace EmailSync.Sandbox.World.Team;

/// <summary>What stands in the slots of one thread (<c>{product}</c>, <c>{quote}</c>, <c>{day}</c>…), the same from its first message to its last.</summary>
internal sealed class Slots
{
    private static readonly string[] Products =
    [
        "CX-40 flow meter", "CX-65 flow meter", "LevelEye 3", "LevelEye 5 S", "PT-210 pressure transmitter", "PT-330 hygienic transmitter",
        "DosaLine 12", "ThermoPlug 100", "TurbiScan 7", "ScaleBox M", "ConductaPro 2", "VibroFork 80",
    ];

    private static readonly Dictionary<string, (string Culture, string Currency, int Rate)> Places = new()
    {
        ["en"] = ("en-GB", "GBP", 1),
        ["de"] = ("de-DE", "EUR", 1),
        ["fr"] = ("fr-FR", "EUR", 1),
        ["es"] = ("es-ES", "EUR", 1),
        ["ja"] = ("ja-JP", "JPY", 160),
        ["ar"] = ("en-GB", "EUR", 1),
        ["el"] = ("el-GR", "EUR", 1),
        ["ru"] = ("ru-RU", "EUR", 1),
        ["pl"] = ("pl-PL", "EUR", 1),
        ["it"] = ("it-IT", "EUR", 1),
        ["pt"] = ("pt-PT", "EUR", 1),
        ["zh"] = ("zh-CN", "CNY", 8),
        ["ko"] = ("ko-KR", "EUR", 1),
    };

    private readonly Dictionary<string, string> _values = [];

    public Slots(string language, DateTimeOffset start, Dice dice)
    {
        var (name, currency, rate) = Places[language];
        var culture = CultureInfo.GetCultureInfo(name);
        var day = WorkingHours.NextWorkingDay(start.Date.AddDays(dice.Between(4, 12)));
        _values["product"] = dice.Pick(Products);
        _values["qty"] = dice.Between(4, 36).ToString(culture);
        _values["amount"] = $"{(dice.Between(180, 4200) * 10 * rate).ToString("N0", culture)} {currency}";
        _values["day"] = day.ToString("M", culture);
        _values["month"] = start.ToString("MMMM", culture);
        _values["year"] = (start.Year + 1).ToString(culture);
        foreach (var (slot, prefix) in new[] { ("quote", "Q-"), ("order", "SO-"), ("invoice", "INV-"), ("ticket", "T"), ("part", ""), ("n", "") })
        {
            _values[slot] = prefix + dice.Between(100, 999) + (prefix.Length > 0 ? dice.Between(10, 99) : "");
        }
        foreach (var slot in new[] { "serial", "serial2", "serial3" }) _values[slot] = $"{dice.Between(20, 26)}{(char)('A' + dice.Between(0, 25))}{dice.Between(10000, 99999)}";
    }

    public string this[string slot]
    {
        set => _values[slot] = value;
    }

    public void Name(string role, Party party)
    {
        _values[role] = party.First;
        _values[role + ".last"] = party.Last;
        _values[role + ".full"] = party.Name;
    }

    public string Fill(string text)
    {
        foreach (var (slot, value) in _values) text = text.Replace($"{{{slot}}}", value, StringComparison.Ordinal);
        return text;
    }
}
