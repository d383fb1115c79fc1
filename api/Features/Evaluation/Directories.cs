using EmailSync.Domain.Recording;
using EmailSync.Features.Recording;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Evaluation;

/// <summary>Makes what knows Salesforce's people and records for the length of one run, with one user's own access.</summary>
internal sealed class Directories(SalesforceClient salesforce, RecordReader records, ChoiceStore choices)
{
    public PeopleDirectory People(SalesforceSession session, CrmOrganisation organisation, bool secondaryAddresses, string userId) =>
        new(salesforce, session, organisation, secondaryAddresses, choices, userId);

    public RecordDirectory Records(SalesforceSession session, CrmOrganisation organisation) => new(records, session, organisation);
}
