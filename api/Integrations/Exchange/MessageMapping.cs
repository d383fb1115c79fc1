using System.Globalization;
using System.Text.Json;
using EmailSync.Domain.Mail;
using EmailSync.Integrations.Exchange.Wire;
using GraphMessage = Microsoft.Graph.Models.Message;
using Recipient = Microsoft.Graph.Models.Recipient;

namespace EmailSync.Integrations.Exchange;

/// <summary>From Graph's message to ours; everything but the ids may be missing (B2).</summary>
internal static class MessageMapping
{
    /// <summary>Reads one message of a page, of a batch, or by itself.</summary>
    /// <param name="askedId">What it was asked for by; null: its own id.</param>
    public static MessageRead Read(JsonElement element, MessageContent content, string? askedId)
    {
        var source = GraphModels.Read(element, GraphMessage.CreateFromDiscriminatorValue);
        var id = source?.Id ?? "";
        if (source is null || id.Length == 0 || !IsWhole(element, content))
            return new MessageRead(askedId ?? id, null, null, GraphFailures.Unusable(content == MessageContent.BodyOnly && id.Length > 0 ? ExchangeClient.BodyWithheld : "partial_message"));

        return new MessageRead(
            askedId ?? id,
            content == MessageContent.BodyOnly ? null : Map(source, content),
            content == MessageContent.BodyOnly ? source.Body?.Content ?? "" : null,
            null);
    }

    /// <summary>True where the message came with its MAPI properties.</summary>
    public static bool HasMapiProperties(JsonElement element) =>
        element.TryGetProperty("singleValueExtendedProperties", out var properties) && properties is { ValueKind: JsonValueKind.Array } && properties.GetArrayLength() > 0;

    // Exchange sometimes gives a part of what was selected. A field that is not there is not an empty one: no category could be DoNotSync.
    private static bool IsWhole(JsonElement element, MessageContent content) => content == MessageContent.BodyOnly
        ? element.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Object
        : element.TryGetProperty("categories", out _)
            && element.TryGetProperty("toRecipients", out _)
            && element.TryGetProperty("parentFolderId", out var folder)
            && folder.ValueKind == JsonValueKind.String;

    private static Message Map(GraphMessage source, MessageContent content) => new()
    {
        Id = source.Id!,
        FolderId = source.ParentFolderId!,
        ChangeKey = source.ChangeKey ?? ETag(source),
        InternetMessageId = Text(source.InternetMessageId),
        ConversationId = Text(source.ConversationId),
        IsDraft = source.IsDraft ?? false,
        MessageClass = Text(Property(source, MapiProperty.MessageClass)) ?? MessageClasses.OfType(source.OdataType),
        Sensitivity = ToSensitivity(Property(source, MapiProperty.Sensitivity)),
        Subject = source.Subject ?? "",
        From = ToCorrespondent(source.From) ?? ToCorrespondent(source.Sender),
        To = ToCorrespondents(source.ToRecipients),
        Cc = ToCorrespondents(source.CcRecipients),
        Bcc = ToCorrespondents(source.BccRecipients),
        ReceivedAt = Plausible(source.ReceivedDateTime),
        SentAt = Plausible(source.SentDateTime),
        Categories = [.. (source.Categories ?? []).Where(c => !string.IsNullOrWhiteSpace(c))],
        InReplyTo = MessageIds.Split(Property(source, MapiProperty.InReplyTo)) is [var first, ..] ? first : null,
        References = MessageIds.Split(Property(source, MapiProperty.References)),
        IsAutoSubmitted = content == MessageContent.AutoSubmitted ? ToAutoSubmitted(source) : null,
        HasAttachments = source.HasAttachments ?? false,
    };

    private static string? ETag(GraphMessage source) =>
        source.AdditionalData.TryGetValue("@odata.etag", out var etag) ? GraphModels.ChangeKey(etag as string) : null;

    private static string? Property(GraphMessage source, string id) =>
        source.SingleValueExtendedProperties?.FirstOrDefault(p => p is not null && MapiProperty.AreSame(p.Id, id))?.Value;

    private static Sensitivity ToSensitivity(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= (int)Sensitivity.Confidential
            ? (Sensitivity)number
            : Sensitivity.Normal;

    // RFC 3834: anything but "no" is sent by a machine; parameters may follow.
    private static bool ToAutoSubmitted(GraphMessage source)
    {
        var header = source.InternetMessageHeaders?.FirstOrDefault(h => string.Equals(h?.Name, "Auto-Submitted", StringComparison.OrdinalIgnoreCase));
        var value = header?.Value?.Split([';', '('], 2)[0].Trim();
        return !string.IsNullOrEmpty(value) && !value.Equals("no", StringComparison.OrdinalIgnoreCase);
    }

    private static List<Correspondent> ToCorrespondents(List<Recipient>? recipients) =>
        [.. (recipients ?? []).Select(ToCorrespondent).OfType<Correspondent>()];

    private static Correspondent? ToCorrespondent(Recipient? recipient)
    {
        var name = Text(recipient?.EmailAddress?.Name);
        var address = recipient?.EmailAddress?.Address?.Trim() ?? "";
        return name is null && address.Length == 0 ? null : new Correspondent(name, address);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Year 1 and its like are "no date" (B2): no calendar and no time zone can be reckoned with them.</summary>
    private static DateTimeOffset? Plausible(DateTimeOffset? instant) =>
        instant is { Year: > 1900 and < 9000 } known ? known.ToUniversalTime() : null;
}
