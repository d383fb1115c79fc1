using EmailSync.Sandbox.Graph;

namespace EmailSync.Sandbox.Outlook;

/// <summary>What a person, or an add-in in their name, does to their own mail.</summary>
internal static class MailboxChanges
{
    public static object SetRead(Mailbox mailbox, string id, bool isRead) => With(mailbox, id, message =>
    {
        if (message.IsRead != isRead)
            mailbox.Change(message, m => m.IsRead = isRead);
    });

    public static object Move(Mailbox mailbox, string id, string folder) => With(mailbox, id, message => mailbox.Move(message, Lookup.Folder(mailbox, folder)));

    public static IResult Delete(Mailbox mailbox, string id)
    {
        lock (mailbox.Sync)
            mailbox.Delete(Lookup.Message(mailbox, id));
        return Results.NoContent();
    }

    /// <summary>InvalidCategory for one that the mailbox's list lacks, and then nothing is done.</summary>
    public static IResult Categorise(Mailbox mailbox, string id, string[] add, string[] remove)
    {
        lock (mailbox.Sync)
        {
            if (add.FirstOrDefault(name => !mailbox.Categories.Exists(c => Same(c.DisplayName, name))) is { } unknown)
                return Refused("InvalidCategory", $"The category '{unknown}' is not in the mailbox's list.");

            var message = Lookup.Message(mailbox, id);
            var wanted = message.Categories.Where(c => !remove.Contains(c, StringComparer.OrdinalIgnoreCase))
                .Union(add, StringComparer.OrdinalIgnoreCase).ToList();
            if (!wanted.SequenceEqual(message.Categories))
                mailbox.Change(message, m => m.Categories = wanted);
            return Results.Ok(MailboxView.Row(mailbox, mailbox.Message(message.Number)!));
        }
    }

    /// <summary>DuplicateCategory for one that is there already, and then none is added.</summary>
    public static IResult AddCategories(Mailbox mailbox, NewCategory[] categories)
    {
        lock (mailbox.Sync)
        {
            if (categories.FirstOrDefault(added => mailbox.Categories.Exists(c => Same(c.DisplayName, added.DisplayName))) is { } twice)
                return Refused("DuplicateCategory", $"The category '{twice.DisplayName}' exists already.");

            mailbox.Categories.AddRange(categories.Select(c => new OutlookCategory(Guid.NewGuid(), c.DisplayName, c.Color)));
            return Results.NoContent();
        }
    }

    public static IResult RemoveCategories(Mailbox mailbox, string[] names)
    {
        lock (mailbox.Sync)
            mailbox.Categories.RemoveAll(c => names.Contains(c.DisplayName, StringComparer.OrdinalIgnoreCase));
        return Results.NoContent();
    }

    private static object With(Mailbox mailbox, string id, Action<StoredMessage> act)
    {
        lock (mailbox.Sync)
        {
            var message = Lookup.Message(mailbox, id);
            act(message);
            return MailboxView.Row(mailbox, mailbox.Message(message.Number)!);
        }
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // No HTTP error: a browser would write it to its console, where tests look for what went wrong.
    private static IResult Refused(string code, string message) => Results.Json(new { error = new { code, message } });
}

/// <summary>A category for the mailbox's list; the colour as Graph spells it, such as <c>preset4</c>.</summary>
internal sealed record NewCategory(string DisplayName, string Color);
