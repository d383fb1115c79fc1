using System.Globalization;
using System.Text.Json;

namespace EmailSync.Benchmarks.Compare;

/// <summary>
/// What is written in a day: list the last days, and for each message without the mark look the people up, create the Task, set the mark. The
/// mark is its only memory.
/// </summary>
internal sealed class OneCallAStep(GraphCalls graph, SalesforceCalls salesforce, BaselineJob job)
{
    public async Task RunAsync()
    {
        var since = job.Since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        foreach (var folder in GraphCalls.Folders)
        {
            var list = $"mailFolders/{folder}/messages?$filter=receivedDateTime ge {since}&$orderby=receivedDateTime desc&$top=50&$select={MailParts.Fields}";
            await foreach (var page in graph.PagesAsync(list))
            {
                foreach (var message in page.GetProperty("value").EnumerateArray().Where(m => !MailParts.IsMarked(m)))
                {
                    await RecordAsync(message);
                }
            }
        }
    }

    private async Task RecordAsync(JsonElement message)
    {
        var others = MailParts.Others(message, job.Mailbox);
        var found = await salesforce.FindAsync("Contact", others);
        if (found.Count == 0)
        {
            found = await salesforce.FindAsync("Lead", others);
        }

        if (found.Count > 0)
        {
            await salesforce.CreateAsync(MailParts.Task(message, found.Values.First()));
            await graph.MarkAsync(MailParts.Id(message));
        }
    }
}
