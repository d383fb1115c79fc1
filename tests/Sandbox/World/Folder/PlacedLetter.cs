namespace EmailSync.Sandbox.World.Folder;

/// <summary>A message of a folder with the instants that it gets in the mailbox: when it came, and when it was sent, which its copies share.</summary>
internal sealed record PlacedLetter(FoundLetter Letter, DateTimeOffset At, DateTimeOffset Sent)
{
    public MessageSeed ToSeed()
    {
        var isDraft = Has('D');
        var folder = Has('T') ? "Deleted Items" : isDraft ? "Drafts" : Letter.IsFromOwner ? "Sent Items" : "Inbox";
        // A date that cannot be read stays as it is (B2).
        var mime = Letter.Date is { } date ? DateField.Replace(Letter.Bytes, Sent.ToOffset(date.Offset)) : Letter.Bytes;
        return new MessageSeed(folder, At, mime, Letter.Kind, Letter.Flags is null || Has('S'), isDraft, null, Letter.Sensitivity);
    }

    private bool Has(char flag) => Letter.Flags?.Contains(flag, StringComparison.Ordinal) == true;
}
