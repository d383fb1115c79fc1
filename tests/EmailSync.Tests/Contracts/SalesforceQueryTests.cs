using System.Net;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class SalesforceQueryTests(SalesforceOrg org) : IClassFixture<SalesforceOrg>
{
    [Fact]
    public async Task A_path_over_relationships_comes_back_nested_and_an_empty_parent_as_null()
    {
        var account = await org.AddAsync("accounts", new { Name = "Acme" });
        await org.AddAsync("contacts", new { LastName = "Nested", Email = "nested1@acme.example", AccountId = account, OwnerId = SalesforceOrg.Bo });
        await org.AddAsync("contacts", new { LastName = "Nested", Email = "nested2@acme.example", OwnerId = SalesforceOrg.Bo });

        var found = await org.QueryAsync("SELECT Id, Account.Name, Owner.Name FROM Contact WHERE LastName = 'nested' ORDER BY Email");

        var records = found.Body.GetProperty("records");
        Assert.Equal(2, found.Body.GetProperty("totalSize").GetInt32());
        Assert.Equal("Acme", records[0].GetProperty("Account").GetProperty("Name").GetString());
        Assert.Equal("Bo Lind", records[0].GetProperty("Owner").GetProperty("Name").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, records[1].GetProperty("Account").ValueKind);
    }

    [Theory]
    [InlineData("Email = 'ADA@Where.example'", "ada")]
    [InlineData("Email != 'ada@where.example' AND Email != null", "ben,o'brien")]
    [InlineData("Email IN ('ada@where.example', 'ben@where.example')", "ada,ben")]
    [InlineData("Email NOT IN ('ada@where.example')", "ben,o'brien,zoe")]
    [InlineData("Email = null", "zoe")]
    [InlineData("FirstName = 'o\\'brien'", "o'brien")]
    [InlineData("FirstName LIKE 'b%'", "ben")]
    [InlineData("FirstName LIKE '_d_'", "ada")]
    [InlineData("FirstName LIKE 'a\\%'", "")]
    [InlineData("(FirstName = 'ada' OR FirstName = 'ben') AND (NOT FirstName LIKE 'a%')", "ben")]
    [InlineData("IsDeleted = false AND SystemModstamp > 2020-01-01T00:00:00Z", "ada,ben,o'brien,zoe")]
    [InlineData("SystemModstamp < 2020-01-01T00:00:00.000+01:00", "")]
    [InlineData("LastActivityDate >= 2026-11-02", "ben")]
    [InlineData("FirstName > 'b'", "ben,o'brien,zoe")]
    public async Task Filters(string where, string expected)
    {
        if ((await org.QueryAsync("SELECT Id FROM Contact WHERE LastName = 'Where'")).Body.GetProperty("totalSize").GetInt32() == 0)
        {
            await org.AddAsync("contacts", new { FirstName = "ada", LastName = "Where", Email = "ada@where.example", LastActivityDate = "2026-11-01" });
            await org.AddAsync("contacts", new { FirstName = "ben", LastName = "Where", Email = "ben@where.example", LastActivityDate = "2026-11-02" });
            await org.AddAsync("contacts", new { FirstName = "o'brien", LastName = "Where", Email = "brien@where.example" });
            await org.AddAsync("contacts", new { FirstName = "zoe", LastName = "Where" });
        }

        var found = await org.QueryAsync($"SELECT FirstName FROM Contact WHERE LastName = 'Where' AND ({where}) ORDER BY FirstName");

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Equal(expected, string.Join(',', found.Values("FirstName")));
    }

    [Theory]
    [InlineData("SELECT Id FROM Contact WHERE", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 'a' OR Name = 'b' AND Id != null", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Id != null AND NOT Name = 'a'", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 'O'Brien'", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 'a\\x'", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Name = \"a\"", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Name IN ()", "MALFORMED_QUERY")]
    [InlineData("SELECT * FROM Contact", "MALFORMED_QUERY")]
    [InlineData("SELECT Id, Id FROM Contact", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact GROUP BY Id", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact LIMIT x", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE")]
    [InlineData("SELECT Id FROM Task ORDER BY Description", "MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Task WHERE Description = 'x'", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE SystemModstamp > '2026-01-01T00:00:00Z'", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE SystemModstamp > 2026-01-01", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Lead WHERE IsConverted = 'false'", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE Id = '003'", "INVALID_QUERY_FILTER_OPERATOR")]
    [InlineData("SELECT Nope FROM Contact", "INVALID_FIELD")]
    [InlineData("SELECT Nope.Name FROM Contact", "INVALID_FIELD")]
    [InlineData("SELECT Who.Company FROM Task", "INVALID_FIELD")]
    [InlineData("SELECT Id FROM Nope", "INVALID_TYPE")]
    [InlineData("SELECT Id, (SELECT Id FROM Nopes) FROM Task", "INVALID_TYPE")]
    public async Task What_Salesforce_would_refuse_is_refused(string soql, string code)
    {
        var refused = await org.QueryAsync(soql);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(code, refused.Code);
    }

    [Theory]
    [InlineData("ASC", ",a,b")]
    [InlineData("DESC", ",b,a")]
    [InlineData("ASC NULLS LAST", "a,b,")]
    [InlineData("DESC NULLS LAST", "b,a,")]
    public async Task Empty_values_come_first_unless_the_statement_says_otherwise(string direction, string expected)
    {
        if ((await org.QueryAsync("SELECT Id FROM Lead WHERE LastName = 'Order'")).Body.GetProperty("totalSize").GetInt32() == 0)
        {
            foreach (var title in (string?[])["b", null, "a"])
                await org.AddAsync("leads", new { LastName = "Order", Company = "C", Title = title });
        }

        var found = await org.QueryAsync($"SELECT Title FROM Lead WHERE LastName = 'Order' ORDER BY Title {direction}");

        Assert.Equal(expected, string.Join(',', found.Values("Title")));
    }

    [Fact]
    public async Task A_long_answer_comes_in_pages()
    {
        for (var i = 0; i < 205; i++)
            await org.AddAsync("leads", new { LastName = "Page", Company = "C", FirstName = $"{i:000}" });
        const string Soql = "SELECT FirstName FROM Lead WHERE LastName = 'Page' ORDER BY FirstName";

        var first = await org.SendAsync(HttpMethod.Get, SalesforceOrg.QueryPath(Soql), null, null, ("Sforce-Query-Options", "batchSize=200"));
        var second = await org.GetAsync(first.Text("nextRecordsUrl"));
        var stranger = await org.GetAsync(first.Text("nextRecordsUrl"), org.BoToken);

        Assert.Equal(205, first.Body.GetProperty("totalSize").GetInt32());
        Assert.False(first.Body.GetProperty("done").GetBoolean());
        Assert.Equal(["200", "201", "202", "203", "204"], second.Values("FirstName"));
        Assert.True(second.Body.GetProperty("done").GetBoolean());
        Assert.Equal("INVALID_QUERY_LOCATOR", stranger.Code);
    }

    [Fact]
    public async Task A_user_finds_only_what_they_may_see()
    {
        await org.AddAsync("contacts", new { LastName = "Hidden", Email = "hidden@x.example", VisibleTo = new[] { SalesforceOrg.Bo } });

        Assert.Empty((await org.QueryAsync("SELECT Id FROM Contact WHERE Email = 'hidden@x.example'")).Values("Id"));
        Assert.Single((await org.QueryAsync("SELECT Id FROM Contact WHERE Email = 'hidden@x.example'", org.BoToken)).Values("Id"));
    }

    [Fact]
    public async Task Deleted_records_are_only_in_queryAll()
    {
        var id = await org.AddAsync("contacts", new { LastName = "Deleted" });
        await org.Sandbox.Control.DeleteAsync($"/salesforce/contacts/{id}");

        Assert.Empty((await org.QueryAsync("SELECT Id FROM Contact WHERE LastName = 'Deleted'")).Values("Id"));
        var all = await org.GetAsync(SalesforceOrg.QueryPath("SELECT Id FROM Contact WHERE LastName = 'Deleted'").Replace("/query", "/queryAll", StringComparison.Ordinal));
        Assert.Equal([id], all.Values("Id"));
    }

    [Fact]
    public async Task A_statement_of_more_than_100000_characters_and_an_address_of_more_than_16384_bytes_are_refused()
    {
        var longAddress = await org.QueryAsync($"SELECT Id FROM Contact WHERE Name = '{new string('x', 16_400)}'");
        var list = string.Join(',', Enumerable.Repeat($"'{new string('y', 3_900)}'", 30));
        var longStatement = await org.PostAsync("/composite", new { compositeRequest = new[] { new { method = "GET", referenceId = "q", url = SalesforceOrg.Data + SalesforceOrg.QueryPath($"SELECT Id FROM Contact WHERE Name IN ({list})") } } });

        Assert.Equal(HttpStatusCode.RequestUriTooLong, longAddress.Status);
        Assert.Equal(414, longStatement.Body.GetProperty("compositeResponse")[0].GetProperty("httpStatusCode").GetInt32());
    }
}
