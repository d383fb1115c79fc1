namespace EmailSync.Integrations.Exchange;

/// <summary>The categories that a message shall carry, all of them: Exchange replaces the whole list.</summary>
/// <param name="Id">The immutable id.</param>
/// <param name="ChangeKey">The version they were merged from; null writes whatever the version is.</param>
internal sealed record MarkRequest(string Id, IReadOnlyList<string> Categories, string? ChangeKey);

/// <summary>What became of one mark.</summary>
/// <param name="ChangeKey">The version after it, by which its echo in the changes is known; null where Exchange did not say.</param>
/// <param name="Failure">Null: done. A conflict asks to read, merge and write again; transient may have been done.</param>
internal sealed record MarkResult(string Id, string? ChangeKey, RemoteFailure? Failure);
