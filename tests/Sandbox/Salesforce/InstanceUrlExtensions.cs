namespace EmailSync.Sandbox.Salesforce;

internal static class InstanceUrlExtensions
{
    /// <summary>The address of the org, as the caller reached it.</summary>
    public static string InstanceUrl(this HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
