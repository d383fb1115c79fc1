namespace EmailSync.Integrations.Salesforce.Wire;

/// <summary>The rows of one statement. <see cref="IsCut"/>: there are more than were wanted, and the rest was not fetched.</summary>
internal sealed record QueryRows(IReadOnlyList<Row> Rows, bool IsCut);

/// <summary>The rows of several statements, in their order.</summary>
internal sealed record QueryAnswers(IReadOnlyList<QueryRows> Statements, DateTimeOffset ServerTime);

/// <summary>Asks several statements in as few calls as Salesforce allows: five a composite, which counts as one. Follows pages.</summary>
internal sealed class SalesforceQueries(SalesforceWire wire, TimeProvider time)
{
    private const int MostQueriesInComposite = 5;

    /// <param name="mostRows">Of one statement; a longer answer is cut instead of fetched.</param>
    /// <exception cref="RemoteException">Also where one of the statements failed: half an answer is none.</exception>
    public async Task<QueryAnswers> AskAsync(
        SalesforceSession session, IReadOnlyList<string> statements, CancellationToken cancellationToken, int mostRows = int.MaxValue)
    {
        var answers = new List<QueryRows>(statements.Count);
        DateTimeOffset? asked = null;
        foreach (var few in statements.Chunk(MostQueriesInComposite))
        {
            var parts = few.Select(statement => Soql.QueryUrl(wire.ApiVersion, statement));
            var (bodies, serverTime) = await ReadAsync(SalesforceCall.Query(session), [.. parts], cancellationToken);
            asked ??= serverTime;
            foreach (var body in bodies)
            {
                answers.Add(await RowsAsync(session, body.Page(), mostRows, cancellationToken));
            }
        }

        return new(answers, asked ?? time.GetUtcNow());
    }

    /// <summary>Several GETs in one call, in their order; a part that failed says so itself.</summary>
    public async Task<(IReadOnlyList<CompositePart> Parts, DateTimeOffset ServerTime)> ReadAsync(
        SalesforceCall call, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        var request = new CompositeRequest(false, [.. urls.Select((url, i) => new CompositePartRequest("GET", url, $"part{i}"))]);
        var answer = await wire.SendAsync(
            call, (api, token) => api.CompositeAsync(wire.ApiVersion, request, token, call, cancellationToken), cancellationToken);
        var parts = answer.Content.CompositeResponse;
        return parts?.Length == urls.Count && parts.All(part => part is not null)
            ? ([.. parts.Select(part => new CompositePart(wire, call, part))], answer.ServerTime)
            : throw Unreadable(call);
    }

    private async Task<QueryRows> RowsAsync(SalesforceSession session, QueryPage first, int mostRows, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        for (var page = first; ;)
        {
            if (page.Records is not { } records)
            {
                throw Unreadable(SalesforceCall.Query(session));
            }

            rows.AddRange(records.Select(record => new Row(record)));
            if (Math.Max(page.TotalSize, rows.Count) > mostRows)
            {
                return new(rows, IsCut: true);
            }

            if (string.IsNullOrEmpty(page.NextRecordsUrl))
            {
                // Rows that are owed and cannot be asked for must not look like rows that are not there.
                return page.Done || rows.Count >= page.TotalSize
                    ? new(rows, IsCut: false)
                    : throw Unreadable(SalesforceCall.Query(session));
            }

            page = await NextAsync(session, page.NextRecordsUrl, cancellationToken);
        }
    }

    /// <summary>Only the locator of the link is taken: the host and the route stay ours.</summary>
    private async Task<QueryPage> NextAsync(SalesforceSession session, string nextRecordsUrl, CancellationToken cancellationToken)
    {
        var call = SalesforceCall.Page(session);
        var locator = Uri.UnescapeDataString(nextRecordsUrl[(nextRecordsUrl.LastIndexOf('/') + 1)..]);
        var answer = await wire.SendAsync(
            call, (api, token) => api.NextPageAsync(wire.ApiVersion, locator, token, call, cancellationToken), cancellationToken);
        return answer.Content;
    }

    private RemoteException Unreadable(SalesforceCall call)
        => wire.Failed(call, new RemoteFailure.Transient(RemoteSystem.Salesforce, SalesforceFailures.Unreadable, null));
}
