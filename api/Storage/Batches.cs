namespace EmailSync.Storage;

/// <summary>Writes that concern very many rows, some at a time, so that others who write need not wait for all of them.</summary>
internal static class Batches
{
    /// <summary>Rows in a transaction.</summary>
    public const int Size = 1_000;

    /// <summary>Repeats a write that changes at most <see cref="Size"/> rows until it finds fewer; how many it changed.</summary>
    public static async Task<int> AllAsync(Func<CancellationToken, Task<int>> write, CancellationToken cancellationToken)
    {
        var total = 0;
        int changed;
        do
        {
            changed = await write(cancellationToken);
            total += changed;
        }
        while (changed == Size);
        return total;
    }
}
