namespace EmailSync.Domain.Matching;

/// <summary>Which of several records with one address is meant (M4).</summary>
public static class PersonChoice
{
    /// <summary>
    /// The person's earlier choice; else one they own; else the newest activity; else the newest change; else the lowest id. Each step looks
    /// only at those the step before left, and the step that left one is named.
    /// </summary>
    /// <param name="sameKind">Contacts only or Leads only, each id once; at least one.</param>
    /// <param name="role">Where the address stands.</param>
    /// <param name="earlierChoice">The id that the person chose for this address; null: none.</param>
    /// <param name="salesforceUserId">The person's own id.</param>
    public static RelatedPerson Choose(IReadOnlyList<CrmPerson> sameKind, AddressRole role, string? earlierChoice, string salesforceUserId)
    {
        var left = sameKind;
        return Only(left, ChoiceRule.Only)
            ?? Narrow(person => SameId(person.Id, earlierChoice), ChoiceRule.EarlierChoice)
            ?? Narrow(person => SameId(person.OwnerId, salesforceUserId), ChoiceRule.Owned)
            ?? Narrow(Newest(person => person.LastActivity), ChoiceRule.NewestActivity)
            ?? Narrow(Newest(person => person.LastModified), ChoiceRule.NewestChange)
            ?? Only([left.MinBy(person => person.Id, StringComparer.Ordinal)!], ChoiceRule.LowestId)!;

        RelatedPerson? Narrow(Func<CrmPerson, bool> isPreferred, ChoiceRule rule)
        {
            var preferred = left.Where(isPreferred).ToList();
            left = preferred.Count > 0 ? preferred : left;
            return Only(left, rule);
        }

        RelatedPerson? Only(IReadOnlyList<CrmPerson> people, ChoiceRule rule) =>
            people.Count == 1 ? new RelatedPerson(people[0], role, rule, [.. sameKind.Where(person => person.Id != people[0].Id)]) : null;

        Func<CrmPerson, bool> Newest<T>(Func<CrmPerson, T?> value)
            where T : struct, IComparable<T>
        {
            var newest = left.Max(value);
            return person => Nullable.Equals(value(person), newest);
        }
    }

    /// <summary>Ids of 15 and of 18 characters name the same record where their first 15 are the same.</summary>
    internal static bool SameId(string? one, string? other) =>
        one is { Length: >= 15 } && other is { Length: >= 15 } && one.AsSpan(0, 15).SequenceEqual(other.AsSpan(0, 15));
}
