using System.Web;
using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Integrations.Salesforce;
using EmailSync.Tests.Support;
using EmailSync.Tests.Support.Builders;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>The way into Salesforce's form of a new record.</summary>
public sealed class SalesforceNewRecordTests
{
    private static readonly Uri Org = new("https://example.my.salesforce.com/");

    [Fact, Rule("O3")]
    public void A_Contact_is_filled_in_with_address_and_name() => Assert.Equal(
        "https://example.my.salesforce.com/lightning/o/Contact/new?defaultFieldValues=Email=maria%40lopez.example,FirstName=Maria,LastName=Lopez",
        SalesforceClient.NewRecordUrl(Org, PersonKind.Contact, Newcomer.Of(A.Address("maria@lopez.example"), Newcomer.NamesOf([A.Maria]))));

    [Fact, Rule("O3")]
    public void A_Lead_has_a_company_and_what_is_not_known_is_left_out() => Assert.Equal(
        "https://example.my.salesforce.com/lightning/o/Lead/new?defaultFieldValues=Email=maria%40lopez.example,Company=Lopez",
        SalesforceClient.NewRecordUrl(Org, PersonKind.Lead, Newcomer.Of(A.Address("maria@lopez.example"), Newcomer.NamesOf([]))));

    [Theory, Rule("O3")]
    [InlineData("a,b=c%d&e#f+g@lopez.example", "Ann, Maria=O'Neil & 50% \"+\"")]
    [InlineData("maría@lopez.example", "María 山田 Ñandú")]
    public void No_value_runs_into_another(string email, string name)
    {
        var newcomer = Newcomer.Of(A.Address(email), Newcomer.NamesOf([new Correspondent(name, email)]));

        var url = new Uri(SalesforceClient.NewRecordUrl(Org, PersonKind.Contact, newcomer));

        // As the form reads it: the parameter, its parts, their values.
        var values = HttpUtility.ParseQueryString(url.Query)["defaultFieldValues"]!.Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        Assert.Equal((email, newcomer.Name?.First, newcomer.Name?.Last), (values["Email"], values["FirstName"], values["LastName"]));
        Assert.Empty(url.Fragment);
    }
}
