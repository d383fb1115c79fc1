using System.Data.Common;
using System.Text.Json;
using Dapper;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Features.Settings;
using EmailSync.Storage;

namespace EmailSync.Features.Recording;

/// <summary>A choice that a recording of the person's may not follow yet (M4).</summary>
internal sealed record MessageChoice
{
    public required string UserId { get; init; }

    public required string Kind { get; init; }

    /// <summary>The immutable id.</summary>
    public required string MessageId { get; init; }

    /// <summary>In compared form.</summary>
    public required string Address { get; init; }

    /// <summary>18 characters.</summary>
    public required string PersonId { get; init; }

    /// <summary>The key of the message's recording; null: it has none, as far as is known.</summary>
    public string? RecordingKey { get; init; }
}

/// <summary>
/// Whom people choose of several Contacts or Leads with one address (M4): for later messages, and for the message on which they chose until what
/// was recorded of it follows.
/// </summary>
internal sealed class ChoiceStore(Database database, TimeProvider time)
{
    /// <summary>A person's choices by address. An id may be of somebody who is gone since.</summary>
    public async Task<IReadOnlyDictionary<EmailAddress, string>> ReadAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<Row>(new CommandDefinition(
                "SELECT address, person_id FROM person_choices WHERE user_id = @userId", new { userId }, cancellationToken: cancellationToken)),
            cancellationToken);
        var choices = new Dictionary<EmailAddress, string>();
        foreach (var row in rows)
        {
            if (EmailAddress.TryParse(row.Address, out var address))
            {
                choices[address] = row.PersonId;
            }
        }

        return choices;
    }

    /// <summary>Remembers a choice for the address, and for the message on which it was made. That it is another than before is kept (S4).</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="candidates">Of whom it was made.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task ChooseAsync(MessageChoice choice, IReadOnlyList<CrmPerson> candidates, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (connection, transaction) =>
            {
                var at = time.GetUtcNow();
                var row = new { choice.UserId, choice.Kind, choice.MessageId, choice.Address, choice.PersonId, now = at.ToStored() };
                var before = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
                    "SELECT person_id FROM person_choices WHERE user_id = @UserId AND address = @Address", row, transaction, cancellationToken: cancellationToken));
                await connection.ExecuteAsync(new CommandDefinition(
                    """
                    INSERT INTO person_choices (user_id, address, person_id, chosen_at) VALUES (@UserId, @Address, @PersonId, @now)
                    ON CONFLICT (user_id, address) DO UPDATE SET person_id = excluded.person_id, chosen_at = excluded.chosen_at
                    """,
                    row,
                    transaction,
                    cancellationToken: cancellationToken));
                await connection.ExecuteAsync(new CommandDefinition(
                    """
                    INSERT INTO message_choices (user_id, kind, message_id, address, person_id, chosen_at)
                    VALUES (@UserId, @Kind, @MessageId, @Address, @PersonId, @now)
                    ON CONFLICT (user_id, kind, message_id, address) DO UPDATE SET person_id = excluded.person_id, chosen_at = excluded.chosen_at
                    """,
                    row,
                    transaction,
                    cancellationToken: cancellationToken));
                if (before != choice.PersonId)
                {
                    await ChangeLog.AddAsync(connection, transaction, [Change(choice, before, candidates)], at);
                }
            },
            cancellationToken);

    /// <summary>The choices on messages that this person's runs have recorded.</summary>
    public Task<IReadOnlyList<MessageChoice>> ReadDueAsync(string userId, string kind, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<MessageChoice>>(
            async connection => (await connection.QueryAsync<MessageChoice>(new CommandDefinition(
                """
                SELECT c.user_id, c.kind, c.message_id, c.address, c.person_id, r.key AS recording_key
                FROM message_choices c
                JOIN recordings r ON r.user_id = c.user_id AND r.kind = c.kind AND r.message_id = c.message_id AND r.state = 'recorded'
                WHERE c.user_id = @userId AND c.kind = @kind
                """,
                new { userId, kind },
                cancellationToken: cancellationToken))).AsList(),
            cancellationToken);

    /// <summary>Nothing is left to follow it on this message; for later ones it stays.</summary>
    public Task ForgetAsync(MessageChoice choice, CancellationToken cancellationToken) =>
        database.WriteAsync((connection, transaction) => ForgetAsync(connection, transaction, choice, cancellationToken), cancellationToken);

    /// <summary>The same in a transaction of the caller's. False: another choice has taken its place, or it was followed already.</summary>
    public static async Task<bool> ForgetAsync(
        DbConnection connection, DbTransaction transaction, MessageChoice choice, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(
            """
            DELETE FROM message_choices
            WHERE user_id = @UserId AND kind = @Kind AND message_id = @MessageId AND address = @Address AND person_id = @PersonId
            """,
            choice,
            transaction,
            cancellationToken: cancellationToken)) > 0;

    private static LoggedChange Change(MessageChoice choice, string? before, IReadOnlyList<CrmPerson> candidates)
    {
        return new LoggedChange
        {
            ActorId = choice.UserId,
            Level = Levels.User,
            OwnerId = choice.UserId,
            Kind = choice.Kind,
            Name = ChangeNames.ChosenPerson,
            From = before is null ? null : Document(before),
            To = Document(choice.PersonId),
        };

        // Who is not found any more has no name here, as in Salesforce.
        string Document(string id) => JsonSerializer.Serialize(
            new { address = choice.Address, id, name = candidates.FirstOrDefault(person => person.Id == id)?.Name });
    }

    private sealed record Row
    {
        public required string Address { get; init; }

        public required string PersonId { get; init; }
    }
}
