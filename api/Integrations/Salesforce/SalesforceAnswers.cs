using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Who carries the addresses that were asked for.</summary>
/// <param name="ByAddress">Only addresses that somebody carries; each person once an address.</param>
/// <param name="ServerTime">Salesforce's clock when the first question was answered.</param>
internal sealed record FoundPeople(IReadOnlyDictionary<EmailAddress, IReadOnlyList<CrmPerson>> ByAddress, DateTimeOffset ServerTime);

/// <summary>The addresses of Contacts and Leads that changed.</summary>
/// <param name="Addresses">Meaningless where <paramref name="TooMany"/>.</param>
/// <param name="TooMany">More than 2,000 rows of one kind: ask the direct question instead.</param>
/// <param name="ServerTime">Salesforce's clock when it answered.</param>
internal sealed record ChangedPeople(IReadOnlySet<EmailAddress> Addresses, bool TooMany, DateTimeOffset ServerTime);

/// <summary>What became of one Task of a collection.</summary>
/// <param name="Key">The draft's key.</param>
/// <param name="TaskId">18 characters; null where it was not made.</param>
/// <param name="Failure">Null where it was made.</param>
/// <param name="IsDuplicate">
/// Salesforce says that the key exists already. Success only where a query by key finds the row (ARCHITECTURE "Identity").
/// </param>
internal sealed record TaskCreated(string Key, string? TaskId, RemoteFailure? Failure, bool IsDuplicate);

/// <summary>Whom one Task is to be related to.</summary>
/// <param name="PeopleIds">One Lead, or Contacts, the primary one first; more than one only in an org with Shared Activities (M3).</param>
internal sealed record TaskRelated(string Id, IReadOnlyList<string> PeopleIds);

/// <summary>What became of one record that was to be deleted.</summary>
/// <param name="Failure">Null: it is deleted, by us or before. Not found: there is none, or none that this user may see.</param>
internal sealed record RecordDeleted(string Id, RemoteFailure? Failure);

/// <summary>A file that is to be made for a Task, shown there from its first moment.</summary>
/// <param name="Name">With its ending, which gives the file its type.</param>
internal sealed record FileDraft(string TaskId, string Name, ReadOnlyMemory<byte> Content);

/// <summary>What became of one file of a collection.</summary>
/// <param name="VersionId">Of its ContentVersion, 18 characters; null where it was not made.</param>
/// <param name="Failure">Null where it was made.</param>
internal sealed record FileCreated(string? VersionId, RemoteFailure? Failure);

/// <summary>A file that is linked to a Task.</summary>
/// <param name="Title">As <see cref="Domain.Recording.FileNames.Title"/>, unless a person has changed it.</param>
/// <param name="Checksum">MD5 of its newest version, in hexadecimal digits.</param>
internal sealed record LinkedFile(string TaskId, string DocumentId, string VersionId, string Title, string Checksum);
