using System.Net;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange.Wire;
using EmailSync.Tests.Support;
using Microsoft.Identity.Client;
using Xunit;

namespace EmailSync.Tests.Contracts;

/// <summary>One row of the table a line.</summary>
public sealed class ExchangeFailureTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(401, "InvalidAuthenticationToken", "AuthorizationLost")]
    [InlineData(403, "ErrorAccessDenied", "AuthorizationLost")]
    [InlineData(403, null, "AuthorizationLost")]
    [InlineData(403, "ErrorQuotaExceeded", "LimitReached")]
    [InlineData(507, null, "LimitReached")]
    [InlineData(404, "ErrorItemNotFound", "NotFound")]
    [InlineData(404, "ErrorInvalidMailboxItemId", "NotFound")]
    [InlineData(404, "Request_ResourceNotFound", "NotFound")]
    [InlineData(404, null, "NotFound")]
    [InlineData(404, "MailboxNotEnabledForRESTAPI", "AuthorizationLost")]
    [InlineData(404, "ErrorInvalidUser", "AuthorizationLost")]
    [InlineData(410, null, "CursorExpired")]
    [InlineData(410, "AnythingElse", "CursorExpired")]
    [InlineData(400, "SyncStateNotFound", "CursorExpired")]
    [InlineData(404, "syncStateNotFound", "CursorExpired")]
    [InlineData(400, "resyncRequired", "CursorExpired")]
    [InlineData(400, "SyncStateInvalid", "CursorExpired")]
    [InlineData(400, "ErrorInvalidIdMalformed", "Rejected")]
    [InlineData(400, "InefficientFilter", "Rejected")]
    [InlineData(405, null, "Rejected")]
    [InlineData(302, null, "Rejected")]
    [InlineData(501, "NotImplemented", "Rejected")]
    [InlineData(412, "ErrorIrresolvableConflict", "Conflict")]
    [InlineData(409, "ErrorIrresolvableConflict", "Conflict")]
    [InlineData(424, null, "Transient")]
    [InlineData(408, null, "Transient")]
    [InlineData(429, "ApplicationThrottled", "Throttled")]
    [InlineData(509, null, "Throttled")]
    [InlineData(500, "ErrorInternalServerTransientError", "Transient")]
    [InlineData(502, null, "Transient")]
    [InlineData(503, "serviceNotAvailable", "Transient")]
    [InlineData(504, "UnknownError", "Transient")]
    public void Status_and_code_make_the_failure(int status, string? code, string kind)
    {
        var failure = GraphFailures.From(status, code, "words", null, null);

        Assert.Equal(kind, failure.GetType().Name);
        Assert.Equal((RemoteSystem.Exchange, code ?? $"http_{status}", "words"), (failure.System, failure.Code, failure.Message));
    }

    [Fact]
    public void A_503_that_names_a_wait_is_throttling()
    {
        var failure = Assert.IsType<RemoteFailure.Throttled>(GraphFailures.From(503, null, null, TimeSpan.FromSeconds(7), null));

        Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
    }

    [Fact]
    public void A_410_keeps_the_servers_own_way_to_begin_again()
    {
        var failure = Assert.IsType<RemoteFailure.CursorExpired>(GraphFailures.From(410, null, null, null, "https://graph/x"));

        Assert.Equal("https://graph/x", failure.RestartLink);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("Wed, 25 Nov 2026 12:01:06 GMT", 66)]
    [InlineData("Wed, 25 Nov 2026 11:00:00 GMT", 0)]
    public void Retry_after_is_seconds_or_an_instant(string value, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfterHeader.Read(value, Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    public void Anything_else_names_no_time(string? value) => Assert.Null(RetryAfterHeader.Read(value, Now));

    [Theory]
    [InlineData(400, "invalid_client", "AuthorizationLost")]
    [InlineData(400, "unauthorized_client", "AuthorizationLost")]
    [InlineData(503, "service_not_available", "Transient")]
    [InlineData(429, "too_many", "Throttled")]
    [InlineData(0, "request_timeout", "Transient")]
    public void Entra_saying_no_is_not_Entra_being_away(int status, string code, string kind)
    {
        var failure = EntraFailures.From(new MsalServiceException(code, "words", status), Now);

        Assert.Equal((kind, RemoteSystem.Entra, code), (failure.GetType().Name, failure.System, failure.Code));
    }

    [Theory, Rule("B3")]
    [InlineData(429, "7", 7)]
    [InlineData(503, "7", 7)]
    [InlineData(429, "Wed, 25 Nov 2026 12:00:30 GMT", 30)]
    [InlineData(503, "Wed, 25 Nov 2026 12:00:30 GMT", 30)]
    public void A_wait_that_Entra_names_is_kept(int status, string named, int seconds)
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.TryAddWithoutValidation("Retry-After", named);

        var failure = EntraFailures.From(new MsalServiceException("busy", "words", status) { Headers = answer.Headers }, Now);

        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<RemoteFailure.Throttled>(failure).RetryAfter);
    }

    [Fact]
    public void A_network_failure_on_the_way_to_Entra_passes_by_itself()
    {
        var refused = new HttpRequestException(HttpRequestError.ConnectionError, "refused", null, HttpStatusCode.BadGateway);

        Assert.IsType<RemoteFailure.Transient>(EntraFailures.From(refused, Now));
        Assert.IsType<RemoteFailure.Transient>(EntraFailures.From(new MsalClientException("network", "words", refused), Now));
        Assert.IsType<RemoteFailure.AuthorizationLost>(EntraFailures.From(new InvalidOperationException("IDW10104: no secret"), Now));
    }
}
