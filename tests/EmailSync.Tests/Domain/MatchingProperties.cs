using CsCheck;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;
using EmailSync.Domain.SmartAddresses;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>What holds of addresses, matches and folders whatever stands on a message and in a mailbox.</summary>
public sealed class MatchingProperties
{
    private static readonly Gen<Correspondent[]> People = Gen.OneOf(
        "tom@contoso.example", " TOM@contoso.example", "anna@contoso.example", "ann@sales.contoso.example", "eve@mycontoso.example", "eve@example",
        "maria@lopez.example", "Maria@LOPEZ.example\t", "jürgen@müller.example", "record@smart.contoso.example", "nothing@smart.contoso.example",
        "", "Undisclosed recipients", "@x.example", "x@", "a b@x.example").Select(text => new Correspondent(null, text)).Array[0, 6];

    [Fact, Rule("M1"), Rule("M5")]
    public void Every_address_stands_once_at_its_first_place_among_those_looked_up_or_those_left_out() =>
        Gen.Select(People, People, People, People).Sample((from, to, cc, bcc) =>
        {
            var message = A.Message() with { From = from.FirstOrDefault(), To = to, Cc = cc, Bcc = bcc };
            var places = from.Take(1).Select(p => (p.Address, AddressRole.From))
                .Concat(to.Select(p => (p.Address, AddressRole.To)))
                .Concat(cc.Select(p => (p.Address, AddressRole.Cc)))
                .Concat(IsOwn(from.FirstOrDefault()?.Address ?? "") ? bcc.Select(p => (p.Address, AddressRole.Bcc)) : [])
                .DistinctBy(place => Compared(place.Address))
                .ToLookup(place => IsLookedUp(Compared(place.Address)));

            var set = AddressSelection.Select(message, A.Mailbox(), SmartAddressFormat.Of("smart.contoso.example"));

            Assert.Equal(places[true].Select(p => (Compared(p.Address), p.Item2)), set.Candidates.Select(c => (c.Address.Value, c.Role)));
            Assert.Equal(places[false].Select(p => p.Address), set.LeftOut.Select(l => l.Text));
        });

    [Fact, Rule("M3"), Rule("M4")]
    public void Whom_each_address_means_is_related_or_named_in_the_order_of_the_addresses()
    {
        var person = Gen.Select(Gen.Int[1, 60], Gen.Bool).Select((id, isLead) => isLead ? A.Lead($"00Q0000000{id:00000}AAA") : A.Contact($"0030000000{id:00000}AAA"));
        Gen.Select(person.Array[0, 3].Array[0, 70], Gen.Bool).Sample((people, isShared) =>
        {
            var addresses = people.Select((_, i) => A.Address($"p{i}@x.example")).ToList();
            var found = addresses.Zip(people).ToDictionary(pair => pair.First, IReadOnlyList<CrmPerson> (pair) => pair.Second);
            var result = Matcher.Match(
                new CandidateSet([.. addresses.Select(a => new Candidate(a, AddressRole.To))], []), found, new MatchRules(A.TomsSalesforceId, isShared));

            // Nothing but the id tells these people apart, so each address means the lowest of each kind.
            var meant = people.SelectMany(p => p.GroupBy(x => x.Kind).Select(kind => kind.MinBy(x => x.Id, StringComparer.Ordinal)!)).DistinctBy(p => p.Id).ToLookup(p => p.Kind);
            var contacts = meant[PersonKind.Contact].Select(p => p.Id).ToList();
            var leads = meant[PersonKind.Lead].Select(p => p.Id).ToList();
            var most = contacts.Count == 0 || !isShared ? 1 : 50;
            var (first, beside) = contacts.Count > 0 ? (contacts, leads) : (leads, []);

            Assert.Equal(first.Take(most), result.Related.Select(r => r.Person.Id));
            Assert.Equal(first.Skip(most).Concat(beside), result.NotRelated.Select(n => n.Person.Id));
            Assert.Equal(addresses.Where(a => found[a].Count == 0), result.Unmatched);
        });
    }

    [Fact, Rule("D3")]
    public void A_folder_is_mapped_where_it_or_with_subfolders_one_above_it_is_chosen_and_none_above_it_is_forbidden()
    {
        string?[] names = ["inbox", "sentitems", "deleteditems", "drafts", null, null, null];
        var tree = Gen.Int[0, 11].Array[12].Select(parents => parents.Select((parent, i) => new MailFolder(
            $"f{i}", parent < i ? $"f{parent}" : null, $"Folder {i}", i < names.Length ? names[i] : null)).ToArray());
        var choice = Gen.Select(Gen.Int[0, 13], Gen.Bool).Select((i, deep) => new FolderChoice(i == 13 ? "INBOX" : $"f{i}", deep));

        Gen.Select(tree, choice.Array[0, 3]).Sample((folders, choices) =>
        {
            var expected = folders.Where(folder =>
            {
                var line = Line(folder, folders);
                return !line.Exists(f => f.WellKnownName is "deleteditems" or "drafts")
                    && choices.Any(c => line.Exists(f => Names(c, f) && (c.IncludeSubfolders || f == folder)));
            });

            Assert.Equal(expected.Select(f => f.Id).Order(), FolderScope.Resolve(folders, choices).Order());
            Assert.Equal(choices.Count(c => c.Id == "f12"), FolderScope.CountMissing(folders, choices));
        });
    }

    private static bool Names(FolderChoice choice, MailFolder folder) =>
        choice.Id == folder.Id || (choice.Id == "INBOX" && folder.WellKnownName == "inbox");

    /// <summary>The folder and all above it.</summary>
    private static List<MailFolder> Line(MailFolder folder, MailFolder[] all)
    {
        var line = new List<MailFolder>();
        for (var at = folder; at is not null; at = all.FirstOrDefault(f => f.Id == at.ParentId))
        {
            line.Add(at);
        }

        return line;
    }

    private static string Compared(string text) => text.Trim().ToLowerInvariant() is var lower && lower.Contains('@', StringComparison.Ordinal) ? lower : text.Trim();

    private static bool IsOwn(string text) => Compared(text) == "tom@contoso.example";

    private static bool IsLookedUp(string compared) =>
        compared is not ("" or "Undisclosed recipients" or "@x.example" or "x@" or "a b@x.example")
        && !$".{compared.Split('@')[1]}".EndsWith(".contoso.example", StringComparison.Ordinal);
}
