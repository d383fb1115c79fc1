using EmailSync.Integrations;
using EmailSync.Integrations.Salesforce;
using Xunit;

namespace EmailSync.Tests.Contracts;

public sealed class SalesforceEdgeFailureTests
{
    [Theory]
    [InlineData(401, "INVALID_SESSION_ID", "Session expired or invalid", "AuthorizationLost")]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", "LimitReached")]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.", "Throttled")]
    [InlineData(503, "SERVER_UNAVAILABLE", null, "Transient")]
    [InlineData(503, null, null, "Transient")]
    [InlineData(429, null, null, "Throttled")]
    [InlineData(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record", "Transient")]
    [InlineData(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "TaskTrigger: execution of AfterInsert caused by: UNABLE_TO_LOCK_ROW, …", "Transient")]
    [InlineData(400, "CANNOT_EXECUTE_FLOW_TRIGGER", "unable to obtain exclusive access to this record or 1 records: 001…", "Transient")]
    [InlineData(400, "TOO_MANY_APEX_REQUESTS", null, "Transient")]
    [InlineData(400, "QUERY_TIMEOUT", "Your query request was running for too long.", "Transient")]
    [InlineData(500, "REQUEST_RUNNING_TOO_LONG", null, "Transient")]
    [InlineData(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred.", "Transient")]
    [InlineData(500, null, null, "Transient")]
    [InlineData(502, null, null, "Transient")]
    [InlineData(504, null, null, "Transient")]
    [InlineData(420, null, null, "Transient")]
    [InlineData(408, null, null, "Transient")]
    [InlineData(302, null, null, "Transient")]
    [InlineData(403, "API_CURRENTLY_DISABLED", null, "Transient")]
    [InlineData(400, "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE", null, "Transient")]
    [InlineData(400, "TERRITORY_REALIGN_IN_PROGRESS", null, "Transient")]
    [InlineData(400, "ALL_OR_NONE_OPERATION_ROLLED_BACK", null, "Transient")]
    [InlineData(400, "PROCESSING_HALTED", null, "Transient")]
    [InlineData(400, "DUPLICATE_VALUE", "duplicate value found: EmailSync_Key__c duplicates value on record with id: 00T", "Rejected")]
    [InlineData(300, null, null, "Rejected")]
    [InlineData(300, "DUPLICATE_EXTERNAL_ID", null, "Rejected")]
    [InlineData(400, "DUPLICATES_DETECTED", "Use one of these records?", "Rejected")]
    [InlineData(400, "STRING_TOO_LONG", "Subject: data value too large", "Rejected")]
    [InlineData(400, "MAX_TASK_DESCRIPTION_EXCEEEDED", null, "Rejected")]
    [InlineData(400, "INVALID_FIELD", "No such column 'foo' on sobject of type Task", "Rejected")]
    [InlineData(400, "INVALID_FIELD_FOR_INSERT_UPDATE", null, "Rejected")]
    [InlineData(400, "INVALID_TYPE", "sObject type 'Lead' is not supported.", "Rejected")]
    [InlineData(404, "NOT_FOUND", "The requested resource does not exist", "NotFound")]
    [InlineData(404, null, null, "NotFound")]
    [InlineData(400, "INVALID_TYPE_ON_FIELD_IN_RECORD", null, "Rejected")]
    [InlineData(400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", null, "Rejected")]
    [InlineData(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Every task needs a project.", "Rejected")]
    [InlineData(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "TaskTrigger: System.NullPointerException", "Rejected")]
    [InlineData(400, "APEX_ERROR", null, "Rejected")]
    [InlineData(400, "REQUIRED_FIELD_MISSING", null, "Rejected")]
    [InlineData(403, "INSUFFICIENT_ACCESS_OR_READONLY", null, "Rejected")]
    [InlineData(400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", null, "Rejected")]
    [InlineData(404, "ENTITY_IS_DELETED", "entity is deleted", "Rejected")]
    [InlineData(400, "INVALID_CROSS_REFERENCE_KEY", null, "Rejected")]
    [InlineData(400, "MALFORMED_ID", null, "Rejected")]
    [InlineData(400, "FIELD_INTEGRITY_EXCEPTION", null, "Rejected")]
    [InlineData(400, "INACTIVE_OWNER_OR_USER", null, "Rejected")]
    [InlineData(400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded", "LimitReached")]
    [InlineData(400, "MALFORMED_QUERY", null, "Rejected")]
    [InlineData(400, "QUERY_TOO_COMPLICATED", null, "Rejected")]
    [InlineData(400, "JSON_PARSER_ERROR", null, "Rejected")]
    [InlineData(414, null, null, "Rejected")]
    [InlineData(403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.", "AuthorizationLost")]
    [InlineData(403, "TXN_SECURITY_NO_ACCESS", null, "AuthorizationLost")]
    [InlineData(400, "INVALID_LOGIN", null, "AuthorizationLost")]
    [InlineData(400, "ORG_LOCKED", null, "AuthorizationLost")]
    [InlineData(403, null, "Bad_OAuth_Token", "AuthorizationLost")]
    [InlineData(401, null, null, "AuthorizationLost")]
    [InlineData(403, null, null, "Rejected")]
    public void Each_answer_has_its_meaning(int status, string? code, string? message, string kind)
    {
        var failure = SalesforceFailures.From(status, code, message, ["Subject"]);

        Assert.Equal(kind, failure.GetType().Name);
        Assert.Equal(code ?? $"http_{status}", failure.Code);
        Assert.Equal(message, failure.Message);
        Assert.Equal(RemoteSystem.Salesforce, failure.System);
        if (failure is RemoteFailure.Rejected rejected)
        {
            Assert.Equal("Subject", rejected.Field);
        }
    }

    [Theory]
    [InlineData(503, null, null)]
    [InlineData(503, "SERVER_UNAVAILABLE", null)]
    [InlineData(429, null, null)]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")]
    public void A_wait_that_the_server_names_is_kept(int status, string? code, string? message)
        => Assert.Equal(
            TimeSpan.FromSeconds(17),
            Assert.IsType<RemoteFailure.Throttled>(SalesforceFailures.From(status, code, message, null, TimeSpan.FromSeconds(17))).RetryAfter);

    [Theory]
    [InlineData(400, "invalid_grant", "expired access/refresh token", "AuthorizationLost")]
    [InlineData(400, "invalid_grant", "inactive user", "AuthorizationLost")]
    [InlineData(400, "invalid_grant", "login rate exceeded", "Transient")]
    [InlineData(400, "invalid_request", "token request is already being processed", "Transient")]
    [InlineData(400, "unknown_error", "retry your request", "Transient")]
    [InlineData(400, "inactive_user", null, "AuthorizationLost")]
    [InlineData(400, "inactive_org", null, "AuthorizationLost")]
    [InlineData(400, "invalid_app_access", "user is not admin approved to access this app", "AuthorizationLost")]
    [InlineData(400, "invalid_client_id", "client identifier invalid", "Rejected")]
    [InlineData(401, "invalid_client", "invalid client credentials", "Rejected")]
    [InlineData(400, "redirect_uri_mismatch", null, "Rejected")]
    [InlineData(400, "invalid_scope", null, "Rejected")]
    [InlineData(500, null, null, "Transient")]
    [InlineData(429, null, null, "Throttled")]
    public void Each_answer_of_the_sign_in_has_its_meaning(int status, string? error, string? description, string kind)
        => Assert.Equal(kind, SalesforceFailures.FromOAuth(status, error, description).GetType().Name);

    [Theory]
    [InlineData(400, """[{"message":"Subject: data value too large","errorCode":"STRING_TOO_LONG","fields":["Subject"]}]""", "STRING_TOO_LONG")]
    [InlineData(400, """{"statusCode":"STRING_TOO_LONG","message":"x","fields":[]}""", "STRING_TOO_LONG")]
    [InlineData(400, """{"error":"invalid_grant","error_description":"expired"}""", "invalid_grant")]
    [InlineData(300, """["/services/data/v66.0/sobjects/Task/00T1","/services/data/v66.0/sobjects/Task/00T2"]""", "http_300")]
    [InlineData(503, "<html><head><title>Down for maintenance</title></head></html>", "http_503")]
    [InlineData(400, """[{"message":"cut o""", "http_400")]
    [InlineData(500, "", "http_500")]
    [InlineData(500, null, "http_500")]
    [InlineData(400, "[]", "http_400")]
    [InlineData(400, "null", "http_400")]
    [InlineData(400, """[{"errorCode":7,"message":{"a":1},"fields":"x"}]""", "http_400")]
    [InlineData(200, "{\"compositeResp", "unreadable_answer")]
    public void A_body_may_be_anything(int status, string? body, string code)
        => Assert.Equal(code, SalesforceFailures.FromAnswer(status, body, null).Code);
}
