namespace EmailSync.Benchmarks.Compare;

/// <summary>
/// What is written in a week: delta says which messages changed, batches of 20 say what they are, the people are asked for 200 at a time, Tasks
/// are created 200 at a time, marks are set 20 at a time. It keeps its links, and no account of what it wrote.
/// </summary>
internal sealed class BatchedWithoutLedger(GraphCalls graph, SalesforceCalls salesforce, BaselineJob job)
{
    private const int PageSize = 100;
    private readonly Dictionary<string, string> _links = [];

    public async Task RunAsync()
    {
        var changed = new List<string>();
        foreach (var folder in GraphCalls.Folders)
        {
            var link = _links.GetValueOrDefault(folder) ?? $"mailFolders/{folder}/messages/delta?$select=id";
            await foreach (var page in graph.PagesAsync(link, PageSize))
            {
                changed.AddRange(page.GetProperty("value").EnumerateArray().Where(m => !m.TryGetProperty("@removed", out _)).Select(MailParts.Id));
                if (page.TryGetProperty("@odata.deltaLink", out var delta))
                {
                    _links[folder] = delta.GetString()!;
                }
            }
        }

        var messages = (await graph.ReadAsync([.. changed.Distinct()], $"$select={MailParts.Fields}&$expand=singleValueExtendedProperties($filter=id eq 'Integer 0x36')"))
            .Where(m => !MailParts.IsMarked(m) && m.GetProperty("receivedDateTime").GetDateTimeOffset() >= job.Since)
            .ToList();
        var others = messages.SelectMany(m => MailParts.Others(m, job.Mailbox)).Distinct().ToList();
        var known = new Dictionary<string, string>();
        foreach (var (type, addresses) in from type in (string[])["Lead", "Contact"] from chunk in others.Chunk(200) select (type, chunk))
        {
            foreach (var (address, id) in await salesforce.FindAsync(type, addresses))
            {
                known[address] = id;
            }
        }

        var matched = messages
            .Select(m => (Message: m, Who: MailParts.Others(m, job.Mailbox).Select(known.GetValueOrDefault).FirstOrDefault(id => id is not null)))
            .Where(m => m.Who is not null)
            .ToList();
        await salesforce.CreateAllAsync(matched.ConvertAll(m => MailParts.Task(m.Message, m.Who!)));
        await graph.MarkAllAsync(matched.ConvertAll(m => MailParts.Id(m.Message)));
    }
}
