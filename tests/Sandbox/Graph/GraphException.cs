namespace EmailSync.Sandbox.Graph;

/// <summary>A refusal by Graph. Refusals are not failures of the sandbox, but they end a handler wherever they are found.</summary>
internal sealed class GraphException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public int? RetryAfterSeconds { get; init; }

    public string? Location { get; init; }

    public static GraphException BadRequest(string message) => new(400, "BadRequest", message);

    public static GraphException Uri(string message) => new(400, "RequestBroker--ParseUri", message);

    public static GraphException NoProperty(string name, string type) => Uri($"Could not find a property named '{name}' on type '{type}'.");

    public static GraphException ItemNotFound() => new(404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static GraphException Conflict(int status) => new(
        status,
        "ErrorIrresolvableConflict",
        "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.");
}

/// <summary>The contract allows this, but the sandbox does not hold it: 501, and the test that asked for it fails.</summary>
internal sealed class NotHeldException(string what) : Exception(what);
