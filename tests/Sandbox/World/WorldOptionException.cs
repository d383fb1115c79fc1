namespace EmailSync.Sandbox.World;

/// <summary>A wrong option; its message is one sentence for the person who typed it.</summary>
internal sealed class WorldOptionException(string message) : ArgumentException(message);
