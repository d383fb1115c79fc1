using System.Text;
using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>The SOQL and SOSL by which records are found that a message can be related to (R1). Pure.</summary>
internal static class RecordStatements
{
    private const string AccountName = "Account.Name";

    private const int DigitsOfCaseNumber = 8;

    /// <summary>All of these must be escaped in a search (SOSL "Reserved Characters").</summary>
    private const string Reserved = @"?&|!{}[]()^~*:\""'+-";

    /// <summary>What tells one from another, the name first.</summary>
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["Account"] = ["Name", "BillingCity"],
        ["Opportunity"] = ["Name", "StageName", "IsClosed", "AccountId", AccountName],
        ["Case"] = ["CaseNumber", "Subject", "Status", "IsClosed", "AccountId", AccountName],
    };

    /// <summary>The object with those of its fields that the user may see; null: they may not see it, or not what it is called.</summary>
    /// <param name="type">Its API name.</param>
    /// <param name="seen">The names of the fields of each object that the user may see.</param>
    public static RelatableObject? Visible(string type, IReadOnlyDictionary<string, HashSet<string>> seen)
    {
        if (!seen.TryGetValue(type, out var own) || !own.Contains(Fields[type][0]))
        {
            return null;
        }

        var isAccountSeen = own.Contains("AccountId") && seen.GetValueOrDefault("Account")?.Contains("Name") == true;
        return new RelatableObject(type, [.. Fields[type].Where(field => field == AccountName ? isAccountSeen : own.Contains(field))]);
    }

    /// <summary>As many statements as the limits ask for.</summary>
    public static IEnumerable<string> ById(RelatableObject type, IEnumerable<string> ids) =>
        Soql.WithLists($"SELECT {Columns(type)} FROM {type.Type} WHERE Id IN", ids);

    /// <summary>The Accounts themselves, or what is open of theirs, changed last first; null: the user does not see whose it is.</summary>
    public static string? OfAccounts(RelatableObject type, IEnumerable<string> accountIds, int limit)
    {
        var list = string.Join(",", accountIds.Select(Soql.Literal));
        return type.Type == "Account" ? $"SELECT {Columns(type)} FROM Account WHERE Id IN ({list}) ORDER BY Name LIMIT {limit}"
            : !type.Fields.Contains("AccountId") || !type.Fields.Contains("IsClosed") ? null
            : $"SELECT {Columns(type)} FROM {type.Type} WHERE AccountId IN ({list}) AND IsClosed = false ORDER BY LastModifiedDate DESC LIMIT {limit}";
    }

    /// <summary>
    /// The search for records whose name has a word that begins with each word of the text; null: the text has no word of two letters or digits,
    /// which Salesforce asks for.
    /// </summary>
    public static string? Search(IEnumerable<RelatableObject> types, string text, int limit)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Count(char.IsLetterOrDigit) > 1).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        // People leave out the zeros before the number of a case.
        var number = words is [var only] && only.Length < DigitsOfCaseNumber && only.All(char.IsAsciiDigit)
            ? $" OR {only.PadLeft(DigitsOfCaseNumber, '0')}"
            : "";
        var returning = types.Select(type => $"{type.Type}({Columns(type)} LIMIT {limit})");
        return $"FIND {{{string.Join(' ', words.Select(word => $"{Escaped(word)}*"))}{number}}} IN NAME FIELDS RETURNING {string.Join(", ", returning)}";
    }

    private static string Columns(RelatableObject type) => string.Join(", ", type.Fields.Prepend("Id"));

    private static string Escaped(string word)
    {
        var escaped = new StringBuilder();
        foreach (var c in word)
        {
            escaped.Append(Reserved.Contains(c, StringComparison.Ordinal) ? @"\" : "").Append(c);
        }

        return escaped.ToString();
    }
}
