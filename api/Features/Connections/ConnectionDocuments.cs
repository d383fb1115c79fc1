using EmailSync.Domain.Mail;
using EmailSync.Domain.Recording;

namespace EmailSync.Features.Connections;

internal sealed record ExchangeConnectionDocument(ExchangeState State, string Sentence, string? Mailbox, DateTimeOffset? CheckedAt)
{
    public static ExchangeConnectionDocument Of(MailboxState mailbox) =>
        new(mailbox.State, ConnectionSentences.Of(mailbox), mailbox.PrimaryAddress, mailbox.CheckedAt);
}

internal sealed record ConnectionTroubleDocument(string Sentence);

internal sealed record SalesforceConnectionDocument(
    SalesforceState State,
    string Sentence,
    string? Username,
    string? UserDisplayName,
    string? OrganisationId,
    string? InstanceUrl,
    DateTimeOffset? ConnectedAt,
    DateTimeOffset? CheckedAt,
    IReadOnlyList<ConnectionTroubleDocument> Problems)
{
    public static SalesforceConnectionDocument Of(ConnectionState state) => new(
        state.State,
        state.Sentence,
        state.Username,
        state.UserDisplayName,
        state.OrganisationId,
        state.InstanceUrl?.GetLeftPart(UriPartial.Authority),
        state.ConnectedAt,
        state.CheckedAt,
        [.. state.Problems.Select(problem => new ConnectionTroubleDocument(problem))]);
}

internal sealed record ConnectionsDocument(ExchangeConnectionDocument Exchange, SalesforceConnectionDocument Salesforce);

internal sealed record SalesforceSignInDocument(Uri SignInUrl);

internal sealed record TaskTypeDocument(string Value, string Label);

internal sealed record TaskTypesDocument(IReadOnlyList<TaskTypeDocument> Items);

/// <summary>What people call the fields that are matched besides Email where they want that (M2), in the org's own words.</summary>
internal sealed record SecondaryFieldsDocument(IReadOnlyList<string> Contact, IReadOnlyList<string> Lead)
{
    public static SecondaryFieldsDocument Of(CrmOrganisation organisation) => new(
        Labels(organisation.ContactEmailFields, organisation.ContactEmailLabels),
        Labels(organisation.LeadEmailFields, organisation.LeadEmailLabels));

    /// <summary>What was described by an older version has no labels, until the next day.</summary>
    private static string[] Labels(IReadOnlyList<string> fields, IReadOnlyDictionary<string, string> labels) =>
        [.. fields.Where(field => field != "Email").Select(field => labels.GetValueOrDefault(field, field))];
}

/// <param name="Selectable">False: never mapped, whatever the settings say.</param>
internal sealed record MailFolderDocument(
    string Id, string DisplayName, string? WellKnownName, bool Selectable, IReadOnlyList<MailFolderDocument> Children)
{
    /// <summary>The folders as a tree, in the mailbox's order.</summary>
    public static IReadOnlyList<MailFolderDocument> Tree(IReadOnlyList<MailFolder> folders)
    {
        var forbidden = FolderScope.Forbidden(folders);
        var ids = folders.Select(folder => folder.Id).ToHashSet(StringComparer.Ordinal);
        var children = folders.ToLookup(folder => folder.ParentId is { } parent && ids.Contains(parent) ? parent : "");
        return Beneath("");

        IReadOnlyList<MailFolderDocument> Beneath(string id) =>
            [.. children[id].Select(folder => new MailFolderDocument(folder.Id, folder.DisplayName, folder.WellKnownName, !forbidden.Contains(folder.Id), Beneath(folder.Id)))];
    }
}
