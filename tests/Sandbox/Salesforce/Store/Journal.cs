namespace EmailSync.Sandbox.Salesforce.Store;

/// <summary>How to take back what a transaction has done so far.</summary>
internal sealed class Journal
{
    private static readonly AsyncLocal<Journal?> Ambient = new();
    private readonly List<Action> _undo = [];

    /// <summary>The journal of the composite that the present request belongs to; null outside one.</summary>
    public static Journal? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public int Mark => _undo.Count;

    public void Note(Action takeBack) => _undo.Add(takeBack);

    /// <summary>Takes back everything since the mark, the newest first. The caller holds the org's gate.</summary>
    public void RollBack(int mark = 0)
    {
        for (var i = _undo.Count - 1; i >= mark; i--)
            _undo[i]();
        _undo.RemoveRange(mark, _undo.Count - mark);
    }
}
