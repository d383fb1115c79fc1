using EmailSync.Domain.Mail;
using EmailSync.Integrations;
using EmailSync.Integrations.Exchange;

namespace EmailSync.Features.Connections;

/// <summary>Profile and folders of people's mailboxes, kept so that neither a run nor a page asks Exchange for them each time.</summary>
internal sealed class Mailboxes(
    MailboxStore store, ExchangeClient exchange, DeploymentSignIn signIn, ConnectionNews news, TimeProvider time, ILogger<Mailboxes> logger)
{
    /// <summary>How old a profile and a folder list may grow before a run reads them again.</summary>
    public static readonly TimeSpan ReadEvery = TimeSpan.FromDays(1);

    private const string Inbox = "inbox";

    private static readonly TimeSpan _aLook = TimeSpan.FromHours(1);

    /// <summary>What is known, without asking Exchange.</summary>
    public async Task<MailboxState> ReadAsync(string userId, CancellationToken cancellationToken) =>
        AsShown(await store.ReadAsync(userId, cancellationToken));

    /// <summary>Everybody's, by user id; who is missing was never tried.</summary>
    public async Task<IReadOnlyDictionary<string, MailboxState>> ReadAllAsync(CancellationToken cancellationToken) =>
        (await store.ReadAllAsync(cancellationToken)).ToDictionary(box => box.Key, box => AsShown(box.Value), StringComparer.Ordinal);

    /// <summary>The folders as last read, parents before children; empty before the first reading.</summary>
    public Task<IReadOnlyList<MailFolder>> FoldersAsync(string userId, CancellationToken cancellationToken) => store.FoldersAsync(userId, cancellationToken);

    /// <summary>Reads profile and folders from Exchange where they are older than a day.</summary>
    /// <exception cref="RemoteException">Exchange failed; the state is recorded, what was known stays.</exception>
    public Task<MailboxState> RefreshAsync(string userId, CancellationToken cancellationToken) => RefreshAsync(userId, ReadEvery, cancellationToken);

    /// <summary>Reads profile and folders from Exchange where they are as old as <paramref name="maxAge"/>; zero: now.</summary>
    /// <exception cref="RemoteException">Exchange failed; the state is recorded, what was known stays.</exception>
    public async Task<MailboxState> RefreshAsync(string userId, TimeSpan maxAge, CancellationToken cancellationToken)
    {
        var known = await store.ReadAsync(userId, cancellationToken);
        var now = time.GetUtcNow();
        var profileIsFresh = known.ProfileReadAt is { } profileReadAt && (now - profileReadAt).Duration() < maxAge;
        var foldersAreFresh = known.FoldersReadAt is { } foldersReadAt && (now - foldersReadAt).Duration() < maxAge;
        if (profileIsFresh && foldersAreFresh)
        {
            return AsShown(known);
        }

        try
        {
            if (known.IsClosed)
            {
                // Profile and folders may be open where the messages are not; what follows would call the mailbox open.
                await exchange.ListIdsAsync(userId, Inbox, now - _aLook, now, null, cancellationToken);
            }

            if (!profileIsFresh)
            {
                await store.StoreProfileAsync(userId, await exchange.ReadProfileAsync(userId, cancellationToken), now, cancellationToken);
            }

            if (!foldersAreFresh)
            {
                await store.StoreFoldersAsync(userId, await exchange.ReadFoldersAsync(userId, cancellationToken), now, cancellationToken);
            }
        }
        catch (RemoteException e)
        {
            // Trouble that passes says nothing of whether a mailbox that is closed to us has been opened.
            if (!known.IsClosed || StateOf(e.Failure) != ExchangeState.Unavailable)
            {
                await RecordFailureAsync(userId, e.Failure, cancellationToken);
            }

            throw;
        }

        if (signIn.Works() || known.IsClosed)
        {
            await news.AnnounceAsync(userId);
        }

        return AsShown(await store.ReadAsync(userId, cancellationToken));
    }

    /// <summary>The same for a page, which shows what is known where Exchange fails.</summary>
    public async Task<MailboxState> TryRefreshAsync(string userId, TimeSpan maxAge, CancellationToken cancellationToken)
    {
        try
        {
            return await RefreshAsync(userId, maxAge, cancellationToken);
        }
        catch (RemoteException e)
        {
            logger.MailboxFailed(userId, e.Failure.Code);
            return await ReadAsync(userId, cancellationToken);
        }
    }

    /// <summary>A folder is not there any more: the next run reads the folders again.</summary>
    public Task ForgetFoldersReadAsync(string userId, CancellationToken cancellationToken) => store.ForgetFoldersReadAsync(userId, cancellationToken);

    /// <summary>Notes how Exchange, or Microsoft's sign-in on the way there, has just failed.</summary>
    public Task RecordFailureAsync(string userId, RemoteFailure failure, CancellationToken cancellationToken)
    {
        if (DeploymentSignIn.IsConcernedBy(failure))
        {
            signIn.Refused(failure.Code);
            return Task.CompletedTask;
        }

        return store.StoreStateAsync(userId, StateOf(failure), failure.Code, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>Notes that the mailbox's own list of categories has ours.</summary>
    public Task RecordCategoryEnsuredAsync(string userId, CancellationToken cancellationToken) =>
        store.StoreCategoryEnsuredAsync(userId, time.GetUtcNow(), cancellationToken);

    /// <summary>Notes whether the mailbox takes marks (R5).</summary>
    public async Task RecordMarksAsync(string userId, bool areRefused, CancellationToken cancellationToken)
    {
        if (areRefused != (await store.ReadAsync(userId, cancellationToken)).MarksRefusedAt is not null)
        {
            await store.StoreMarksRefusedAsync(userId, areRefused ? time.GetUtcNow() : null, cancellationToken);
        }
    }

    private MailboxState AsShown(MailboxState mailbox) =>
        signIn.Refusal is { } code ? mailbox with { State = ExchangeState.SignInRefused, Code = code }
        : mailbox is { State: ExchangeState.Connected, MarksRefusedAt: not null } ? mailbox with { State = ExchangeState.ReadOnly }
        : mailbox;

    private static ExchangeState StateOf(RemoteFailure failure) => failure switch
    {
        RemoteFailure.AuthorizationLost { Code: var code } when IsNoMailbox(code) => ExchangeState.NoMailbox,
        RemoteFailure.NotFound => ExchangeState.NoMailbox,
        RemoteFailure.AuthorizationLost => ExchangeState.Denied,
        _ => ExchangeState.Unavailable,
    };

    /// <summary>Someone who is not in the tenant has none either.</summary>
    private static bool IsNoMailbox(string code) => ExchangeClient.IsNoMailbox(code) || code == "ResourceNotFound";
}
