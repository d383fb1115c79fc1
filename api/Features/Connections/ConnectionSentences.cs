using EmailSync.Domain.Recording;
using EmailSync.Storage;

namespace EmailSync.Features.Connections;

/// <summary>The words for how a connection stands.</summary>
internal static class ConnectionSentences
{
    /// <param name="row">Null: never connected.</param>
    /// <param name="modelOf">What its org allows, where it is known.</param>
    public static ConnectionState StateOf(SalesforceConnectionRow? row, Func<SalesforceConnectionRow, CrmOrganisation?> modelOf)
    {
        if (row is null)
        {
            return new(SalesforceState.NotConnected, "You have not connected Salesforce yet.");
        }

        var problems = row.IsOpen ? ProblemsOf(row, modelOf(row)) : [];
        var (state, sentence) = row switch
        {
            { IsForeign: true } => (SalesforceState.Expired, "This connection is to another Salesforce organisation than the one your organisation uses. Connect again."),
            { IsOpen: false } => (SalesforceState.Expired, "The connection to Salesforce has expired or was revoked. Connect again."),
            _ when problems.Count > 0 => (SalesforceState.Incomplete, $"Connected to Salesforce as {row.Username}, but nothing can be recorded yet."),
            _ => (SalesforceState.Connected, $"Connected to Salesforce as {row.Username}."),
        };
        return new(state, sentence, row.Username, row.DisplayName, row.OrganisationId, new Uri(row.InstanceUrl), row.ConnectedAt.ToInstant(), row.DescribedAt?.ToInstant())
        {
            Problems = problems,
        };
    }

    /// <summary>What keeps the service from recording for a user whose consent stands, a sentence each.</summary>
    /// <param name="row">The connection.</param>
    /// <param name="organisation">What its org allows; null: not known yet.</param>
    public static IReadOnlyList<string> ProblemsOf(SalesforceConnectionRow row, CrmOrganisation? organisation) =>
    [
        .. row.Refusal is { } code ? [$"Salesforce does not let EmailSync in with your account ({code}). Ask an administrator."] : Array.Empty<string>(),
        .. organisation is null ? [] : ProblemsOf(organisation),
    ];

    /// <summary>What keeps the service from recording in an org, a sentence each.</summary>
    public static IReadOnlyList<string> ProblemsOf(CrmOrganisation organisation)
    {
        var problems = new List<string>();
        if (!organisation.HasKeyField)
        {
            problems.Add("The field EmailSync_Key__c is missing on Activity, or you may not edit it. Ask an administrator to install the EmailSync package and to assign you its permission set.");
        }

        if (organisation.ClosedStatus is null)
        {
            problems.Add("Salesforce shows you no closed Task status. Ask an administrator for access to Tasks.");
        }

        return problems;
    }

    public static string Of(MailboxState mailbox) => mailbox.State switch
    {
        ExchangeState.Connected => $"The mailbox {mailbox.PrimaryAddress} can be read.",
        ExchangeState.ReadOnly => $"The mailbox {mailbox.PrimaryAddress} can be read, but EmailSync is not allowed to mark messages in it. Recording goes on. Ask an administrator.",
        ExchangeState.NoMailbox => "There is no mailbox in Exchange Online for you. Ask an administrator.",
        ExchangeState.Denied => "EmailSync is not allowed to read your mailbox. Ask an administrator.",
        ExchangeState.SignInRefused => $"Microsoft 365 does not let EmailSync in ({mailbox.Code}). Ask an administrator.",
        ExchangeState.Unavailable => "Exchange does not answer at the moment. We try again by ourselves.",
        _ => "The mailbox has not been read yet.",
    };
}
