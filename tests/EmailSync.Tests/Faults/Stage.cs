using EmailSync.Tests.Support;

namespace EmailSync.Tests.Faults;

/// <summary>A deployment of its own on which a script is played: its people, and where each copy of a message is.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly Dictionary<(int Mail, int Person), string> _copies = [];

    private Stage(Script script, Deployment deployment, DateTimeOffset playedAt) =>
        (Script, Deployment, PlayedAt) = (script, deployment, playedAt);

    public Script Script { get; }

    public Deployment Deployment { get; }

    public SandboxControl Control => Deployment.Control;

    /// <summary>Mail is dated by it: the same instant for both performances of a script.</summary>
    public DateTimeOffset PlayedAt { get; }

    public List<Employee> People { get; } = [];

    /// <summary>The immutable id of each copy.</summary>
    public IReadOnlyDictionary<(int Mail, int Person), string> Copies => _copies;

    /// <summary>Hires the people, makes the Contacts and delivers the first mail; nothing has run yet.</summary>
    /// <param name="script">What is to be played.</param>
    /// <param name="playedAt">That of the first performance; null: this is it.</param>
    public static async Task<Stage> StartAsync(Script script, DateTimeOffset? playedAt = null)
    {
        var deployment = await Deployment.StartAsync();
        var stage = new Stage(script, deployment, playedAt ?? deployment.StartedAt);
        try
        {
            foreach (var person in Enumerable.Range(0, script.People))
            {
                stage.People.Add(await deployment.HireAsync(Script.PersonAddress(person), $"Zebra{person} Zebrasurname"));
                await stage.Control.AddFolderAsync(Script.PersonAddress(person), Script.Beneath);
            }

            // Folders are read once a day, and these came after the first reading.
            await deployment.Api.QueryAsync("UPDATE mailboxes SET folders_read_at = 0");
            foreach (var address in script.Contacts)
            {
                await deployment.ContactAsync(address, "Zebra Customer");
            }

            foreach (var mail in script.Mail)
            {
                await stage.DeliverAsync(mail);
            }

            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public async Task HappenAsync(IEnumerable<ScriptedEvent> events)
    {
        foreach (var scripted in events)
        {
            await (scripted switch
            {
                Arrives e => DeliverAsync(e.Mail),
                Moves e => OnCopiesAsync(e.Mail, (mailbox, id) => Control.MoveMessageAsync(mailbox, id, e.Folder)),
                Categorised e => OnCopiesAsync(e.Mail, (mailbox, id) => CategoriseAsync(mailbox, id, e)),
                BecomesContact e => Deployment.ContactAsync(e.Address, "Zebra Late"),
                _ => throw new InvalidOperationException($"{scripted} is no event."),
            });
        }
    }

    public async Task EachMailboxAsync(Func<string, Task> act)
    {
        foreach (var person in People)
        {
            await act(person.Email);
        }
    }

    public ValueTask DisposeAsync() => Deployment.DisposeAsync();

    private async Task DeliverAsync(ScriptedMail mail)
    {
        foreach (var holder in mail.Holders)
        {
            var message = mail.Message.ToDictionary();
            message["folder"] = holder == mail.Sender ? "Sent Items" : "Inbox";
            message["receivedAt"] = PlayedAt.AddMinutes(-mail.AgeMinutes);
            _copies[(mail.Number, holder)] = (await Control.AddMessageAsync(Script.PersonAddress(holder), message)).ImmutableId;
        }
    }

    private async Task OnCopiesAsync(ScriptedMail mail, Func<string, string, Task> act)
    {
        foreach (var holder in mail.Holders)
        {
            await act(Script.PersonAddress(holder), _copies[(mail.Number, holder)]);
        }
    }

    private async Task CategoriseAsync(string mailbox, string id, Categorised change)
    {
        var present = (await Control.MessagesAsync(mailbox)).Single(m => m.ImmutableId == id).Categories;
        var others = present.Where(c => c != change.Category);
        await Control.SetCategoriesAsync(mailbox, id, [.. change.IsTakenOff ? others : others.Append(change.Category)]);
    }
}
