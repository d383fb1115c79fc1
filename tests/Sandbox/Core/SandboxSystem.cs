namespace EmailSync.Sandbox.Core;

/// <summary>The three vendors that this process plays, the page that plays Outlook, and the address by which tests steer it.</summary>
internal enum SandboxSystem
{
    Entra,
    Graph,
    Salesforce,
    Outlook,
    Control,
}
