using System.Collections.Frozen;
using System.Globalization;

namespace EmailSync.Features.History;

/// <summary>How a reader writes a time of day: as in the language that their browser asks for first, as the pages do.</summary>
internal static class ReaderClock
{
    private static readonly CultureInfo _unknown = CultureInfo.GetCultureInfo("en-GB");

    private static readonly FrozenDictionary<string, CultureInfo> _cultures =
        CultureInfo.GetCultures(CultureTypes.AllCultures).Where(c => c.Name.Length > 0).ToFrozenDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);

    public static CultureInfo Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => _cultures.GetValueOrDefault(language.Value.ToString()))
        .FirstOrDefault(culture => culture is not null) ?? _unknown;
}
