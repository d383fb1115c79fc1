using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Asks for all that an org says of itself to one user, in one call.</summary>
internal sealed class OrganisationReader(SalesforceWire wire, SalesforceQueries queries)
{
    private const string Statuses = "SELECT ApiName, IsClosed, SortOrder FROM TaskStatus";

    public async Task<CrmOrganisation> ReadAsync(SalesforceSession session, CancellationToken cancellationToken)
    {
        string[] urls =
        [
            DescribeUrl("Contact"), DescribeUrl("Lead"), DescribeUrl("Task"), Soql.QueryUrl(wire.ApiVersion, Statuses), DescribeUrl("EmailMessage"),
            .. RelationRules.Types.Select(DescribeUrl),
        ];
        var (parts, _) = await queries.ReadAsync(SalesforceCall.Describe(session), urls, cancellationToken);
        var statuses = IsHidden(parts[3]) ? [] : parts[3].Page().Records ?? [];
        return OrganisationReading.Of(
            session.OrganisationId,
            Describe(parts[0]),
            Describe(parts[1]),
            Describe(parts[2]),
            statuses.Select(status => new Row(status)),
            Describe(parts[4]),
            [.. parts.Skip(urls.Length - RelationRules.Types.Count).Select(Describe)]);
    }

    private static DescribeAnswer? Describe(CompositePart part) => IsHidden(part) ? null : part.Describe();

    /// <summary>An object that the user has no access to is not there for them (M6); that is an answer, not an outage.</summary>
    private static bool IsHidden(CompositePart part)
        => part.Failure is RemoteFailure.NotFound { Code: "NOT_FOUND" } or RemoteFailure.Rejected { Code: "INVALID_TYPE" };

    private string DescribeUrl(string type) => $"/services/data/{wire.ApiVersion}/sobjects/{type}/describe";
}
