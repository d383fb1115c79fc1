using System.Text.Json;
using System.Text.Json.Serialization;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Storage;

namespace EmailSync.Features.Evaluation;

/// <summary>
/// A message as it is stored while it may be looked at again: what the decision needs and no more (E3). The document's names are part of
/// the stored form, so they change only with a migration.
/// </summary>
internal static class MessageFacts
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(Message message) => JsonSerializer.Serialize(message, _options);

    /// <exception cref="JsonException">The document is not one of ours.</exception>
    public static Message Read(string facts) =>
        JsonSerializer.Deserialize<Message>(facts, _options) ?? throw new JsonException("The stored facts are empty.");

    /// <summary>As <see cref="Read"/>; null: there are no facts, or the document is not one of ours.</summary>
    public static Message? TryRead(string? facts) => StoredJson.TryRead<Message>(facts, _options);

    /// <summary>The row of a message whose headers were read, open for the decision.</summary>
    public static MessageRow Apply(MessageRow row, Message message) => Answered(row, message) with
    {
        State = RowStates.Open,
        FolderId = message.FolderId,
        ChangeKey = message.ChangeKey,
        ReceivedAt = message.Date?.ToUnixTimeMilliseconds() ?? row.ReceivedAt,
        InternetMessageId = message.InternetMessageId,
        ConversationId = message.ConversationId,
        Subject = message.Subject,
        FromName = message.From?.Name,
        FromAddress = message.From?.Address,
        Facts = Write(message),
    };

    /// <summary>D16: <em>Do Not Record</em>, said since the person asked for the message, is their last word.</summary>
    private static MessageRow Answered(MessageRow row, Message message) =>
        row is { Wish: not Wish.None, Facts: { } facts }
        && Categories.Has(message.Categories, Categories.Exclude) && !Categories.Has(TryRead(facts)?.Categories ?? [], Categories.Exclude)
            ? row with { Wish = Wish.None, WantsAttachments = false, WithdrawsWish = true }
            : row;
}
