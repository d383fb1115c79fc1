using Microsoft.Extensions.Http;

namespace EmailSync.Hosting.SignIn;

/// <summary>
/// Puts the back channel beneath every handler of every client of the factory, whatever else was configured for it: an address that one of
/// them has rewritten is looked at too. A redirect could lead out past it, so none is followed then.
/// </summary>
internal sealed class ClosedWorld(BackChannel backChannel) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (backChannel.Address is null)
        {
            return;
        }

        builder.AdditionalHandlers.Add(new BackChannelHandler(backChannel));
        switch (builder.PrimaryHandler)
        {
            case SocketsHttpHandler sockets:
                sockets.AllowAutoRedirect = false;
                break;
            case HttpClientHandler client:
                client.AllowAutoRedirect = false;
                break;
        }
    };
}
