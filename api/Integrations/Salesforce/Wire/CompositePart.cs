using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>One part's answer out of a composite.</summary>
internal sealed class CompositePart(SalesforceWire wire, SalesforceCall call, CompositePartAnswer answer)
{
    /// <summary>Null where the part succeeded.</summary>
    public RemoteFailure? Failure { get; } = FailureOf(answer);

    /// <exception cref="RemoteException">The part failed, or cannot be read.</exception>
    public QueryPage Page() => Read(SalesforceJson.Wire.QueryPage);

    /// <exception cref="RemoteException">The part failed, or cannot be read.</exception>
    public DescribeAnswer Describe() => Read(SalesforceJson.Wire.DescribeAnswer);

    private T Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        if (Failure is not null)
        {
            throw wire.Failed(call, Failure);
        }

        try
        {
            if (answer.Body.Deserialize(type) is { } content)
            {
                return content;
            }
        }
        catch (JsonException)
        {
            // Not what was asked for: the same as an answer that was cut off.
        }

        throw wire.Failed(call, new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null));
    }

    private static RemoteFailure? FailureOf(CompositePartAnswer answer)
    {
        if (answer.HttpStatusCode is >= 200 and < 300)
        {
            return null;
        }

        var error = RestErrors.Read(answer.Body);
        return SalesforceFailures.From(answer.HttpStatusCode, error?.ErrorCode, error?.Message, error?.Fields);
    }
}
