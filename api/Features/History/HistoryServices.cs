namespace EmailSync.Features.History;

internal static class HistoryServices
{
    public static IServiceCollection AddHistory(this IServiceCollection services) => services
        .AddSingleton<HistoryStore>()
        .AddSingleton<HistoryAttachments>()
        .AddSingleton<HistoryRelations>()
        .AddSingleton<ExplainedAddresses>()
        .AddSingleton<MadeRecords>()
        .AddSingleton<ReaderWords>()
        .AddSingleton<HistoryReader>()
        .AddSingleton<JobMemory>()
        .AddSingleton<AskedMessages>()
        .AddSingleton<RecordNow>()
        .AddSingleton<LateAttachments>()
        .AddSingleton<UnwantedMessages>()
        .AddSingleton<ChosenRecordings>()
        .AddSingleton<ChoosePerson>()
        .AddSingleton<RecordedRelations>()
        .AddSingleton<RelateMessage>()
        .AddSingleton<RecordSearch>()
        .AddSingleton<Preview>()
        .AddSingleton<Explainer>()
        .AddSingleton<KnownMessages>()
        .AddHostedService<Retention>();
}
