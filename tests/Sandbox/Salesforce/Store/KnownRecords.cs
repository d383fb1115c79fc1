using System.Text.Json.Nodes;
using EmailSync.Sandbox.Graph.Generated;

namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>Contacts and Leads for the people with whom generated mail is exchanged; everybody sees them.</summary>
internal sealed class KnownRecords(OrgStore org)
{
    private int _made;

    /// <summary>Makes those that lack; the first of the new ones are Leads. Answers how many there are.</summary>
    public int Grow(int people, double leadShare)
    {
        var leads = _made + (int)((people - _made) * leadShare);
        for (; _made < people; _made++)
        {
            var record = new JsonObject { ["FirstName"] = KnownPerson.FirstName(_made), ["LastName"] = KnownPerson.LastName(_made), ["Email"] = KnownPerson.Address(_made) };
            if (_made < leads)
                record["Company"] = $"Customer {_made % 50}";
            ControlWriter.Create(org, _made < leads ? "Lead" : "Contact", record);
        }

        return _made;
    }
}
