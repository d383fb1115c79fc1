using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Settings;

/// <summary>An entry with the level of the list that it is on.</summary>
/// <param name="Entry">The entry's text.</param>
/// <param name="Level">Organisation, profile or user.</param>
public sealed record ListedEntry(string Entry, SettingLevel Level);

/// <summary>The Ignore Lists that hold for a person (M5). Those of all levels hold together.</summary>
public sealed record IgnoreLists(AddressList Organisation, AddressList Profile, AddressList User)
{
    /// <summary>Nothing is ignored.</summary>
    public static IgnoreLists Empty { get; } = new(AddressList.Empty, AddressList.Empty, AddressList.Empty);

    /// <summary>The entry by which an address is ignored; null: it is not. The organisation's is named first, since a person cannot take it off.</summary>
    public ListedEntry? Find(EmailAddress address) =>
        On(Organisation, SettingLevel.Organisation, address) ?? On(Profile, SettingLevel.Profile, address) ?? On(User, SettingLevel.User, address);

    private static ListedEntry? On(AddressList list, SettingLevel level, EmailAddress address) =>
        list.Find(address) is { } entry ? new ListedEntry(entry.Text, level) : null;
}

/// <summary>The lists by which a person's messages are decided.</summary>
/// <param name="GlobalExclusions">D5: a message with any address on it is excluded.</param>
/// <param name="Ignored">M5: an address on it is not matched, the rest of the message is.</param>
public sealed record ListsInForce(AddressList GlobalExclusions, IgnoreLists Ignored)
{
    /// <summary>All lists are empty.</summary>
    public static ListsInForce Empty { get; } = new(AddressList.Empty, IgnoreLists.Empty);
}
