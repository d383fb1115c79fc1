using CsCheck;
using EmailSync.Domain.Decisions;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>The user's own choice of several people with one address, before and after recording (M4).</summary>
public sealed class ChoiceTests
{
    private static readonly Gen<CrmPerson> Anybody =
        Gen.Select(Gen.Int[1, 9], Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 3]).Select((id, isOwned, activity, change) => Contact(id) with
        {
            OwnerId = isOwned ? A.TomsSalesforceId : null,
            LastActivity = activity == 0 ? null : new DateOnly(2026, 11, activity),
            LastModified = change == 0 ? null : A.Now.AddDays(change),
        });

    private static readonly Gen<CrmPerson[]> Several = Anybody.Array[1, 6].Select(people => people.DistinctBy(person => person.Id).ToArray());

    [Fact, Rule("M4")]
    public void The_choice_beats_owner_activity_change_and_id_and_the_others_are_named() =>
        Gen.Select(Several, Gen.Int[0, 5], Gen.Bool).Sample((people, index, isShort) =>
        {
            var chosen = people[index % people.Length];

            var related = Assert.Single(Match(people, isShort ? chosen.Id[..15] : chosen.Id).Related);

            Assert.Equal((chosen, people.Length == 1 ? ChoiceRule.Only : ChoiceRule.EarlierChoice, false), (related.Person, related.ChosenBy, related.IsChoiceLost));
            Assert.Equal(people.Where(person => person != chosen), related.PassedOver);
        });

    [Fact, Rule("M4")]
    public void A_choice_of_somebody_who_is_not_found_changes_nothing_but_that_it_is_said() =>
        Several.Sample(people =>
        {
            var with = Assert.Single(Match(people, Id(10)).Related);
            var without = Assert.Single(Match(people, null).Related);

            Assert.True(with.IsChoiceLost);
            Assert.False(without.IsChoiceLost);
            Assert.Equal((without.Person, without.ChosenBy), (with.Person, with.ChosenBy));
        });

    [Fact, Rule("M4"), Rule("M3")]
    public void A_chosen_Lead_is_not_lost_where_a_Contact_has_come_with_the_address() =>
        Assert.False(Assert.Single(Match([Contact(1), A.Lead("00Q000000000002AAA", address: "a@x.example")], "00Q000000000002AAA").Related).IsChoiceLost);

    [Theory, Rule("M4"), Rule("E1")]
    [InlineData(ChoiceRule.EarlierChoice, false, "You chose this one for the address.")]
    [InlineData(ChoiceRule.Owned, true, "The one that you chose is no longer found with this address. It is the one that you own.")]
    [InlineData(ChoiceRule.Only, true, "The one that you chose is no longer found with this address.")]
    [InlineData(ChoiceRule.Only, false, null)]
    public void What_became_of_the_choice_is_said(ChoiceRule rule, bool isLost, string? words) =>
        Assert.Equal(words, MatchExplanations.ChosenBy(new RelatedPerson(Contact(1), AddressRole.To, rule, []) { IsChoiceLost = isLost }));

    [Fact, Rule("M4")]
    public void A_choice_after_recording_stands_in_the_place_of_the_one_before()
    {
        var before = new MatchResult([Related(1, "a@x.example", 2), Related(3, "b@x.example")], [new(Contact(2), NotRelatedReason.OverFifty)], []);

        var after = before.Choose(Contact(2), [Contact(1)]);

        Assert.Equal([Id(2), Id(3)], after.Related.Select(related => related.Person.Id));
        Assert.Equal((ChoiceRule.EarlierChoice, AddressRole.To), (after.Related[0].ChosenBy, after.Related[0].Role));
        Assert.Equal([Id(1)], after.Related[0].PassedOver.Select(person => person.Id));
        Assert.Empty(after.NotRelated);
    }

    [Fact, Rule("M4"), Rule("M3")]
    public void Who_is_chosen_and_related_by_another_address_already_is_related_once_and_who_is_not_on_it_changes_nothing()
    {
        var before = new MatchResult([Related(1, "a@x.example", 3), Related(3, "b@x.example")], [], []);

        Assert.Equal([Id(3)], before.Choose(Contact(3), [Contact(1)]).Related.Select(related => related.Person.Id));
        Assert.Same(before, before.Choose(Contact(1, "c@x.example"), []));
    }

    [Fact, Rule("M4")]
    public void A_Task_gets_the_chosen_one_for_those_replaced_and_keeps_everybody_else_in_their_order() =>
        Gen.Select(Gen.Int[1, 8].Array[0, 6], Gen.Int[1, 8], Gen.Int[1, 8].Array[0, 4]).Sample((ids, chosen, replaced) =>
        {
            string[] present = [.. ids.Distinct().Select(Id)];
            var gone = replaced.Where(id => id != chosen).Select(Id).ToHashSet();

            var after = TaskPeople.Choose(present, Id(chosen), gone, takesSeveral: true);

            Assert.Equal(present.Where(id => id != Id(chosen) && !gone.Contains(id)), after.Where(id => id != Id(chosen)));
            Assert.Single(after, Id(chosen));
            Assert.Equal(after, TaskPeople.Choose(after, Id(chosen), gone, takesSeveral: true));
            if (present is [var primary, ..] && (primary == Id(chosen) || gone.Contains(primary)))
            {
                Assert.Equal(Id(chosen), after[0]);
            }
        });

    [Fact, Rule("M4"), Rule("M3")]
    public void A_Task_that_takes_one_person_gets_the_chosen_one_alone() =>
        Assert.Equal([Id(2)], TaskPeople.Choose([Id(1), Id(3)], Id(2), new HashSet<string> { Id(1) }, takesSeveral: false));

    private static MatchResult Match(CrmPerson[] people, string? choice)
    {
        var address = A.Address("a@x.example");
        return Matcher.Match(
            new CandidateSet([new Candidate(address, AddressRole.From)], []),
            new Dictionary<EmailAddress, IReadOnlyList<CrmPerson>> { [address] = people },
            new MatchRules(A.TomsSalesforceId, HasSharedActivities: true, choice is null ? null : new Dictionary<EmailAddress, string> { [address] = choice }));
    }

    private static RelatedPerson Related(int number, string address, params int[] passedOver) =>
        new(Contact(number, address), AddressRole.To, ChoiceRule.Owned, [.. passedOver.Select(other => Contact(other, address))]);

    private static CrmPerson Contact(int number, string address = "a@x.example") => A.Contact(Id(number), $"Person {number}", address);

    private static string Id(int number) => $"0030000000{number:00000}AAA";
}
