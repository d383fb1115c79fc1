using EmailSync.Domain.Matching;
using EmailSync.Domain.Settings;

namespace EmailSync.Domain.Decisions.Rules;

/// <summary>D11 and D12: whose message it is. The engine has selected the candidates before.</summary>
internal static class AddressRules
{
    /// <summary>D11: no address is left to look up.</summary>
    public static Finding? NobodyLeft(DecisionInput input)
    {
        var (candidates, leftOut) = input.Candidates!;
        if (candidates.Count > 0)
        {
            return null;
        }

        var ignored = leftOut.Where(address => address.Reason == LeftOutReason.Ignored).ToList();
        return new Finding
        {
            Rule = "D11",
            Code = ignored.Count > 0 ? ReasonCode.AllIgnored : ReasonCode.AllInternal,
            Names = [.. ignored.Select(address => address.Text)],
            Setting = ignored.Count > 0 ? SettingNames.IgnoreList : null,
            Level = ignored.Select(address => address.Listed?.Level).FirstOrDefault(),
            Variant = leftOut.All(address => address.Reason == LeftOutReason.NotAnAddress) ? Variants.NoAddress : null,
        };
    }

    /// <summary>D12: nobody matches. Nothing where Salesforce was not asked, or there was nothing to ask.</summary>
    public static Finding? NoMatch(DecisionInput input) =>
        input.Match is not { Related.Count: 0 } match || input.Candidates!.Candidates.Count == 0 ? null : new Finding
        {
            Rule = "D12",
            Code = ReasonCode.NoMatch,
            Names = [.. match.Unmatched.Select(address => address.Value)],
        };
}
