using System.Net.Sockets;
using EmailSync.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace EmailSync.Hosting;

/// <summary>What has to be right before anything runs, and how it is said when it is not.</summary>
internal static class StartUp
{
    /// <summary>Checks the configuration, takes the database for this process alone, and brings its schema up to date.</summary>
    /// <exception cref="StartUpException">A sentence for whoever starts the service.</exception>
    public static void Prepare(this WebApplication app)
    {
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        try
        {
            app.Services.GetRequiredService<ProcessLock>();
            app.Services.GetRequiredService<Migrator>().Run();
        }
        catch (InvalidOperationException e)
        {
            throw new StartUpException(e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message, e);
        }
    }

    /// <summary>The sentences for a failed start; null: it is none that a person can mend, and its stack trace is wanted.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        StartUpException => exception.Message,
        OptionsValidationException e => Configuration(e.Failures),
        AggregateException e when e.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            Configuration(e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)),
        InvalidOperationException e when e.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) => Configuration([e.Message]),
        InvalidDataException or FormatException when exception.InnerException is FormatException => Configuration([$"{exception.Message} {exception.InnerException.Message}"]),
        IOException { InnerException: AddressInUseException or SocketException } => $"The service cannot listen: {exception.Message} Stop what uses the port, or choose another address (urls).",
        _ => null,
    };

    private static string Configuration(IEnumerable<string> failures) =>
        string.Join(Environment.NewLine, ["The configuration cannot be used:", .. failures.Distinct().Select(failure => $"  - {failure}")]);
}

/// <summary>The service cannot start; the message tells whoever starts it what to do.</summary>
internal sealed class StartUpException(string message, Exception inner) : Exception(message, inner);
