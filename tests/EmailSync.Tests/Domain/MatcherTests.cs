using CsCheck;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class MatcherTests
{
    [Fact, Rule("M3")]
    public void Every_matching_Contact_is_related_in_the_order_of_the_addresses()
    {
        var result = Match([Contact(2, "b@x.example"), Contact(1, "a@x.example")], "b@x.example", "nobody@x.example", "a@x.example");

        Assert.Equal([Id(2), Id(1)], result.Related.Select(r => r.Person.Id));
        Assert.Equal("nobody@x.example", Assert.Single(result.Unmatched).Value);
    }

    [Fact, Rule("M3")]
    public void Where_Contacts_and_Leads_match_the_Contacts_are_related_and_the_Leads_named()
    {
        var lead = A.Lead(address: "a@x.example");

        var result = Match([lead, Contact(1, "b@x.example")], "a@x.example", "b@x.example");

        Assert.Equal(Id(1), Assert.Single(result.Related).Person.Id);
        Assert.Equal(new NotRelatedPerson(lead, NotRelatedReason.LeadBesideContact), Assert.Single(result.NotRelated));
        Assert.Empty(result.Unmatched);
    }

    [Fact, Rule("M3")]
    public void A_Lead_with_the_same_address_as_a_Contact_is_named()
    {
        var result = Match([A.Lead(address: "a@x.example"), Contact(1, "a@x.example")], "a@x.example");

        Assert.Equal(Id(1), Assert.Single(result.Related).Person.Id);
        Assert.Equal(NotRelatedReason.LeadBesideContact, Assert.Single(result.NotRelated).Reason);
    }

    [Fact, Rule("M3")]
    public void Where_only_Leads_match_the_first_is_related()
    {
        var first = A.Lead("00Q000000000009AAA", address: "a@x.example");
        var second = A.Lead("00Q000000000001AAA", address: "b@x.example");

        var result = Match([second, first], "a@x.example", "b@x.example");

        Assert.Equal(first, Assert.Single(result.Related).Person);
        Assert.Equal(new NotRelatedPerson(second, NotRelatedReason.FurtherLead), Assert.Single(result.NotRelated));
    }

    [Theory, Rule("M3")]
    [InlineData(50, 50, 0)]
    [InlineData(51, 50, 1)]
    public void Fifty_Contacts_are_related(int matching, int related, int named)
    {
        var addresses = Enumerable.Range(1, matching).Select(i => $"p{i}@x.example").ToArray();

        var result = Match([.. addresses.Select((address, i) => Contact(i + 1, address))], addresses);

        Assert.Equal(related, result.Related.Count);
        Assert.Equal(named, result.NotRelated.Count(n => n.Reason == NotRelatedReason.OverFifty));
    }

    [Fact, Rule("M3")]
    public void Without_Shared_Activities_the_first_Contact_is_related_and_the_others_named()
    {
        var result = Matcher.Match(
            Candidates("a@x.example", "b@x.example"),
            Found([Contact(2, "a@x.example"), Contact(1, "b@x.example")]),
            new MatchRules(A.TomsSalesforceId, HasSharedActivities: false));

        Assert.Equal(Id(2), Assert.Single(result.Related).Person.Id);
        Assert.Equal(NotRelatedReason.NoSharedActivities, Assert.Single(result.NotRelated).Reason);
    }

    [Fact, Rule("M3")]
    public void A_Contact_with_two_of_the_addresses_is_related_once()
    {
        var result = Match([Contact(1, "a@x.example"), Contact(1, "b@x.example") with { Field = "Email_2__c" }], "a@x.example", "b@x.example");

        Assert.Equal(Id(1), Assert.Single(result.Related).Person.Id);
        Assert.Empty(result.Unmatched);
    }

    [Fact, Rule("M2")]
    public void A_Contact_that_has_the_address_in_two_fields_is_one()
    {
        var result = Match([Contact(1, "a@x.example"), Contact(1, "a@x.example") with { Field = "Email_2__c" }], "a@x.example");

        Assert.Equal(ChoiceRule.Only, Assert.Single(result.Related).ChosenBy);
    }

    [Fact, Rule("M4")]
    public void The_earlier_choice_beats_everything()
    {
        var result = Match(
            [Everything(1), Contact(2, "a@x.example"), Everything(3)], ["a@x.example"], new() { [A.Address("a@x.example")] = Id(2)[..15] });

        AssertChosen(2, ChoiceRule.EarlierChoice, result);
        Assert.Equal([Id(1), Id(3)], result.Related[0].PassedOver.Select(p => p.Id));
    }

    [Fact, Rule("M4")]
    public void A_choice_of_somebody_who_no_longer_has_the_address_does_not_count() =>
        AssertChosen(1, ChoiceRule.LowestId, Match(
            [Contact(2, "a@x.example"), Contact(1, "a@x.example")], ["a@x.example"], new() { [A.Address("a@x.example")] = Id(7) }));

    [Fact, Rule("M4")]
    public void Else_one_they_own() => AssertChosen(2, ChoiceRule.Owned, Match(
        [
            Contact(1, "a@x.example") with { LastActivity = new DateOnly(2026, 11, 20), LastModified = A.Now },
            Contact(2, "a@x.example") with { OwnerId = A.TomsSalesforceId },
        ],
        "a@x.example"));

    [Fact, Rule("M4")]
    public void Else_the_newest_activity() => AssertChosen(2, ChoiceRule.NewestActivity, Match(
        [
            Contact(1, "a@x.example") with { LastActivity = new DateOnly(2026, 11, 19), LastModified = A.Now },
            Contact(2, "a@x.example") with { LastActivity = new DateOnly(2026, 11, 20) },
            Contact(3, "a@x.example") with { LastModified = A.Now },
        ],
        "a@x.example"));

    [Fact, Rule("M4")]
    public void Of_several_that_they_own_the_later_steps_decide() => AssertChosen(3, ChoiceRule.NewestActivity, Match(
        [
            Contact(1, "a@x.example") with { LastActivity = new DateOnly(2026, 11, 24) },
            Contact(2, "a@x.example") with { OwnerId = A.TomsSalesforceId, LastActivity = new DateOnly(2026, 11, 19) },
            Contact(3, "a@x.example") with { OwnerId = A.TomsSalesforceId, LastActivity = new DateOnly(2026, 11, 20) },
        ],
        "a@x.example"));

    [Fact, Rule("M4")]
    public void Else_the_newest_change() => AssertChosen(2, ChoiceRule.NewestChange, Match(
        [
            Contact(1, "a@x.example") with { LastModified = A.Now.AddDays(-1) },
            Contact(2, "a@x.example") with { LastModified = A.Now },
        ],
        "a@x.example"));

    [Fact, Rule("M4")]
    public void Else_the_lowest_id() => AssertChosen(1, ChoiceRule.LowestId, Match(
        [Contact(2, "a@x.example"), Contact(1, "a@x.example"), Contact(3, "a@x.example")], "a@x.example"));

    [Fact, Rule("M4")]
    public void Several_Leads_with_one_address_are_chosen_from_in_the_same_way()
    {
        var owned = A.Lead("00Q000000000002AAA") with { OwnerId = A.TomsSalesforceId };

        var result = Match([A.Lead(), owned], "maria@lopez.example");

        Assert.Equal((owned, ChoiceRule.Owned), (result.Related[0].Person, result.Related[0].ChosenBy));
    }

    [Fact, Rule("M4")]
    public void The_choice_does_not_depend_on_the_order_in_which_Salesforce_answers()
    {
        var person = Gen.Select(Gen.Int[1, 6], Gen.Bool, Gen.Int[0, 2], Gen.Int[0, 2]).Select((id, owned, activity, change) => Contact(id, "a@x.example") with
        {
            OwnerId = owned ? A.TomsSalesforceId : null,
            LastActivity = activity == 0 ? null : new DateOnly(2026, 11, activity),
            LastModified = change == 0 ? null : A.Now.AddDays(change),
        });

        person.Array[1, 6].Select(people => people.DistinctBy(p => p.Id).ToArray()).SelectMany(people => Gen.Shuffle(people).Select(shuffled => (people, shuffled)))
            .Sample(pair => Match(pair.people, "a@x.example").Related[0].Person == Match(pair.shuffled, "a@x.example").Related[0].Person);
    }

    private static void AssertChosen(int number, ChoiceRule rule, MatchResult result)
    {
        var related = Assert.Single(result.Related);
        Assert.Equal((Id(number), rule), (related.Person.Id, related.ChosenBy));
    }

    private static MatchResult Match(CrmPerson[] people, params string[] addresses) => Match(people, addresses, []);

    private static MatchResult Match(CrmPerson[] people, string[] addresses, Dictionary<EmailAddress, string> choices) =>
        Matcher.Match(Candidates(addresses), Found(people), new MatchRules(A.TomsSalesforceId, HasSharedActivities: true, choices));

    private static CandidateSet Candidates(params string[] addresses) =>
        new([.. addresses.Select(address => new Candidate(A.Address(address), AddressRole.To))], []);

    private static Dictionary<EmailAddress, IReadOnlyList<CrmPerson>> Found(CrmPerson[] people) =>
        people.GroupBy(p => p.Address).ToDictionary(g => g.Key, g => (IReadOnlyList<CrmPerson>)[.. g]);

    private static CrmPerson Contact(int number, string address) => A.Contact(Id(number), $"Person {number}", address);

    private static CrmPerson Everything(int number) => Contact(number, "a@x.example") with
    {
        OwnerId = A.TomsSalesforceId,
        LastActivity = new DateOnly(2026, 11, 25),
        LastModified = A.Now,
    };

    private static string Id(int number) => $"0030000000{number:00000}AAA";
}
