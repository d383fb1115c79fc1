using System.Globalization;
using EmailSync.Domain.Settings;
using EmailSync.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.AddressLists;

/// <summary>Reads and changes a list over HTTP, the same for every list. What is added is added as a whole, or not where a part of it is wrong (B1).</summary>
internal sealed class ListRequests(AddressListStore store)
{
    private const string Field = "entries";
    private const int LongestText = 300_000;

    /// <summary>A list as it is now.</summary>
    public async Task<ListDocument> ReadAsync(ListOwner owner, CancellationToken cancellationToken) =>
        new([.. (await store.ReadAsync(owner, cancellationToken)).Select(row => new ListEntryDocument(row.Entry, row.AddedAt.ToInstant(), row.AddedByName))]);

    /// <returns>Null: everything is on the list now.</returns>
    public async Task<ValidationProblem?> AddAsync(ListOwner owner, NewEntriesDocument written, string actorId, CancellationToken cancellationToken)
    {
        var (entries, invalid) = Read(written);
        if (invalid is not null)
        {
            return invalid;
        }

        return await store.AddAsync(owner, entries, actorId, cancellationToken)
            ? null
            : Invalid(string.Create(CultureInfo.InvariantCulture, $"A list takes {AddressListStore.MostEntries:N0} entries."));
    }

    /// <returns>False: it is not on the list, or can be no entry.</returns>
    public async Task<bool> RemoveAsync(ListOwner owner, string written, string actorId, CancellationToken cancellationToken) =>
        AddressEntry.TryParse(written, out var entry) && await store.RemoveAsync(owner, entry, actorId, cancellationToken);

    /// <summary>What is written, or what is wrong with it.</summary>
    public static (IReadOnlyList<AddressEntry> Entries, ValidationProblem? Invalid) Read(NewEntriesDocument written)
    {
        if (written.Entries.Length > LongestText)
        {
            return ([], Invalid(string.Create(CultureInfo.InvariantCulture, $"At most {LongestText:N0} characters at a time.")));
        }

        var (entries, wrong) = AddressEntries.Parse(written.Entries);
        if (wrong.Count > 0)
        {
            return ([], Invalid([.. wrong.Select(text => $"\"{text}\" is neither an address nor a domain.")]));
        }

        return entries.Count > 0
            ? (entries, null)
            : ([], Invalid("At least one address such as maria@bank.example, or domain such as bank.example, is expected."));
    }

    private static ValidationProblem Invalid(params string[] sentences) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [Field] = sentences });
}
