using System.Text.Json;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Scenarios;

/// <summary>A connection that does not let us in stops the job in one clear state and is taken up again by itself (B4).</summary>
public sealed class ConnectionTests(Team team) : IClassFixture<Team>, IAsyncLifetime
{
    private string _customer = null!;

    private Employee Me { get; set; } = null!;

    public async Task InitializeAsync()
    {
        _customer = await team.CustomerAsync();
        Me = await team.HireAsync();
        (await Me.StartSyncingAsync()).Completed();
    }

    public Task DisposeAsync() => team.Control.ClearFaultsAsync();

    [Theory, Rule("B4"), Rule("T4")]
    [InlineData("denied", "EmailSync is not allowed to read your mailbox. Ask an administrator.")]
    [InlineData("disabled", "There is no mailbox in Exchange Online for you. Ask an administrator.")]
    public async Task A_mailbox_that_is_closed_to_us_stops_the_job_until_it_is_open_again(string how, string sentence)
    {
        await Me.ReceiveAsync(_customer, "Meanwhile");
        await team.Control.SetMailboxOptionsAsync(Me.Email, new Dictionary<string, bool> { [how] = true });

        Assert.Equal("failed", (await Me.SyncNowAsync()).GetProperty("result").GetString());

        await StoppedAsync(sentence);
        Assert.Equal(2, (await Me.RunsAsync()).Count);

        await team.Control.SetMailboxOptionsAsync(Me.Email, new { });
        if (how == "denied")
        {
            await Me.Http.PostAnswerAsync("/api/me/connections/exchange/test");
        }
        else
        {
            // The sweep asks by itself, at the start for the first time.
            await team.Api.KillAsync();
            await team.Api.RestartAsync();
        }

        await EmployeeSteps.UntilAsync(async () => await Me.CodeAsync("Meanwhile") == "recorded");
        (await Me.RunEndedAsync()).Completed();
        Assert.NotEqual(JsonValueKind.Null, (await Me.JobAsync()).GetProperty("nextRunAt").ValueKind);
    }

