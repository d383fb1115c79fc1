using EmailSync.Domain.Decisions;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class CategoryTests
{
    [Fact, Rule("R5")]
    public void A_mark_is_put_beside_what_is_there() => Assert.Equal(["Blue category", "CRM"], Categories.With(["Blue category"], Categories.Record));

    [Fact, Rule("R5"), Rule("D17")]
    public void A_mark_that_is_there_in_another_spelling_is_not_put_again()
    {
        string[] categories = [" crm", "Blue category"];

        Assert.Same(categories, Categories.With(categories, Categories.Record));
    }

    [Fact, Rule("R8"), Rule("D17")]
    public void A_mark_that_goes_takes_nothing_with_it()
    {
        string[] unmarked = ["Blue category", "CRM leads"];

        Assert.Equal(unmarked, Categories.Without(["Blue category", " crm", "CRM leads", "CRM"], Categories.Record));
        Assert.Same(unmarked, Categories.Without(unmarked, Categories.Record));
    }
}
