namespace EmailSync.Features.Settings;

/// <summary>The kinds of Sync Job. Tables and routes carry one from the start; email is the first.</summary>
internal static class JobKinds
{
    public const string Email = "email";
}