    [Fact, Rule("B4")]
    public async Task A_mailbox_whose_folders_alone_can_be_read_is_not_called_open()
    {
        await Me.ReceiveAsync(_customer, "Meanwhile");
        var fault = await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "refuse",
            route = $"GET */users/{Me.Person.ObjectId}/*messages*",
            count = 1_000,
            status = 403,
            code = "ErrorAccessDenied",
        });
        Assert.Equal("failed", (await Me.SyncNowAsync()).GetProperty("result").GetString());
        await StoppedAsync("EmailSync is not allowed to read your mailbox. Ask an administrator.");

        Assert.Equal("denied", (await TestAsync(Me)).GetProperty("state").GetString());
        Assert.Equal(2, (await Me.RunsAsync()).Count);

        await team.Control.RemoveFaultAsync(fault);
        Assert.Equal("connected", (await TestAsync(Me)).GetProperty("state").GetString());
        await EmployeeSteps.UntilAsync(async () => await Me.CodeAsync("Meanwhile") == "recorded");
    }

    [Theory, Rule("B4")]
    [InlineData("secret", "AADSTS7000222")]
    [InlineData("consent", "Authorization_RequestDenied")]
    public async Task A_deployment_that_Microsoft_does_not_let_in_is_one_state_for_everybody(string what, string code)
    {
        const string Words = "Microsoft 365 does not let EmailSync in ({0}). Ask an administrator.";
        var colleague = await team.HireAsync("Ben Moreau");
        (await colleague.StartSyncingAsync()).Completed();
        await Me.ReceiveAsync(_customer, "Meanwhile");
        await team.Api.KillAsync();
        var fault = await team.Control.AddFaultAsync(what == "secret"
            ? new
            {
                system = "entra",
                kind = "refuse",
                route = "POST *token*",
                count = 1_000,
                status = 401,
                body = new { error = "invalid_client", error_description = "AADSTS7000222: The provided client secret keys are expired." },
            }
            : new { system = "graph", kind = "refuse", route = "GET */users/*", count = 1_000, status = 403, code } as object);
        await team.Deployment.ChangeDatabaseAsync("UPDATE mailboxes SET profile_read_at = 0");
        await team.Api.RestartAsync();

        Assert.Equal("failed", (await Me.SyncNowAsync()).GetProperty("result").GetString());

        var sentence = string.Format(System.Globalization.CultureInfo.InvariantCulture, Words, code);
        await StoppedAsync(sentence);
        Assert.Equal(sentence, (await colleague.JobAsync()).GetProperty("stopped").GetProperty("sentence").GetString());
        Assert.Equal("signInRefused", (await colleague.Http.GetAnswerAsync("/api/me/connections")).Json.GetProperty("exchange").GetProperty("state").GetString());

        await team.Control.RemoveFaultAsync(fault);
        Assert.Equal("connected", (await TestAsync(Me)).GetProperty("state").GetString());
        await EmployeeSteps.UntilAsync(async () => await Me.CodeAsync("Meanwhile") == "recorded");
        (await colleague.SyncNowAsync()).Completed();
    }

    [Theory, Rule("B4"), Rule("B3")]
    [InlineData("cut", 1)]
    [InlineData("page", 1)]
    [InlineData("page", 2)]
    [InlineData("refused", 1)]
    public async Task A_bad_moment_of_Microsofts_sign_in_is_no_refusal(string how, int count)
    {
        await Me.ReceiveAsync(_customer, "Meanwhile");
        await team.Api.KillAsync();
        const string Route = "POST *token*";
        var fault = await team.Control.AddFaultAsync(how switch
        {
            "cut" => new { system = "entra", kind = "truncate", route = Route, count },
            "page" => new { system = "entra", kind = "refuse", route = Route, count, status = 200, body = "<html><body>A proxy's page</body></html>" },
            _ => new { system = "entra", kind = "refuse", route = Route, count, status = 401, body = new { error = "invalid_client", error_description = "AADSTS7000222: Later." } } as object,
        });
        await team.Api.RestartAsync();

        (await Me.SyncNowAsync()).Completed();

        Assert.Equal(count, await team.Control.FaultHitsAsync(fault));
        Assert.Equal("recorded", await Me.CodeAsync("Meanwhile"));
    }

    [Fact, Rule("B3")]
    public async Task What_Microsofts_sign_in_asks_one_mailbox_to_wait_all_of_them_wait()
    {
        var colleague = await team.HireAsync("Ida Berg");
        (await colleague.StartSyncingAsync()).Completed();
        await team.Api.KillAsync();
        await team.Control.ResetCountersAsync();
        var fault = await team.Control.AddFaultAsync(new { system = "entra", kind = "throttle", route = "POST *token*", count = 1, retryAfterSeconds = 12 });
        await team.Api.RestartAsync();

        await Me.AskForRunAsync();
        await EmployeeSteps.UntilAsync(async () => await team.Control.FaultHitsAsync(fault) == 1);
        await EmployeeSteps.UntilAsync(async () => (await WaitAsync(Me)) is not null);
        await colleague.AskForRunAsync();
        await EmployeeSteps.UntilAsync(async () => (await WaitAsync(colleague)) is not null);

        Assert.InRange((await WaitAsync(colleague))!.Value - (await WaitAsync(Me))!.Value, TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(2));
        (await Me.RunEndedAsync()).Completed();
        (await colleague.RunEndedAsync()).Completed();
        Assert.Empty((await team.Control.GetAsync("/counters")).GetProperty("entra").GetProperty("cameBackEarly").EnumerateObject());
    }

    [Fact, Rule("B4")]
    public async Task A_revoked_consent_stops_the_job_until_the_person_connects_again()
    {
        await Me.ReceiveAsync(_customer, "Meanwhile");
        await team.Control.PostAsync("/salesforce/revoke", new { user = Me.Person.SalesforceUserId });

        Assert.Equal("failed", (await Me.SyncNowAsync()).GetProperty("result").GetString());

        await StoppedAsync("The connection to Salesforce has expired or was revoked. Connect again.");

        await team.Api.ConnectSalesforceAsync(team.Deployment.Sandbox, Me.Http);
        await EmployeeSteps.UntilAsync(async () => await Me.CodeAsync("Meanwhile") == "recorded");
        (await Me.RunEndedAsync()).Completed();
    }

    [Fact, Rule("B4"), Rule("D16")]
    public async Task What_is_asked_for_one_message_tells_by_its_code_that_nothing_else_would_work_either()
    {
        var message = await Me.ReceiveAsync(_customer, "Asked for in vain");
        await team.Control.PostAsync("/salesforce/revoke", new { user = Me.Person.SalesforceUserId });

        Assert.Equal((409, "authorization_lost"), await CodeAsync());
        Assert.Equal((409, "expired"), await CodeAsync());

        async Task<(int, string?)> CodeAsync()
        {
            var answer = await Me.Http.PostAnswerAsync("/api/me/messages/record", new { message.InternetMessageId, restId = message.Id });
            return (answer.Status, answer.Json.GetProperty("code").GetString());
        }
    }

    [Fact, Rule("B4")]
    public async Task An_org_that_does_not_let_the_user_in_stops_the_job_until_it_does()
    {
        await Me.ReceiveAsync(_customer, "Meanwhile");
        var fault = await CloseOrgAsync();

        Assert.Equal("failed", (await Me.SyncNowAsync()).GetProperty("result").GetString());

        await StoppedAsync("Salesforce does not let EmailSync in with your account (API_DISABLED_FOR_ORG). Ask an administrator.");

        await team.Control.RemoveFaultAsync(fault);
        await team.Api.QueryAsync("UPDATE salesforce_connections SET described_at = 0");
        await Me.Http.GetAnswerAsync("/api/me/connections");
        await EmployeeSteps.UntilAsync(async () => await Me.CodeAsync("Meanwhile") == "recorded");
        (await Me.RunEndedAsync()).Completed();
    }

    [Fact, Rule("B4")]
    public async Task A_test_of_the_connection_to_Salesforce_says_how_it_stands_now()
    {
        await Me.ReceiveAsync(_customer, "Meanwhile");
        var fault = await CloseOrgAsync();

        var refused = await TestSalesforceAsync();
        Assert.Equal("incomplete", refused.GetProperty("state").GetString());
        const string sentence = "Salesforce does not let EmailSync in with your account (API_DISABLED_FOR_ORG). Ask an administrator.";
        Assert.Equal(sentence, refused.GetProperty("problems")[0].GetProperty("sentence").GetString());
        Assert.Equal(sentence, (await Me.JobAsync()).GetProperty("stopped").GetProperty("sentence").GetString());

        await team.Control.RemoveFaultAsync(fault);
        var open = await TestSalesforceAsync();
        Assert.Equal("connected", open.GetProperty("state").GetString());
        Assert.True(open.GetProperty("checkedAt").GetDateTimeOffset() > refused.GetProperty("checkedAt").GetDateTimeOffset());
        await EmployeeSteps.UntilAsync(async () => await Me.CodeAsync("Meanwhile") == "recorded");

        await team.Control.PostAsync("/salesforce/revoke", new { user = Me.Person.SalesforceUserId });
        Assert.Equal("expired", (await TestSalesforceAsync()).GetProperty("state").GetString());
        Assert.Equal("expired", (await TestSalesforceAsync()).GetProperty("state").GetString());

        async Task<JsonElement> TestSalesforceAsync() => (await Me.Http.PostAnswerAsync("/api/me/connections/salesforce/test")).Json;
    }

    [Fact, Rule("B4")]
    public async Task One_refusal_under_load_is_checked_alone_and_is_no_lost_connection()
    {
        foreach (var i in Enumerable.Range(0, 12))
        {
            await Me.ReceiveAsync(_customer, $"Loaded {i}");
        }

        await team.Control.AddFaultAsync(new
        {
            system = "graph",
            kind = "refuse",
            route = $"GET */users/{Me.Person.ObjectId}/messages/*",
            inner = true,
            count = 3,
            status = 403,
            code = "ErrorAccessDenied",
        });

        (await Me.SyncNowAsync()).Completed();

        Assert.Equal(12, (await team.Deployment.TasksAsync()).Count(t => t.GetProperty("Subject").GetString()!.StartsWith("Loaded", StringComparison.Ordinal)));
        Assert.Equal("connected", (await Me.Http.GetAnswerAsync("/api/me/connections")).Json.GetProperty("exchange").GetProperty("state").GetString());
    }

    private Task<int> CloseOrgAsync() => team.Control.AddFaultAsync(new
    {
        system = "salesforce",
        kind = "refuse",
        route = "POST */composite*",
        count = 1_000,
        status = 403,
        code = "API_DISABLED_FOR_ORG",
    });

    private static async Task<JsonElement> TestAsync(Employee person) => (await person.Http.PostAnswerAsync("/api/me/connections/exchange/test")).Json;

    /// <summary>The table says why, no run is planned, and Sync Now is refused with the same sentence (T2).</summary>
    private async Task StoppedAsync(string sentence)
    {
        await EmployeeSteps.UntilAsync(async () => (await Me.JobAsync()).GetProperty("nextRunAt").ValueKind == JsonValueKind.Null);
        Assert.Equal(sentence, (await Me.JobAsync()).GetProperty("stopped").GetProperty("sentence").GetString());
        var refused = await Me.AskForRunAsync();
        Assert.Equal(409, refused.Status);
        Assert.Equal(sentence, refused.Json.GetProperty("detail").GetString());
    }

    private static async Task<DateTimeOffset?> WaitAsync(Employee who) =>
        (await who.JobAsync()).GetProperty("currentRun") is { ValueKind: JsonValueKind.Object } run && run.GetProperty("state").GetString() == "waiting"
            ? run.GetProperty("resumesAt").GetDateTimeOffset()
            : null;
}
