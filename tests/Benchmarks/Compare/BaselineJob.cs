namespace EmailSync.Benchmarks.Compare;

/// <summary>What a baseline is told once.</summary>
/// <param name="Graph">Graph's address, without a version.</param>
/// <param name="GraphToken">The application's.</param>
/// <param name="Mailbox">Whose mail.</param>
/// <param name="Salesforce">The org's address.</param>
/// <param name="SalesforceToken">The person's.</param>
/// <param name="Since">What came before is left alone.</param>
internal sealed record BaselineJob(Uri Graph, string GraphToken, string Mailbox, Uri Salesforce, string SalesforceToken, DateTimeOffset Since);
