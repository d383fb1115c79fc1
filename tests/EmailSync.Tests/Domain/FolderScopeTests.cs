using EmailSync.Domain.Mail;
using EmailSync.Domain.Settings;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Domain;

public sealed class FolderScopeTests
{
    private static readonly MailFolder[] Folders =
    [
        new("in", null, "Posteingang", "inbox"), new("customers", "in", "Customers", null), new("acme", "customers", "Acme", null),
        new("sent", null, "Sent Items", "sentitems"), new("drafts", null, "Drafts", "drafts"), new("bin", null, "Deleted Items", "deleteditems"),
        new("old", "bin", "Old", null), new("junk", null, "Junk Email", "junkemail"), new("outbox", null, "Outbox", "outbox"), new("mine", null, "Mine", null),
        new("gone", null, "Deletions", "recoverableitemsdeletions"),
    ];

    [Fact, Rule("D3")]
    public void A_folder_is_mapped_by_its_id_or_its_well_known_name() =>
        AssertMapped(["in", "mine"], new("inbox", false), new("mine", false));

    [Fact, Rule("D3")]
    public void Subfolders_at_any_depth_belong_to_it_where_they_are_asked_for() =>
        AssertMapped(["in", "customers", "acme"], new FolderChoice("inbox", true));

    [Theory, Rule("D3")]
    [InlineData("drafts")]
    [InlineData("bin")]
    [InlineData("deleteditems")]
    [InlineData("old")]
    [InlineData("junk")]
    [InlineData("outbox")]
    [InlineData("gone")]
    public void Drafts_Outbox_Junk_and_Deleted_Items_are_never_mapped_nor_what_is_in_them(string id) => AssertMapped([], new FolderChoice(id, true));

    [Fact, Rule("D3")]
    public void A_folder_chosen_alone_and_within_its_parent_is_mapped_once() =>
        AssertMapped(["in", "customers", "acme"], new("inbox", true), new("acme", false));

    [Fact, Rule("D3")]
    public void A_choice_that_names_no_folder_maps_nothing() => AssertMapped([], new FolderChoice("archive", true));

    [Fact, Rule("D3")]
    public void Of_the_folders_that_are_chosen_for_everybody_not_every_mailbox_has_each()
    {
        Assert.Equal(["archive", "inbox", "sentitems"], FolderScope.WellKnown.Order());
        Assert.Equal(1, FolderScope.CountMissing(Folders, [new("Archive", false), new("deleted since", true), new("in", false)]));
        Assert.True(FolderScope.IsNeverMapped("Drafts"));
        Assert.False(FolderScope.IsNeverMapped("inbox"));
    }

    [Fact, Rule("B2")]
    public void Parents_that_go_round_in_a_circle_end()
    {
        MailFolder[] circle = [new("a", "b", "A", null), new("b", "a", "B", null)];

        Assert.Equal(2, FolderScope.Resolve(circle, [new FolderChoice("a", true)]).Count);
    }

    private static void AssertMapped(string[] expected, params FolderChoice[] choices) =>
        Assert.Equal(expected.Order(), FolderScope.Resolve(Folders, choices).Order());
}
