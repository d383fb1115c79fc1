namespace EmailSync.Features.Sync;

/// <summary>Whether the folders that a person chose are in their mailbox.</summary>
internal enum FolderState
{
    AllThere,
    SomeMissing,
    NoneLeft,
}
