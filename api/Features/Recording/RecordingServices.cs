namespace EmailSync.Features.Recording;

internal static class RecordingServices
{
    public static IServiceCollection AddRecording(this IServiceCollection services) => services
        .AddSingleton<Ledger>()
        .AddSingleton<MarkStore>()
        .AddSingleton<ExclusionStore>()
        .AddSingleton<MatchRetention>()
        .AddSingleton<ChoiceStore>()
        .AddSingleton<RelationStore>()
        .AddSingleton<Undoing>()
        .AddSingleton<FileStore>()
        .AddSingleton<FileDoubts>()
        .AddSingleton<FileRecorder>()
        .AddSingleton<AttachmentLists>()
        .AddSingleton<TaskCollections>()
        .AddSingleton<TaskSender>()
        .AddSingleton<Recorder>()
        .AddSingleton<UnfinishedRecordings>()
        .AddSingleton<Marker>();
}
