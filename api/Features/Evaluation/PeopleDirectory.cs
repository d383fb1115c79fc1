using EmailSync.Domain.Mail;
using EmailSync.Domain.Matching;
using EmailSync.Domain.Recording;
using EmailSync.Features.Recording;
using EmailSync.Integrations.Salesforce;

namespace EmailSync.Features.Evaluation;

/// <summary>
/// Who carries which address, hits and misses, for the length of one run: an address is asked for once. It lives no longer, so that a
/// Contact made between two runs is seen by the second. And whom the user chose of several, which is read with every question (M4).
/// </summary>
internal sealed class PeopleDirectory(
    SalesforceClient salesforce, SalesforceSession session, CrmOrganisation organisation, bool secondaryAddresses, ChoiceStore choices, string userId)
{
    private readonly Dictionary<EmailAddress, IReadOnlyList<CrmPerson>> _known = [];

    /// <summary>Everything known so far; an address that was asked for and has nobody has an empty entry.</summary>
    public IReadOnlyDictionary<EmailAddress, IReadOnlyList<CrmPerson>> Known => _known;

    /// <summary>The user's choices as of the last question (M4).</summary>
    public IReadOnlyDictionary<EmailAddress, string> Choices { get; private set; } = new Dictionary<EmailAddress, string>();

    /// <summary>Asks for the addresses not known yet, all in as few requests as Salesforce allows.</summary>
    public async Task AskAsync(IEnumerable<EmailAddress> addresses, CancellationToken cancellationToken)
    {
        Choices = await choices.ReadAsync(userId, cancellationToken);
        var unknown = addresses.Where(a => !_known.ContainsKey(a)).Distinct().ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        var found = await salesforce.FindPeopleAsync(session, unknown, organisation, secondaryAddresses, cancellationToken);
        foreach (var address in unknown)
        {
            _known[address] = found.ByAddress.GetValueOrDefault(address, []);
        }
    }
}
