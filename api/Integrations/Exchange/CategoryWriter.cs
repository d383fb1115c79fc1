using EmailSync.Integrations.Exchange.Wire;
using Microsoft.Graph.Models;

namespace EmailSync.Integrations.Exchange;

/// <summary>Puts categories on messages and on the mailbox's list.</summary>
internal sealed class CategoryWriter(GraphSender sender, MailRequests requests)
{
    public async Task<IReadOnlyList<MarkResult>> SetAsync(Lane lane, IReadOnlyList<MarkRequest> marks, CancellationToken cancellationToken)
    {
        var answers = await sender.SendManyAsync(lane, [.. marks.Select(m => requests.Mark(lane.UserId, m))], cancellationToken);
        return [.. marks.Zip(answers, (mark, answer) => new MarkResult(mark.Id, ChangeKey(answer), answer.Failure))];
    }

    public async Task EnsureAsync(Lane lane, string name, string color, CancellationToken cancellationToken)
    {
        var answer = await sender.ReadAsync(lane, requests.Categories(lane.UserId), cancellationToken);
        while (!Holds(answer, name))
        {
            if (answer.Text("@odata.nextLink") is not { } link)
            {
                await AddAsync(lane, name, color, cancellationToken);
                return;
            }

            answer = await sender.ReadAsync(lane, requests.Follow(GraphRoutes.Category, link, MessageContent.Headers, null), cancellationToken);
        }
    }

    private async Task AddAsync(Lane lane, string name, string color, CancellationToken cancellationToken)
    {
        var category = new OutlookCategory { DisplayName = name, Color = Enum.TryParse<CategoryColor>(color, true, out var known) ? known : CategoryColor.None };
        var answer = await sender.SendAsync(lane, requests.NewCategory(lane.UserId, category), cancellationToken);
        if (answer.Failure is not null && !SaysDuplicate(answer))
            throw new RemoteException(answer.Failure);
    }

    private static bool Holds(GraphAnswer answer, string name) =>
        (GraphModels.Page(answer) ?? throw new RemoteException(GraphFailures.Unusable("no_value")))
        .Select(e => GraphModels.Read(e, OutlookCategory.CreateFromDiscriminatorValue)?.DisplayName)
        .Any(n => n is not null && n.Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    // Somebody was quicker, or an answer was lost. The code for it is not documented.
    private static bool SaysDuplicate(GraphAnswer answer) =>
        answer.Status == 409
        || (answer.Status == 400 && answer.Failure!.Code is var code
            && (code.Contains("duplicate", StringComparison.OrdinalIgnoreCase) || code.Contains("exist", StringComparison.OrdinalIgnoreCase)));

    private static string? ChangeKey(GraphAnswer answer) => answer.Failure is not null
        ? null
        : answer.Text("changeKey") ?? GraphModels.ChangeKey(answer.Text("@odata.etag") ?? answer.ETag);
}
