using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>
/// Every operation of the OpenAPI document, by those whom it is for and by those whom it is not for. Without a token, and of an administrator's
/// by somebody else, the tests of the document itself ask.
/// </summary>
[Collection(TheTeam.Name)]
public sealed class WhoMayWhatTests(Team team)
{
    [Fact, Rule("S3"), Rule("N3")]
    public async Task Whom_an_operation_is_for_gets_an_answer()
    {
        var me = await team.HireAsync();
        foreach (var operation in (await OperationsAsync()).Where(o => !o.IsOpen))
        {
            var status = await operation.StatusAsync(operation.Role is null ? me.Http : team.Deployment.Me.Http);

            Assert.True(status is < 500 and not (401 or 403), $"{operation.Name}: {status}");
        }
    }

    [Fact, Rule("S3"), Rule("E3"), Rule("N3")]
    public async Task What_is_ones_own_is_not_there_for_others_nor_for_an_administrator()
    {
        var (me, other) = (await team.HireAsync(), await team.HireAsync());
        var message = await me.ReceiveAsync(team.Stranger(), "Mine");
        (await me.StartSyncingAsync()).Completed();
        var run = (await me.RunsAsync())[0].GetProperty("id").GetString()!;
        var named = new { internetMessageId = message.InternetMessageId, restId = message.Id };
        var chosen = new { named.internetMessageId, named.restId, address = "somebody@fabrikam.example", personId = "003000000000001AAA" };
        var related = new { named.internetMessageId, named.restId, record = (object?)null };
        var walked = 0;
        foreach (var operation in (await OperationsAsync()).Where(o => o.Path.StartsWith("/api/me/", StringComparison.Ordinal)))
        {
            var isOfMessage = operation.Path.StartsWith("/api/me/messages/", StringComparison.Ordinal);
            if (!isOfMessage && !operation.Path.Contains("{id}", StringComparison.Ordinal))
            {
                continue;
            }

            walked++;
            var id = operation.Path switch
            {
                "/api/me/jobs/email/runs/{id}" => run,
                "/api/me/history/{id}" => message.ImmutableId,
                _ => isOfMessage ? "x" : throw new InvalidOperationException($"Whose is the id of {operation.Name}? This test must be told."),
            };
            foreach (var client in new[] { other.Http, team.Deployment.Me.Http })
            {
                Assert.Equal((operation.Name, 404), (operation.Name, await operation.StatusAsync(client, id, operation.Id switch { "ChoosePerson" => chosen, "RelateMessage" => related, _ => named })));
            }

            if (operation.Method == "GET")
            {
                Assert.Equal((operation.Name, 200), (operation.Name, await operation.StatusAsync(me.Http, id)));
            }
        }

        Assert.InRange(walked, 7, int.MaxValue);
        Assert.Equal("no_match", await me.CodeAsync("Mine"));
    }

    private Task<IReadOnlyList<ApiOperation>> OperationsAsync() => ApiOperation.ReadAllAsync(team.Api.Anonymous);
}
