using System.Collections.Concurrent;
using System.Net;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Protocol.Plugins;

namespace Psi.Insights.Policy.Audit.Sources;

/// <summary>
/// Asks the machine's NuGet credential providers when a source wants credentials that nuget.config does not have. NuGet's own service
/// for this is in NuGet.Credentials, which our package source does not serve. All that it needs is in NuGet.Protocol: finding providers,
/// starting them and talking to them.
/// </summary>
/// <param name="plugins">Finds and starts the providers.</param>
internal sealed class CredentialProviders(IPluginManager plugins) : ICredentialService
{
    /// <summary>
    /// Addresses for which a provider has already given credentials. A second question means that the source refused them.
    /// </summary>
    private readonly ConcurrentDictionary<(string Provider, Uri Address), bool> _answered = new();

    /// <inheritdoc/>
    public bool HandlesDefaultCredentials => false;

    /// <inheritdoc/>
    /// <exception cref="PluginException">A provider could not be started.</exception>
    public async Task<ICredentials?> GetCredentialsAsync(
        Uri uri, IWebProxy? proxy, CredentialRequestType type, string message, CancellationToken cancellationToken)
    {
        if (type == CredentialRequestType.Proxy)
        {
            // Providers answer for sources only.
            return null;
        }

        foreach (var provider in await plugins.FindAvailablePluginsAsync(cancellationToken))
        {
            var (_, started) = await plugins.TryGetSourceAgnosticPluginAsync(provider, OperationClaim.Authentication, cancellationToken);
            if (started?.Message is { } failure)
            {
                throw new PluginException(failure, started.Exception);
            }

            if (started is { Plugin.Connection: { } connection, Claims: { } claims } && claims.Contains(OperationClaim.Authentication))
            {
                await IntroduceAsync(started, connection, uri, proxy, cancellationToken);
                if (await AskAsync(provider.PluginFile.Path, connection, uri, cancellationToken) is { } credentials)
                {
                    return credentials;
                }
            }
        }

        return null;
    }

    /// <inheritdoc/>
    /// <remarks>NuGet only asks this for plugins that download packages. The tool downloads none.</remarks>
    public bool TryGetLastKnownGoodCredentialsFromCache(Uri uri, bool isProxy, out ICredentials? credentials)
    {
        credentials = null;
        return false;
    }

    /// <summary>What a provider is told before its first question.</summary>
    private static async Task IntroduceAsync(
        PluginCreationResult started, IConnection connection, Uri uri, IWebProxy? proxy, CancellationToken cancellation)
    {
        // A provider that may not log breaks off the connection. What it logs is dropped, as all of NuGet's messages are here.
        connection.MessageDispatcher.RequestHandlers.TryAdd(MessageMethod.Log, new LogRequestHandler(NullLogger.Instance));
        await OnceAsync<SetLogLevelRequest, SetLogLevelResponse>(MessageMethod.SetLogLevel, new SetLogLevelRequest(LogLevel.Error));
        if (proxy?.Credentials?.GetCredential(uri, "Basic") is { } forProxy)
        {
            await OnceAsync<SetCredentialsRequest, SetCredentialsResponse>(
                MessageMethod.SetCredentials,
                new SetCredentialsRequest(uri.AbsoluteUri, forProxy.UserName, forProxy.Password, username: null, password: null));
        }

        Task OnceAsync<TRequest, TResponse>(MessageMethod method, TRequest request)
            where TRequest : class
            where TResponse : class =>
            started.PluginMulticlientUtilities!.DoOncePerPluginLifetimeAsync(
                method.ToString(),
                () => connection.SendRequestAndReceiveResponseAsync<TRequest, TResponse>(method, request, cancellation),
                cancellation);
    }

    private async Task<ICredentials?> AskAsync(string provider, IConnection connection, Uri uri, CancellationToken cancellation)
    {
        var question = new GetAuthenticationCredentialsRequest(
            uri, isRetry: _answered.ContainsKey((provider, uri)), isNonInteractive: true, canShowDialog: false);
        var answer = await connection
            .SendRequestAndReceiveResponseAsync<GetAuthenticationCredentialsRequest, GetAuthenticationCredentialsResponse>(
                MessageMethod.GetAuthenticationCredentials, question, cancellation);
        if (answer is null || !answer.IsValid())
        {
            return null;
        }

        _answered[(provider, uri)] = true;
        return new AuthTypeFilteredCredentials(new NetworkCredential(answer.Username, answer.Password), answer.AuthenticationTypes ?? []);
    }
}
