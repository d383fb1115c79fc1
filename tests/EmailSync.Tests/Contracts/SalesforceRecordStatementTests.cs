using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce;
using EmailSync.Integrations.Salesforce.Wire;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>The words by which records are searched for, and which of them a person may relate a Task to (R1).</summary>
public sealed class SalesforceRecordStatementTests
{
    private static readonly RelatableObject _account = new("Account", ["Name"]);

    [Theory, Rule("R1")]
    [InlineData("pumps", "pumps*")]
    [InlineData("  Pumps   for\tFabrikam ", "Pumps* for* Fabrikam*")]
    [InlineData("sales AND marketing OR not", "sales* AND* marketing* OR* not*")]
    [InlineData("R & D lab", "lab*")]
    [InlineData("o'brien (emea) \"big\" {1+1}:2 why-not? a\\b~c*", @"o\'brien* \(emea\)* \""big\""* \{1\+1\}\:2* why\-not\?* a\\b\~c\**")]
    [InlineData("Ünsal 東京", "Ünsal* 東京*")]
    [InlineData("1001", "1001* OR 00001001")]
    [InlineData("00001001", "00001001*")]
    [InlineData("1001 leak", "1001* leak*")]
    public void Each_word_is_the_beginning_of_one_and_nothing_in_it_is_an_operator(string text, string query) =>
        Assert.Equal($"FIND {{{query}}} IN NAME FIELDS RETURNING Account(Id, Name LIMIT 10)", RecordStatements.Search([_account], text, 10));

    [Theory, Rule("R1")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("p")]
    [InlineData("a & b")]
    [InlineData("**")]
    public void What_Salesforce_would_refuse_is_no_search(string text) => Assert.Null(RecordStatements.Search([_account], text, 10));

    [Fact, Rule("R1"), Rule("M6")]
    public void Only_what_the_person_may_see_is_asked_for()
    {
        var task = Describe("Task", Field("WhatId") with { Createable = true, Updateable = true, ReferenceTo = ["Account", "Campaign", "Case", "Opportunity"] });
        var account = Describe("Account", Field("Name"));
        var opportunity = Describe("Opportunity", Field("Name"), Field("StageName"), Field("IsClosed"), Field("AccountId"));
        var nameless = Describe("Case", Field("Subject"));

        Assert.Equal(
            ["Account(Name)", "Opportunity(Name,StageName,IsClosed,AccountId,Account.Name)"],
            Relatable(task, account, opportunity, nameless));
        Assert.Equal(["Opportunity(Name,StageName,IsClosed,AccountId)"], Relatable(task, null, opportunity, null));
        Assert.Empty(Relatable(Describe("Task"), account, opportunity, nameless));
        Assert.Empty(Relatable(Describe("Task", Field("WhatId") with { Createable = true, ReferenceTo = ["Account"] }), account));
        Assert.Empty(Relatable(Describe("Task", Field("WhatId") with { Createable = true, Updateable = true, ReferenceTo = ["Campaign"] }), account));
    }

    [Fact, Rule("R1")]
    public void What_is_open_of_Accounts_is_asked_for_where_it_shows_whose_it_is()
    {
        var opportunity = new RelatableObject("Opportunity", ["Name", "IsClosed", "AccountId"]);

        Assert.Equal(
            "SELECT Id, Name, IsClosed, AccountId FROM Opportunity WHERE AccountId IN ('1','2') AND IsClosed = false ORDER BY LastModifiedDate DESC LIMIT 5",
            RecordStatements.OfAccounts(opportunity, ["1", "2"], 5));
        Assert.Null(RecordStatements.OfAccounts(new RelatableObject("Opportunity", ["Name", "IsClosed"]), ["1"], 5));
    }

    private static IEnumerable<string> Relatable(DescribeAnswer task, params DescribeAnswer?[] describes) =>
        OrganisationReading.Of("00Dxx0000001gEREAY", null, null, task, [], null, describes).Relatable.Select(type => $"{type.Type}({string.Join(',', type.Fields)})");

    private static DescribeAnswer Describe(string name, params DescribeField[] fields) => new(name, Createable: true, fields);

    private static DescribeField Field(string name) => new(name, "string", 255, Createable: false, Filterable: true, DeprecatedAndHidden: false, null);
}
