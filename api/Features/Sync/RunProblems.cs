using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Sync;

/// <summary>Why a run that went to its end is completed with problems (T4), the gravest first.</summary>
/// <param name="Code">For logs.</param>
/// <param name="Sentence">For people.</param>
internal sealed record RunProblem(string Code, string Sentence);

internal static class RunProblems
{
    /// <summary>Null: there were none.</summary>
    public static RunProblem? Of(RunProgress progress) => progress switch
    {
        { Folders: FolderState.NoneLeft } => new(
            "no_folders", "None of the folders that you chose is in the mailbox any more, so nothing was read. Choose folders in Email Sync Settings."),
        { Problems: 1 } => new("messages_failed", "One message could not be recorded. The history says why; it is tried again."),
        { Problems: > 1 } => new("messages_failed", $"{progress.Problems} messages could not be recorded. The history says why; they are tried again."),
        { FilesNotRecorded: 1 } => new("files_failed", "One attachment could not be recorded. The history says why."),
        { FilesNotRecorded: > 1 } => new("files_failed", $"{progress.FilesNotRecorded} attachments could not be recorded. The history says why."),
        { Folders: FolderState.SomeMissing } => new(
            "folders_missing", "A folder that you chose is not in the mailbox any more. Choose again in Email Sync Settings."),
        { ListedFolders: > 0 } => new(
            "listed", "Exchange could not say what has changed in some folders, so their newest messages were listed instead. The next run tries again."),
        { MarksFailure.Code: ExchangeClient.MayNotWrite } => new(
            "marks_not_allowed",
            "EmailSync may read your mailbox but not change it, so recorded messages are not marked in Outlook. Ask your administrator."),
        { MarksFailure: not null } => new("marks_pending", "Some recorded messages could not be marked in Outlook. The next run tries again."),
        _ => null,
    };
}
