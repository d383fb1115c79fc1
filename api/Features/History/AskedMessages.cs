using EmailSync.Domain.Mail;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.History;

/// <summary>Reads the one message that a person looks at, before others who wait for the same mailbox.</summary>
internal sealed class AskedMessages(ExchangeClient exchange)
{
    /// <returns>Null: the mailbox has no such message.</returns>
    /// <exception cref="RemoteException">Exchange could not be asked, or does not give this one (<see cref="ExchangeClient.MessageRefused"/>).</exception>
    public async Task<Message?> ReadAsync(string userId, ExplainRequest request, CancellationToken cancellationToken)
    {
        var client = exchange.WithPriority();
        if (request.RestId is { Length: > 0 } restId)
        {
            var read = (await client.ReadMessagesAsync(userId, [restId], MessageContent.Headers, cancellationToken))[0];
            if (read.Message is not null || request.InternetMessageId is null || IsRefused(read.Failure))
            {
                return read.Message ?? NotFound(read.Failure);
            }
        }

        var found = await client.FindByInternetMessageIdsAsync(userId, null, [request.InternetMessageId!], cancellationToken);
        return found.Select(f => f.Message ?? NotFound(f.Failure)).FirstOrDefault(m => m is not null);
    }

    /// <summary>Not there, or not an id at all, is an answer; anything else is trouble.</summary>
    private static Message? NotFound(RemoteFailure? failure) =>
        failure is null or RemoteFailure.NotFound || (failure is RemoteFailure.Rejected && !IsRefused(failure)) ? null : throw new RemoteException(failure);

    private static bool IsRefused(RemoteFailure? failure) => failure is RemoteFailure.Rejected { Code: ExchangeClient.MessageRefused };
}
