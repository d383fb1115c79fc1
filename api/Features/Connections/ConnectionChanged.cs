namespace EmailSync.Features.Connections;

/// <summary>Called when a person's connection to Salesforce or Exchange was made or works again (B4): whoever schedules registers one.</summary>
internal delegate Task ConnectionChangedHandler(string userId, CancellationToken cancellationToken);

/// <summary>
/// Whether a Salesforce user with an address that is none of the mailbox's may be connected. Settings answer it: connections stand beneath them.
/// </summary>
internal delegate Task<bool> OtherSalesforceUsersAllowed(CancellationToken cancellationToken);
