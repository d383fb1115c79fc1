namespace EmailSync.Features.AddressLists;

/// <param name="Entries">Addresses and domains, by line, comma or semicolon.</param>
internal sealed record NewEntriesDocument(string Entries);

/// <summary>Where an entry that holds for a person comes from.</summary>
internal enum EntrySource
{
    /// <summary>Their own list.</summary>
    User,

    /// <summary>It is a domain of their mailbox (M5).</summary>
    Mailbox,

    Profile,
    Organisation,
}

/// <param name="Source">Whose list it is on; only one's own can be taken off.</param>
/// <param name="AddedAt">Null for a domain of the mailbox.</param>
internal sealed record IgnoredEntryDocument(string Entry, EntrySource Source, DateTimeOffset? AddedAt);

internal sealed record IgnoreListDocument(IReadOnlyList<IgnoredEntryDocument> Items);

/// <param name="AddedBy">By name; null: somebody who is not known any more.</param>
internal sealed record ListEntryDocument(string Entry, DateTimeOffset AddedAt, string? AddedBy);

internal sealed record ListDocument(IReadOnlyList<ListEntryDocument> Items);
