using EmailSync.Domain.Recording;
using EmailSync.Integrations.Salesforce.Wire;

namespace EmailSync.Integrations.Salesforce;

/// <summary>Turns describes, as the user sees them, into what the rules go by. Pure.</summary>
internal static class OrganisationReading
{
    public const string KeyField = "EmailSync_Key__c";

    private const string EmailField = "Email";

    /// <param name="contact">Null where the user may not see Contacts at all; so for the others.</param>
    public static CrmOrganisation Of(
        string organisationId,
        DescribeAnswer? contact,
        DescribeAnswer? lead,
        DescribeAnswer? task,
        IEnumerable<Row> taskStatuses,
        DescribeAnswer? emailMessage = null,
        IReadOnlyList<DescribeAnswer?>? relatable = null)
    {
        var fields = (task?.Fields ?? []).DistinctBy(field => field.Name).ToDictionary(field => field.Name, StringComparer.Ordinal);
        var unread = new CrmOrganisation { OrganisationId = organisationId };
        return unread with
        {
            SubjectLength = LengthOf(fields, "Subject") ?? unread.SubjectLength,
            DescriptionLength = LengthOf(fields, "Description") ?? unread.DescriptionLength,
            ClosedStatus = FirstClosed(taskStatuses),
            TaskTypes = Settable(fields, "Type") is { } type ? ValuesOf(type) : null,
            HasEmailSubtype = Settable(fields, "TaskSubtype")?.PicklistValues?.Any(value => value is { Value: "Email", Active: true }) == true,
            HasSharedActivities = Settable(fields, "TaskWhoIds") is not null,
            HasKeyField = Settable(fields, KeyField) is { Filterable: true },
            CanCreateContacts = contact is { Createable: true },
            CanCreateLeads = lead is { Createable: true },
            ContactEmailFields = [.. EmailFieldsOf(contact).Select(field => field.Name)],
            LeadEmailFields = [.. EmailFieldsOf(lead).Select(field => field.Name)],
            ContactEmailLabels = LabelsOf(EmailFieldsOf(contact)),
            LeadEmailLabels = LabelsOf(EmailFieldsOf(lead)),
            HasEmailMessages = (emailMessage?.Fields ?? []).Any(field => field is { Name: "MessageIdentifier", Filterable: true }),
            Relatable = RelatableOf(fields.GetValueOrDefault("WhatId"), relatable ?? []),
        };
    }

    /// <summary>R1: what the user may set as a Task's What, now and later, and may see.</summary>
    private static RelatableObject[] RelatableOf(DescribeField? whatId, IReadOnlyList<DescribeAnswer?> describes)
    {
        if (whatId is not { Createable: true, Updateable: true, ReferenceTo: { } types })
        {
            return [];
        }

        var seen = describes.OfType<DescribeAnswer>().Where(describe => describe.Name is not null).DistinctBy(describe => describe.Name)
            .ToDictionary(describe => describe.Name!, describe => (describe.Fields ?? []).Select(field => field.Name).ToHashSet(), StringComparer.Ordinal);
        return [.. RelationRules.Types.Where(type => types.Contains(type)).Select(type => RecordStatements.Visible(type, seen)).OfType<RelatableObject>()];
    }

    /// <summary>R1: the order is the org's own.</summary>
    private static string? FirstClosed(IEnumerable<Row> taskStatuses)
        => taskStatuses
            .Where(status => status.Flag("IsClosed"))
            .OrderBy(status => status.Number("SortOrder") ?? int.MaxValue)
            .Select(status => status.Text("ApiName"))
            .FirstOrDefault(name => !string.IsNullOrEmpty(name));

    /// <summary>M2. What the user may not see is not in their describe.</summary>
    private static DescribeField[] EmailFieldsOf(DescribeAnswer? describe)
        => [.. (describe?.Fields ?? [])
            .Where(field => field is { Type: "email", Filterable: true, DeprecatedAndHidden: false })
            .DistinctBy(field => field.Name, StringComparer.Ordinal)
            .OrderBy(field => field.Name == EmailField ? 0 : 1)];

    private static Dictionary<string, string> LabelsOf(IEnumerable<DescribeField> fields)
        => fields.Where(field => !string.IsNullOrWhiteSpace(field.Label)).ToDictionary(field => field.Name, field => field.Label!, StringComparer.Ordinal);

    private static DescribeField? Settable(Dictionary<string, DescribeField> fields, string name)
        => fields.GetValueOrDefault(name) is { Createable: true } field ? field : null;

    private static int? LengthOf(Dictionary<string, DescribeField> fields, string name)
        => fields.GetValueOrDefault(name) is { Length: > 0 and var length } ? length : null;

    private static PicklistValue[] ValuesOf(DescribeField field)
        => [.. (field.PicklistValues ?? []).Select(value => new PicklistValue(value.Value, value.Label ?? value.Value, value.Active))];
}
