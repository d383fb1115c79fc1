using EmailSync.Benchmarks;
using EmailSync.Benchmarks.Compare;
using EmailSync.Benchmarks.Large;
using EmailSync.Benchmarks.Mailboxes;
using EmailSync.Benchmarks.Report;

if (Options.Read(args, out var mistake) is not { } options)
{
    await Console.Error.WriteLineAsync(mistake);
    return 2;
}

if (options.Baseline is { } baseline)
{
    await BaselineServer.ServeAsync(baseline);
    return 0;
}

var parts = new Dictionary<string, Func<Task<Findings>>>
{
    ["compare"] = () => ComparePart.RunAsync(options.IsQuick),
    ["mailboxes"] = () => MailboxesPart.RunAsync(options.Mailboxes),
    ["large"] = () => LargePart.RunAsync(options.LargeMessages),
};
foreach (var name in options.Parts)
{
    Progress.Say($"{name} …");
    var findings = await parts[name]();
    Progress.Say($"\n{findings.Markdown}\n");
    if (!options.IsQuick)
    {
        PerformanceDocument.Write(name, findings);
    }
}

return 0;
