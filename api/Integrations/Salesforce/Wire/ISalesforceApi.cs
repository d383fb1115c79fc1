using Refit;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>The routes in use. There is no fixed host: <see cref="SalesforceWire"/> makes a client for the caller's org.</summary>
internal interface ISalesforceApi
{
    [Post("/services/data/{version}/composite")]
    Task<ApiResponse<CompositeAnswer>> CompositeAsync(
        string version,
        [Body(buffered: true)] CompositeRequest request,
        [Authorize("Bearer")] string accessToken,
        [Property(SalesforceCall.Property)] SalesforceCall call,
        CancellationToken cancellationToken);

    [Post("/services/data/{version}/composite/sobjects")]
    Task<ApiResponse<SaveAnswer[]>> CreateAsync(
        string version,
        [Body(buffered: true)] CreateRequest request,
        [Authorize("Bearer")] string accessToken,
        [Property(SalesforceCall.Property)] SalesforceCall call,
        CancellationToken cancellationToken);

    [Patch("/services/data/{version}/composite/sobjects")]
    Task<ApiResponse<SaveAnswer[]>> RelateAsync(
        string version,
        [Body(buffered: true)] RelateRequest request,
        [Authorize("Bearer")] string accessToken,
        [Property(SalesforceCall.Property)] SalesforceCall call,
        CancellationToken cancellationToken);

    [Patch("/services/data/{version}/composite/sobjects")]
    Task<ApiResponse<SaveAnswer[]>> RelateToRecordAsync(
        string version,
        [Body(buffered: true)] RelateToRecordRequest request,
        [Authorize("Bearer")] string accessToken,
        [Property(SalesforceCall.Property)] SalesforceCall call,
        CancellationToken cancellationToken);

    [Post("/services/data/{version}/composite/sobjects")]
    Task<ApiResponse<SaveAnswer[]>> CreateFilesAsync(
        string version,
        [Body] HttpContent files,
        [Authorize("Bearer")] string accessToken,
        [Property(SalesforceCall.Property)] SalesforceCall call,
        CancellationToken cancellationToken);

    [Delete("/services/data/{version}/composite/sobjects")]
    Task<ApiResponse<SaveAnswer[]>> DeleteAsync(
        string version,
        [Query(CollectionFormat.Csv)] string[] ids,
        bool allOrNone,
        [Authorize("Bearer")] string accessToken,
        [Property(SalesforceCall.Property)] SalesforceCall call,
        CancellationToken cancellationToken);

    [Get("/services/data/{version}/search")]
    Task<ApiResponse<SearchAnswer>> SearchAsync(
        string version,
        [AliasAs("q")] string sosl,
        [Authorize("Bearer")] string accessToken,
        [Property(SalesforceCall.Property)] SalesforceCall call,
        CancellationToken cancellationToken);

    [Get("/services/data/{version}/query/{locator}")]
    Task<ApiResponse<QueryPage>> NextPageAsync(
        string version,
        string locator,
        [Authorize("Bearer")] string accessToken,
        [Property(SalesforceCall.Property)] SalesforceCall call,
        CancellationToken cancellationToken);
}
