using EmailSync.Domain.Mail;

namespace EmailSync.Domain.Matching;

/// <summary>What a message can be related to.</summary>
public enum PersonKind
{
    Contact,
    Lead,
}

/// <summary>A Contact or Lead that carries an address that was asked for, as the user may see it (M6).</summary>
public sealed record CrmPerson
{
    public required PersonKind Kind { get; init; }

    /// <summary>The 18-character id. A converted Lead is given as its Contact (M6).</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The Account's or the Lead's company; null where there is none or it is not visible.</summary>
    public string? Company { get; init; }

    public string? AccountId { get; init; }

    public string? OwnerId { get; init; }

    /// <summary>LastActivityDate (M4).</summary>
    public DateOnly? LastActivity { get; init; }

    /// <summary>LastModifiedDate (M4).</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The address by which it was found.</summary>
    public required EmailAddress Address { get; init; }

    /// <summary>The API name of the field that holds it, for example <c>Email</c> (M2).</summary>
    public required string Field { get; init; }
}
