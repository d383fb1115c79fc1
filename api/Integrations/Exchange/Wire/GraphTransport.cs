using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;

namespace EmailSync.Integrations.Exchange.Wire;

/// <summary>
/// One request, one answer. The SDK's adapter makes and signs the request; the answer is read here, because the SDK loses the codes inside
/// batches, throws four kinds of exceptions and gives up a page for one broken subject.
/// </summary>
internal sealed class GraphTransport : IDisposable
{
    /// <summary>The client of IHttpClientFactory at the end of the SDK's own handlers.</summary>
    public const string ClientName = "graph";

    /// <summary>The code where the call took as long as a call may take.</summary>
    public const string TimedOut = "timeout";

    /// <summary>The code where the connection was lost before the answer came.</summary>
    public const string ConnectionLost = "connection";

    /// <summary>The code where the answer was larger than what is held of one: ask for less at a time.</summary>
    public const string TooLarge = "answer_too_large";

    // The largest message of Exchange Online in text; what is larger is a page of many, and comes in smaller ones.
    private const int LargestAnswerBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(100);

    private readonly HttpClient _http;
    private readonly GraphMetrics _metrics;
    private readonly TimeProvider _time;

    public GraphTransport(
        IHttpMessageHandlerFactory handlers, AppTokens tokens, IOptions<ExchangeOptions> options, GraphMetrics metrics, TimeProvider time)
    {
        // No handler of the SDK may send twice, or anywhere else, what was sent once.
        var chain = GraphClientFactory.CreateDefaultHandlers(new GraphClientOptions()).Where(h => h is not (RetryHandler or RedirectHandler)).ToArray();
        _http = GraphClientFactory.Create(chain, finalHandler: handlers.CreateHandler(ClientName));
        _http.Timeout = Timeout.InfiniteTimeSpan;
        _metrics = metrics;
        _time = time;
        Graph = new GraphServiceClient(_http, tokens, options.Value.BaseUrl.TrimEnd('/'));
    }

    /// <summary>The SDK's client, for its request builders.</summary>
    public GraphServiceClient Graph { get; }

    /// <summary>Sends once; a second time with a new token where the token was refused, for then nothing was done.</summary>
    public async Task<GraphAnswer> SendAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        var answer = await TryAsync(request, null, cancellationToken);
        return answer.Status == (int)HttpStatusCode.Unauthorized ? await TryAsync(request, AppTokens.Fresh, cancellationToken) : answer;
    }

    public void Dispose() => _http.Dispose();

    private async Task<GraphAnswer> TryAsync(GraphRequest request, IRequestOption? option, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(CallTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var information = request.ToInformation();
            if (option is not null)
                information.AddRequestOptions([option]);

            using var message = await Graph.RequestAdapter.ConvertToNativeRequestAsync<HttpRequestMessage>(information, either.Token)
                ?? throw new InvalidOperationException("The SDK made no request.");
            _metrics.Sent(request.Route);
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await response.Content.LoadIntoBufferAsync(request.MostRawBytes ?? LargestAnswerBytes, either.Token);
            return Read(request, response, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new GraphAnswer((int)HttpStatusCode.OK, default, GraphFailures.Unusable(TooLarge));
        }
        catch (RemoteException e)
        {
            return GraphAnswer.None(e.Failure);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return GraphAnswer.None(GraphFailures.Unusable(timeout.IsCancellationRequested ? TimedOut : ConnectionLost, e.Message));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return GraphAnswer.None(GraphFailures.Unusable(ConnectionLost, e.Message));
        }
    }

    private GraphAnswer Read(GraphRequest request, HttpResponseMessage response, byte[] bytes)
    {
        if (request.MostRawBytes is not null && response.IsSuccessStatusCode)
            return new GraphAnswer((int)response.StatusCode, default, null) { Raw = bytes };

        var body = default(JsonElement);
        // Whoever asked to read was owed something to read.
        var isReadable = bytes.Length == 0 ? !request.IsRead : LenientJson.TryParse(bytes, out body);
        return GraphAnswer.Read((int)response.StatusCode, body, isReadable, Header, _time.GetUtcNow());

        string? Header(string name) =>
            response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
                ? string.Join(", ", values)
                : null;
    }
}
