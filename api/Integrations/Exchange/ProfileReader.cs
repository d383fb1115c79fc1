using EmailSync.Domain.Mail;
using EmailSync.Integrations.Exchange.Wire;
using User = Microsoft.Graph.Models.User;

namespace EmailSync.Integrations.Exchange;

/// <summary>Reads whose mailbox it is.</summary>
internal sealed class ProfileReader(GraphSender sender, MailRequests requests)
{
    private const string Smtp = "smtp:";

    public async Task<MailboxProfile> ReadAsync(Lane lane, CancellationToken cancellationToken)
    {
        var answers = await sender.ReadManyAsync(lane, [requests.User(lane.UserId), requests.MailboxSettings(lane.UserId)], cancellationToken);
        foreach (var answer in answers)
        {
            if (answer.Failure is not null)
                throw new RemoteException(answer.Failure);
        }

        var user = GraphModels.Read(answers[0].Body, User.CreateFromDiscriminatorValue) ?? throw new RemoteException(GraphFailures.Unusable("partial_user"));
        if (user.AccountEnabled == false)
            throw new RemoteException(new RemoteFailure.AuthorizationLost(RemoteSystem.Exchange, "account_disabled", null));

        return Map(user, answers[1].Text("timeZone"));
    }

    private static MailboxProfile Map(User user, string? timeZone)
    {
        var proxies = (user.ProxyAddresses ?? []).Where(p => p is not null && p.StartsWith(Smtp, StringComparison.OrdinalIgnoreCase)).ToArray();
        // The primary one is written in capitals.
        var primary = new[] { user.Mail, proxies.FirstOrDefault(p => p.StartsWith("SMTP:", StringComparison.Ordinal))?[Smtp.Length..], user.UserPrincipalName }
            .FirstOrDefault(a => !string.IsNullOrWhiteSpace(a))?.Trim() ?? "";
        var addresses = new HashSet<EmailAddress>();
        foreach (var text in proxies.Select(p => p[Smtp.Length..]).Append(primary))
        {
            if (EmailAddress.TryParse(text, out var address))
                addresses.Add(address);
        }

        var name = string.IsNullOrWhiteSpace(user.DisplayName) ? primary : user.DisplayName.Trim();
        return new MailboxProfile(name, primary, addresses, TimeZones.ToIana(timeZone));
    }
}
