namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>Whose mailbox a request is for, and whether somebody looks on.</summary>
internal readonly record struct Lane(string UserId, bool IsUrgent);
