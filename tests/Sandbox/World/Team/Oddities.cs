namespace EmailSync.Sandbox.World.Team;

/// <summary>What every mailbox holds beside threads: meetings, reports, automatic replies, drafts, private mail, notes to oneself, deleted and junk mail.</summary>
internal sealed class Oddities(DateTimeOffset now, Dice dice, Storyteller teller, PostOffice post, IReadOnlyList<Company> companies)
{
    private readonly Reports _reports = new(teller);

    public void Add(PersonSeed person)
    {
        var sent = post.Copies
            .Where(copy => copy.Owner == person && copy.Message.FolderPath == "Sent Items" && copy.Letter.CompanyKey is not null)
            .Where(copy => now - copy.Letter.At is { TotalHours: > 3, TotalDays: < 30 } && !IsOurs(copy.Letter.To[0]))
            .Select(copy => copy.Letter).OrderByDescending(letter => letter.At).ToList();
        post.Send(_reports.AwayNotice(sent[1], sent[1].At.AddSeconds(40)));
        post.Send(_reports.AwayNotice(sent[^1], sent[^1].At.AddSeconds(55)));
        post.Send(_reports.Read(sent[2], sent[2].At.AddMinutes(31)));
        post.Send(_reports.Undelivered(sent[4], sent[4].At.AddSeconds(12)));
        AddMeetings(person);
        AddPrivate(person);
        AddUnsent(person);
        AddBcc(person);
    }

    /// <summary>The mail of which one is enough in the world.</summary>
    public void AddOnce(IReadOnlyList<Party> dealers)
    {
        post.Send(LongMail.Invitation(teller.NextId(TeamPeople.Diego.Party()), now.AddHours(-31), TeamPeople.Diego, dealers));
        var asking = Customer("lukas", "kestrel");
        post.Send(Simple(asking, TeamPeople.Lukas, now.AddHours(-27), LongMail.Subject, "See above.", asking.Name, "kestrel"));
        var tokyo = Customer("aiko", "koala");
        post.Send(Simple(tokyo, TeamPeople.Aiko, now.AddHours(-51), "Fwd: " + LongMail.Subject, "Forwarded, since it is the same question.", tokyo.Name, "koala"));
        var tender = Customer("diego", "redrock");
        var text = LongMail.Tender($"Regards,\n{tender.Name}", dice);
        post.Send(Simple(tender, TeamPeople.Diego, now.AddHours(-22), "Tender 26-117: questionnaire", text, null, "redrock"));
    }

    private void AddMeetings(PersonSeed person)
    {
        var colleague = Neighbour(person);
        var customer = companies.First(company => company.SellerKey == person.Key);
        var guest = customer.People[0].Party(customer.Language);
        var outside = _reports.Meeting(person, guest, now.AddHours(-74).AddMinutes(-dice.Between(0, 300)), $"Call: {customer.Name} and Contoso");
        post.Send(outside);
        post.Send(_reports.Accepted(outside, outside.At.AddMinutes(47)));
        var inside = _reports.Meeting(person, colleague.Party(), now.AddHours(-100).AddMinutes(-dice.Between(0, 300)), $"{person.Party().First} and {colleague.Party().First}: figures");
        post.Send(inside);
        post.Send(_reports.Accepted(inside, inside.At.AddMinutes(9)));
    }

    private void AddPrivate(PersonSeed person)
    {
        var friend = new Party("Sam", "sam@freemail.example");
        var letter = Simple(friend, person, now.AddHours(-33), "Saturday", "Are you coming on Saturday? Bring the big pot, and do not tell Jo, it is a surprise.", "Sam", null);
        post.Send(letter with { Sensitivity = SeedSensitivity.Private });
        var practice = new Party("Practice at the Mill", "reception@mill-practice.example");
        post.Send(Simple(practice, person, now.AddDays(-12), "Your appointment", "This is to confirm your appointment. Please come ten minutes early.", "Reception", null)
            with
        { Sensitivity = SeedSensitivity.Personal });
    }

    private void AddUnsent(PersonSeed person)
    {
        var company = companies.First(company => company.SellerKey == person.Key);
        var to = company.People[1].Party(company.Language);
        var draft = new Letter
        {
            MessageId = teller.NextId(person.Party()),
            At = now.AddHours(-2),
            From = person.Party(),
            To = [to],
            Subject = "Our talk yesterday",
            Text = "Hello,\n\nthank you for the time yesterday. As I said, we could",
            CompanyKey = company.Key,
        };
        post.Put(person, draft, "Drafts", draft.At, withBcc: true, draft: true);
        var junk = Simple(new Party("Prize Office", "winner@lucky-draw.example"), person, now.AddHours(-40), "You have been chosen", "Claim your prize within 24 hours.", null, null);
        post.Put(person, junk, "Junk Email", junk.At, withBcc: false);
        var deleted = Simple(to, person, now.AddHours(-46), "Sent to you by mistake", "Sorry, the last mail was meant for somebody else. Please delete it.", to.Name, company.Key);
        post.Put(person, deleted, "Deleted Items", deleted.At, withBcc: false);
        var tender = Simple(to, person, now.AddDays(-9), "Tender documents", "The documents of the tender are on the portal; the password is the usual one.", to.Name, company.Key);
        post.Put(person, tender, "Projects/Tenders/2026", tender.At, withBcc: false);
        var old = Simple(to, person, now.AddDays(-36), "Good bye from the old number", "From today on my mobile number ends in 7. The old one belongs to my successor.", to.Name, company.Key);
        post.Put(person, old, "Archive", old.At, withBcc: false);
    }

    /// <summary>Of the two copies of a note to oneself the sent one counts (R6); the Bcc stands in the sender's own copy only (M1).</summary>
    private void AddBcc(PersonSeed person)
    {
        var company = companies.Last(company => company.SellerKey == person.Key);
        var to = company.People[0].Party(company.Language);
        var hidden = company.People[1].Party(company.Language);
        var letter = Simple(person.Party(), person, now.AddHours(-29), "Prices for next year, in confidence", "As agreed, please find the prices for next year below; they hold for orders before the end of January.\n\nFlow meters: minus 4 per cent\nTransmitters: as today", person.DisplayName, company.Key);
        post.Send(letter with { Sensitivity = SeedSensitivity.Confidential, To = [to], Bcc = [hidden, Neighbour(person).Party()] });
        post.Send(Simple(person.Party(), person, now.AddHours(-58), "Note: questions for the audit", "Ask for the certificates of the second lot. Ask who signs. Take the small torch.", null, null));
    }

    private static PersonSeed Neighbour(PersonSeed person) =>
        TeamPeople.All[(TeamPeople.All.ToList().IndexOf(person) + 1) % TeamPeople.All.Count];

    private static bool IsOurs(Party party) => party.Address.EndsWith(TeamPeople.Domain, StringComparison.Ordinal);

    private Party Customer(string seller, string company)
    {
        var found = companies.First(candidate => candidate.Key == company && candidate.SellerKey == seller);
        return found.People[0].Party(found.Language);
    }

    private Letter Simple(Party from, PersonSeed to, DateTimeOffset at, string subject, string text, string? signed, string? company) => new()
    {
        MessageId = teller.NextId(from),
        At = at.AddSeconds(-dice.Between(0, 3000)),
        From = from,
        To = [to.Party()],
        Subject = subject,
        Text = signed is null ? text : $"{text}\n\n{signed}",
        CompanyKey = company,
    };
}
