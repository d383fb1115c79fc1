namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>The innermost handler: counts what really goes out, and reads the whole answer while the time-out and the retries still hold.</summary>
internal sealed class MeteringHandler(SalesforceMetrics metrics) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = SalesforceCall.Of(request);
        metrics.Requested(call.Route);
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        if (response.Headers.TryGetValues("Sforce-Limit-Info", out var values))
        {
            metrics.Used(call.Session.OrganisationId, string.Join(", ", values));
        }

        return response;
    }
}
