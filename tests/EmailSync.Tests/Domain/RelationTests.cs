using EmailSync.Domain.Decisions;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>The Account, Opportunity or Case that a person relates a message to (R1).</summary>
public sealed class RelationTests
{
    private static readonly RelatedRecord _chosen = new("Opportunity", "006000000000001AAA", "Pumps, as chosen");

    private static readonly RelatedRecord _found = _chosen with { Name = "Pumps" };

    private static readonly CrmOrganisation _organisation = A.Organisation() with { Relatable = [new("Account", ["Name"]), new("Opportunity", ["Name"])] };

    [Fact, Rule("R1")]
    public void A_message_on_Contacts_is_related_to_the_record_by_its_present_name() =>
        Assert.Equal(new Relation(_found, RelationFate.Related), RelationRules.Decide(_chosen, A.Match(A.Contact()), _organisation, _found));

    [Fact, Rule("R1"), Rule("D12")]
    public void A_choice_stands_while_nobody_matches() =>
        Assert.Equal(
            [RelationFate.Related, RelationFate.Related],
            new[] { null, MatchResult.Nobody([]) }.Select(match => RelationRules.Decide(_chosen, match, _organisation, _found).Fate));

    [Fact, Rule("R1")]
    public void A_Lead_takes_no_record_whatever_else_is_true_of_it() =>
        Assert.Equal(RelationFate.Lead, RelationRules.Decide(_chosen, A.Match(A.Lead()), A.Organisation(), null).Fate);

    [Fact, Rule("R1"), Rule("M6")]
    public void What_the_org_does_not_allow_or_the_person_does_not_see_is_left_out_and_keeps_the_name_that_it_had()
    {
        var notAllowed = RelationRules.Decide(_chosen, A.Match(A.Contact()), A.Organisation(), null);
        var onlyAccounts = RelationRules.Decide(_chosen, A.Match(A.Contact()), A.Organisation() with { Relatable = [new("Account", ["Name"])] }, _found);
        var gone = RelationRules.Decide(_chosen, A.Match(A.Contact()), _organisation, null);

        Assert.Equal(new Relation(_chosen, RelationFate.NotAllowed), notAllowed);
        Assert.Equal(new Relation(_found, RelationFate.NotAllowed), onlyAccounts);
        Assert.Equal(new Relation(_chosen, RelationFate.Gone), gone);
    }

    [Fact, Rule("R1")]
    public void Only_what_is_related_is_in_force()
    {
        var fates = Enum.GetValues<RelationFate>();

        Assert.Equal([RelationFate.Related], fates.Where(fate => RelationRules.InForce(new Relation(_chosen, fate)) == _chosen));
        Assert.Null(RelationRules.InForce(null));
    }

    [Fact, Rule("R1"), Rule("R2")]
    public void Every_part_of_a_plan_has_the_record_as_its_What()
    {
        var plan = RecordingPlanner.Plan(A.RecordingInput() with { Body = new string('x', 80_000), Related = _chosen });

        Assert.Equal(3, plan.Parts.Count);
        Assert.All(plan.Parts, part => Assert.Equal(_chosen.Id, part.WhatId));
    }

    [Fact, Rule("R1"), Rule("M3")]
    public void A_plan_on_a_Lead_has_no_What_and_neither_has_one_of_which_nothing_was_said()
    {
        var lead = RecordingPlanner.Plan(A.RecordingInput() with { Match = A.Match(A.Lead()), Related = _chosen });
        var nothing = RecordingPlanner.Plan(A.RecordingInput());

        Assert.All(lead.Parts.Concat(nothing.Parts), part => Assert.Null(part.WhatId));
    }

    [Fact, Rule("R6")]
    public void The_keys_do_not_know_of_it() =>
        Assert.Equal(RecordingPlanner.Plan(A.RecordingInput()).Key, RecordingPlanner.Plan(A.RecordingInput() with { Related = _chosen }).Key);

    [Fact, Rule("R1"), Rule("E1")]
    public void Every_sentence_about_it() => Snapshots.MatchText(string.Join('\n', Enum.GetValues<RelationFate>().SelectMany(fate => new[] { true, false }.SelectMany(isForecast =>
    {
        var relation = new Relation(_found, fate, fate == RelationFate.Refused ? "Closed is closed" : null);
        return new[]
        {
            $"{fate}, {(isForecast ? "before" : "after")}: {RelationExplanations.Sentence(relation, isForecast)}",
            $"  and of the message: {RelationExplanations.LeftOut(relation, isForecast) ?? "-"}",
        };
    }))));
}
