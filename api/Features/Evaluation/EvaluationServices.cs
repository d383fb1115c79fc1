namespace EmailSync.Features.Evaluation;

internal static class EvaluationServices
{
    public static IServiceCollection AddEvaluation(this IServiceCollection services) => services
        .AddSingleton<MessageStore>()
        .AddSingleton<MessageRetention>()
        .AddSingleton<WishStore>()
        .AddSingleton<MessageMemory>()
        .AddSingleton<InheritedExclusions>()
        .AddSingleton<AnsweredInConversation>()
        .AddSingleton<AnsweredMessages>()
        .AddSingleton<RecordedTasks>()
        .AddSingleton<Rechoosing>()
        .AddSingleton<Relating>()
        .AddSingleton<Directories>()
        .AddSingleton<Evaluator>()
        .AddSingleton<EvaluationContexts>();
}
