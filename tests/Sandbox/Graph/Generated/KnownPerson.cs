using System.Globalization;

namespace EmailSync.Sandbox.Graph.Generated;

/// <summary>Whom generated mail is exchanged with.</summary>
internal static class KnownPerson
{
    private static readonly string[] FirstNames = ["Ada", "Ben", "Cleo", "Dara", "Emil", "Fay", "Gus", "Hana", "Ida", "Jon"];

    public static string FirstName(int number) => FirstNames[number % FirstNames.Length];

    public static string LastName(int number) => string.Create(CultureInfo.InvariantCulture, $"Known {number}");

    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"known-{number}@customer-{number % 50}.example");

    public static string Of(int number) => $"{FirstName(number)} {LastName(number)} <{Address(number)}>";

    public static string Stranger(int number) => string.Create(CultureInfo.InvariantCulture, $"someone-{number}@elsewhere-{number % 500}.example");
}
