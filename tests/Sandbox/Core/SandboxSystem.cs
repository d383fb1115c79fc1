namespace EmailSync.Sandbox.Core;

/// <summary>The three vendors that this process plays, and the address by which tests steer it.</summary>
internal enum SandboxSystem
{
    Entra,
    Graph,
    Salesforce,
    Control,
}
