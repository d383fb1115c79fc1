using System.Globalization;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Features.Evaluation;
using EmailSync.Features.Recording;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;

namespace EmailSync.Features.History;

/// <summary>Turns rows into what people read. The words are made when they are read, in the reader's zone.</summary>
internal sealed class HistoryReader(
    ReaderWords words, HistoryRelations relations, HistoryAttachments attachments, ExplainedAddresses addresses, MadeRecords made)
{
    /// <summary>What the words of one reader's rows depend on.</summary>
    internal sealed record Reader(ExplanationContext Words, Uri? InstanceUrl);

    /// <param name="userId">Whose rows and settings.</param>
    /// <param name="clock">How they write a time of day.</param>
    public Task<Reader> ForAsync(string userId, CultureInfo clock, CancellationToken cancellationToken) => words.ForAsync(userId, clock, cancellationToken);

    /// <summary>Rows of the list.</summary>
    public async Task<IReadOnlyList<HistoryItem>> ItemsAsync(
        string userId, IReadOnlyList<MessageRow> rows, Reader reader, CancellationToken cancellationToken)
    {
        var files = await attachments.ReadAsync(userId, rows, cancellationToken);
        var entries = await relations.ReadAsync(rows, cancellationToken);
        var unmatched = await addresses.UnmatchedOfAsync(userId, rows, cancellationToken);
        return [.. rows.Select(row => Item(row, [.. files[row.Id]], entries.GetValueOrDefault(row.Id), unmatched.GetValueOrDefault(row.Id, []), reader))];
    }

    private static HistoryItem Item(
        MessageRow row, IReadOnlyList<RecordedFile> files, LedgerEntry? entry, IReadOnlyList<UnmatchedAddress> unmatched, Reader reader)
    {
        var records = RecordsDocument.TryRead(row.Records);
        var finding = FindingsDocument.OfRow(row)[0];
        var words = WordsOf(row, records, reader);
        return new HistoryItem(
            row.Id,
            row.InternetMessageId,
            row.Subject ?? "",
            SenderOf(row.FromName, row.FromAddress),
            row.ReceivedAt.ToInstant(),
            row.Code!,
            ReasonCodes.OutcomeOf(ReasonCodes.Parse(row.Code!)),
            HistoryAttachments.Complete(
                HistoryRelations.Complete(Explanations.Sentence(finding, words), RelationDocument.TryRead(entry?.Relation), isForecast: false), files),
            row.State == RowStates.Waiting ? Explanations.LookedAtAgain(finding.Code, UntilOf(row, finding), words) : null,
            [.. records.Select(r => Link(r.Type, r.Id, r.Name, reader))],
            unmatched);
    }

    /// <summary>A decided row with everything that was found.</summary>
    /// <param name="row">The row.</param>
    /// <param name="message">Its message, where it was read anew; null: what the row keeps of it.</param>
    /// <param name="reader">Whose words.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Explanation> ExplainAsync(MessageRow row, Message? message, Reader reader, CancellationToken cancellationToken)
    {
        List<RecordedFile> files = [.. (await attachments.ReadAsync(row.UserId, [row], cancellationToken))[row.Id]];
        var entry = (await relations.ReadAsync([row], cancellationToken)).GetValueOrDefault(row.Id);
        var item = Item(row, files, entry, [], reader);
        var told = WordsOf(row, RecordsDocument.TryRead(row.Records), reader);
        var relation = entry is null ? await relations.OfRowAsync(row, reader, cancellationToken) : HistoryRelations.OfRecording(entry, reader);
        var unrelated = await addresses.ReadAsync(
            row.UserId,
            message ?? ExplainedAddresses.MessageOf(row),
            ExplainedAddresses.SenderOf(row),
            ExplainedAddresses.UnmatchedOf(row),
            cancellationToken);
        return new Explanation(
            item.Id,
            item.InternetMessageId,
            item.Subject,
            item.From,
            item.ReceivedAt,
            item.Code,
            item.Outcome,
            item.Sentence,
            item.LookedAtAgain,
            Findings(FindingsDocument.OfRow(row), told),
            People(entry is null ? null : MatchDocument.Known(entry.Match), reader),
            relation,
            unrelated.Unmatched,
            unrelated.Unsought,
            item.Records,
            await MadeAsync(row.UserId, entry ?? await made.FindAsync(row.RecordingKey, cancellationToken), row.Wish, told, cancellationToken),
            [.. files.Select(f => HistoryAttachments.Explain(f, told, reader.InstanceUrl))],
            AttachmentsLeftOut: false);
    }

    /// <inheritdoc cref="MadeRecords.ExplainAsync"/>
    public Task<Making?> MadeAsync(string userId, LedgerEntry? entry, Wish wish, ExplanationContext context, CancellationToken cancellationToken) =>
        made.ExplainAsync(userId, entry, wish, context, cancellationToken);

    /// <summary>The addresses of a message that is not recorded, or not yet.</summary>
    public Task<MessageAddresses> AddressesAsync(string userId, Message message, MatchResult? match, CancellationToken cancellationToken) =>
        addresses.ReadAsync(userId, message, message.From, [.. (match?.Unmatched ?? []).Select(a => a.Value)], cancellationToken);

    /// <inheritdoc cref="HistoryAttachments.ForecastAsync"/>
    public Task<IReadOnlyList<ExplainedAttachment>> ForecastAttachmentsAsync(
        string userId, Message message, bool areWanted, ExplanationContext context, CancellationToken cancellationToken) =>
        attachments.ForecastAsync(userId, message, areWanted, context, cancellationToken);

    public static IReadOnlyList<ExplainedFinding> Findings(IReadOnlyList<Finding> findings, ExplanationContext words) =>
        [.. findings.Select((f, i) => new ExplainedFinding(
            f.Rule, ReasonCodes.Spelling(f.Code), Explanations.Reason(f, words), Decided: i == 0, f.Setting, f.Level))];

    public static IReadOnlyList<ExplainedPerson> People(MatchResult? match, Reader reader) =>
        match is null
            ? []
            : [.. match.Related.Select(r => Person(r.Person, MatchExplanations.ChosenBy(r), r.PassedOver, reader)),
                .. match.NotRelated.Select(n => Person(n.Person, MatchExplanations.NotRelated(n.Reason), [], reader))];

    public static RecordLink Link(string type, string id, string name, Reader reader) =>
        new(type, id, name, reader.InstanceUrl is { } url ? SalesforceClient.RecordUrl(url, type, id) : null);

    public static Sender? SenderOf(string? name, string? address) => address is null ? null : new Sender(name, address);

    /// <summary>What waits for a change has no date: the row only stays open until one.</summary>
    private static DateTimeOffset? UntilOf(MessageRow row, Finding finding) =>
        ReasonCodes.LookAgainOf(finding.Code) == LookAgain.ByRuns ? row.LookAgainUntil.ToInstant() : null;

    private static ExplanationContext WordsOf(MessageRow row, IReadOnlyList<RecordReference> records, Reader reader) => reader.Words with
    {
        PeopleNames = [.. records.Where(r => r.Type is "Contact" or "Lead").Select(r => r.Name)],
        RecordedAt = row.Code == ReasonCodes.Spelling(ReasonCode.Recorded) ? row.DecidedAt.ToInstant() : null,
    };

    private static ExplainedPerson Person(CrmPerson person, string? chosenBy, IReadOnlyList<CrmPerson> others, Reader reader)
    {
        return new ExplainedPerson(
            person.Kind.ToString(),
            person.Id,
            person.Name,
            person.Company,
            UrlOf(person),
            person.Address.Value,
            chosenBy,
            [.. others.Select(o => new OtherPerson(o.Kind.ToString(), o.Id, o.Name, o.Company, UrlOf(o)))],
            person.AccountId);

        string? UrlOf(CrmPerson who) => Link(who.Kind.ToString(), who.Id, who.Name, reader).Url;
    }
}
