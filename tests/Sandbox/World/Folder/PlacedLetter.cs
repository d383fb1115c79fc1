namespace EmailSync.Sandbox.World.Folder;

/// <summary>A message of a folder with the instant that it gets in the mailbox.</summary>
internal sealed record PlacedLetter(FoundLetter Letter, DateTimeOffset At)
{
    public MessageSeed ToSeed()
    {
        var isDraft = Has('D');
        var folder = Has('T') ? "Deleted Items" : isDraft ? "Drafts" : Letter.IsFromOwner ? "Sent Items" : "Inbox";
        var mime = DateField.Replace(Letter.Bytes, Letter.Date is { } date ? At.ToOffset(date.Offset) : At);
        return new MessageSeed(folder, At, mime, Letter.Kind, Letter.Flags is null || Has('S'), isDraft, null, Letter.Sensitivity);
    }

    private bool Has(char flag) => Letter.Flags?.Contains(flag, StringComparison.Ordinal) == true;
}
