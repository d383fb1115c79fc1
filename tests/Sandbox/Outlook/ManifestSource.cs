namespace EmailSync.Sandbox.Outlook;

/// <summary>Fetches the add-in's manifest, as Exchange does once an administrator has deployed it.</summary>
internal sealed class ManifestSource(OutlookOptions options, IHttpClientFactory clients)
{
    public async Task<IResult> OfServiceAsync(CancellationToken cancellationToken)
    {
        var address = $"{options.ApiOrigin}/manifest.xml";
        try
        {
            using var client = clients.CreateClient();
            using var response = await client.GetAsync(new Uri(address), cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? Results.Text(text, "application/xml")
                : Failed($"{address} answered {(int)response.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            return Failed($"{address} does not answer: {e.Message}");
        }
    }

    private static IResult Failed(string why) => Results.Json(new { error = why });
}
