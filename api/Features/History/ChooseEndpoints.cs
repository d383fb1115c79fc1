using EmailSync.Domain.Mail;
using EmailSync.Features.Me;
using EmailSync.Integrations.Salesforce;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmailSync.Features.History;

/// <summary>Which of several people with one address is meant (M4).</summary>
internal static class ChooseEndpoints
{
    public static void MapChoose(this IEndpointRouteBuilder history) =>
        history.MapPost("/me/messages/choose", ChooseAsync).WithName("ChoosePerson")
            .WithSummary("Chooses one of several people with an address, for later messages too; what is recorded of this one already is related to them in place.")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<NoContent, NotFound, ValidationProblem, ProblemHttpResult>> ChooseAsync(
        ChooseRequest request, CurrentUser me, ChoosePerson people, CancellationToken cancellationToken)
    {
        if (HistoryEndpoints.Nameless(request.Id ?? request.InternetMessageId, request.RestId) is { } nameless)
        {
            return nameless;
        }

        var errors = new Dictionary<string, string[]>();
        if (!EmailAddress.TryParse(request.Address, out var address))
        {
            errors["address"] = ["The address by which somebody is related is expected."];
        }

        if (!SalesforceIds.IsId(request.PersonId))
        {
            errors["personId"] = ["The id of a Contact or Lead, of 15 or 18 characters, is expected."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        var message = new MessageRequest(request.Id, request.InternetMessageId, request.RestId);
        return await people.AskAsync(me.Id, message, address, request.PersonId, cancellationToken) switch
        {
            Chosen.Done => TypedResults.NoContent(),
            Chosen.NotFound => TypedResults.NotFound(),
            Chosen.AddressNotOnIt => Invalid("address", "Nobody is related to this message by that address."),
            Chosen.PersonNotThere => Invalid("personId", "That person is not found in Salesforce with this address, or not any more."),
            Chosen.NotYours => UnwantedEndpoints.Refused(
                "It is not yours to change.", "A colleague's sync recorded it. Only they can choose whom it is related to.", "not_yours"),
            Chosen.NoSalesforce => UnwantedEndpoints.Refused(
                "Salesforce is not connected.", "Connect Salesforce first: it says who has the address.", "not_connected"),
            Chosen.Refused refused => UnwantedEndpoints.Refused(
                "Salesforce does not change it.",
                $"Salesforce says: \"{refused.Words}\" This message stays as it is; later ones go to {refused.Name}.",
                "refused"),
            _ => UnwantedEndpoints.Refused(
                "Not decided yet.", "The message is being recorded at this moment. Ask again in a few seconds.", "being_recorded"),
        };
    }

    private static ProblemHttpResult Invalid(string field, string sentence) => TypedResults.Problem(
        new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = [sentence] })
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Title = "Nobody can be chosen so.",
            Detail = sentence,
        });
}
