using EmailSync.Features.AddressLists;
using EmailSync.Features.Administration;
using EmailSync.Features.Connections;
using EmailSync.Features.Evaluation;
using EmailSync.Features.History;
using EmailSync.Features.Me;
using EmailSync.Features.Recording;
using EmailSync.Features.Settings;
using EmailSync.Features.Sync;
using EmailSync.Hosting;
using EmailSync.Hosting.Pages;
using EmailSync.Hosting.Problems;
using EmailSync.Hosting.Scheduling;
using EmailSync.Hosting.Secrets;
using EmailSync.Hosting.SignIn;
using EmailSync.Integrations.Exchange;
using EmailSync.Integrations.Salesforce;
using EmailSync.Storage;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1_048_576;
    });
    builder.Services
        .AddSingleton(TimeProvider.System)
        .AddStorage(builder.Configuration)
        .AddExchange(builder.Configuration)
        .AddSalesforce(builder.Configuration)
        .AddMe()
        .AddUserConnections()
        .AddSettings()
        .AddAddressLists()
        .AddEvaluation()
        .AddRecording()
        .AddSync()
        .AddHistory()
        .AddAdministration()
        .AddSignIn(builder.Configuration)
        .AddSecrets(builder.Configuration)
        .AddScheduler(builder.Configuration)
        .AddStrictJson()
        .AddProblems()
        .AddApiDocument()
        .AddHealth()
        .AddTelemetry(builder.Configuration)
        .AddPages(builder.Configuration, builder.Environment)
        .AddCompression();

    await using var app = builder.Build();
    app.Prepare();

    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseResponseCompression();
    app.UseSecurityHeaders();
    app.UsePages();
    app.UseAuthentication();
    app.UseAuthorization();

    app.MapHealth();
    app.MapOpenApi().AllowAnonymous();
    app.MapManifest();
    var api = app.MapApi();
    api.MapClientConfig();
    api.MapMe();
    api.MapConnections();
    api.MapSettings();
    api.MapChanges();
    api.MapIgnoreList();
    api.MapSync();
    api.MapHistory();
    api.MapAdministration(SignInServices.Administrator);
    api.MapSharedLists(SignInServices.Administrator);

    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartUp.Describe(e) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
