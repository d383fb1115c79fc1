namespace EmailSync.Domain.Recording;

/// <summary>Whom a Task that exists is related to once the user has chosen another person for an address (M4).</summary>
public static class TaskPeople
{
    /// <summary>
    /// The chosen one in the place of those replaced; whom somebody has added in Salesforce stays. Done again it changes nothing, whatever was
    /// done before.
    /// </summary>
    /// <param name="present">The ids that the Task is related to, the primary one first.</param>
    /// <param name="chosen">The id of the person chosen.</param>
    /// <param name="replaced">The ids of the others with the address, but for those that are related by another address too.</param>
    /// <param name="takesSeveral">False for a Lead, and in an org without Shared Activities: then the chosen one is the only one (M3).</param>
    public static IReadOnlyList<string> Choose(IReadOnlyList<string> present, string chosen, IReadOnlySet<string> replaced, bool takesSeveral)
    {
        if (!takesSeveral)
        {
            return [chosen];
        }

        bool Stays(string id) => id != chosen && !replaced.Contains(id);
        var people = present.Where(Stays).ToList();
        people.Insert(present.TakeWhile(Stays).Count(), chosen);
        return people;
    }
}
