using System.Text.RegularExpressions;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Packaging;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using Psi.Policy;

namespace Psi.Insights.Policy.Audit.Sources;

/// <summary>One package source, asked with NuGet's own client. No failure of it is thrown: each is an answer too.</summary>
internal sealed partial class SourceClient
{
    /// <summary>
    /// After this many timeouts a source is not asked again: a thousand components would wait for it one after another.
    /// </summary>
    private const int MostTimeouts = 3;

    private readonly PackageSource _source;
    private readonly TimeSpan _timeout;
    private readonly SourceRepository _repository;
    private int _timeouts;

    /// <param name="source">The source, with its credentials.</param>
    /// <param name="timeout">How long one question may take, retries included.</param>
    public SourceClient(PackageSource source, TimeSpan timeout)
    {
        (_source, _timeout) = (source, timeout);
        _repository = new SourceRepository(
            source, [.. Repository.Provider.GetCoreV3(), new Lazy<INuGetResourceProvider>(() => new BoundedAnswers())]);
    }

    /// <summary>Its name in nuget.config.</summary>
    public string Name => DisplayText.OneLine(_source.Name, 100);

    /// <summary>Its address, without what may be secret in it.</summary>
    public string Address => _source.IsHttp && Uri.TryCreate(_source.Source, UriKind.Absolute, out var uri)
        ? DisplayText.OneLine(uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped), 300)
        : DisplayText.OneLine(_source.Source, 300);

    private string? Folder => _source.IsHttp ? null : _source.TrySourceAsUri is { IsFile: true } uri ? uri.LocalPath : _source.Source;

    /// <summary>Why it can't be asked anything, learnt before it is asked about packages; null when it can.</summary>
    public async Task<SourceFailure?> OpenAsync(CancellationToken cancellation)
    {
        if (_source is { IsHttp: true, IsHttps: false, AllowInsecureConnections: false })
        {
            return new SourceFailure(
                Name,
                Address,
                "its address is http, where anybody on the way can change the answers; "
                + "use https, or allow it with allowInsecureConnections=\"true\" in nuget.config, as restore asks for too");
        }
        // NuGet's client treats a missing folder as an empty one.
        if (Folder is { } folder && !Directory.Exists(folder))
        {
            return new SourceFailure(Name, Address, "there is no such folder");
        }
        // NuGet's client treats every other answer, such as a sign-in page, as a feed without packages.
        return _source.IsHttp ? (await TryAsync(ServiceIndexAsync, cancellation)).Failure : null;

        async Task<ServiceIndexResourceV3?> ServiceIndexAsync(CancellationToken token) =>
            await _repository.GetResourceAsync<ServiceIndexResourceV3>(token)
            ?? throw new NotSupportedException(
                "it is no V3 feed; its address must be that of a service index, such as https://api.nuget.org/v3/index.json");
    }

    /// <summary>All versions of a package; none when the source does not have it.</summary>
    public async Task<(IReadOnlyList<VersionFacts> Versions, SourceFailure? Failure)> AskAsync(
        string id, SourceCacheContext cache, CancellationToken cancellation)
    {
        var (versions, failure) = await TryAsync<IReadOnlyList<VersionFacts>>(
            async token =>
            {
                var metadata = await _repository.GetResourceAsync<PackageMetadataResource>(token);
                // NuGet's client has no answer about a package that a folder does not have.
                if (metadata is null && Folder is not null)
                {
                    return [];
                }

                if (metadata is null)
                {
                    throw new NotSupportedException("it offers no package metadata");
                }

                var answers = await metadata.GetMetadataAsync(
                    id, includePrerelease: true, includeUnlisted: true, cache, NullLogger.Instance, token);
                var found = new List<VersionFacts>();
                foreach (var answer in answers)
                {
                    if (!string.Equals(answer.Identity.Id, id, StringComparison.OrdinalIgnoreCase))
                    {
                        throw new InvalidDataException("it answered about another package");
                    }

                    found.Add(
                        new VersionFacts(answer.Identity.Version, answer.IsListed, await DeprecationOf(answer), AdvisoriesOf(answer)));
                }

                return found;
            },
            cancellation);
        return (versions ?? [], failure);
    }

    /// <summary>Every vulnerability the source knows of; null when it does not offer that knowledge.</summary>
    public async Task<(KnownVulnerabilities? Known, SourceFailure? Failure)> AskForVulnerabilitiesAsync(
        SourceCacheContext cache, CancellationToken cancellation) =>
        await TryAsync(
            async token =>
            {
                var resource = await _repository.GetResourceAsync<IVulnerabilityInfoResource>(token);
                if (resource is null)
                {
                    return null;
                }

                var result = await resource.GetVulnerabilityInfoAsync(cache, NullLogger.Instance, token);
                token.ThrowIfCancellationRequested();
                if (result.Exceptions is { } failed)
                {
                    throw failed;
                }

                return new KnownVulnerabilities(result.KnownVulnerabilities ?? []);
            },
            cancellation);

    private async Task<(T? Answer, SourceFailure? Failure)> TryAsync<T>(
        Func<CancellationToken, Task<T?>> ask, CancellationToken cancellation)
        where T : class
    {
        if (Volatile.Read(ref _timeouts) >= MostTimeouts)
        {
            return (null, new SourceFailure(Name, Address, $"it did not answer {MostTimeouts} times, and was asked no further"));
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(_timeout);
        try
        {
            // Some parts of NuGet's client ignore the token. What hangs is abandoned.
            return (await ask(limited.Token).WaitAsync(limited.Token), null);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception) when (limited.IsCancellationRequested)
        {
            Interlocked.Increment(ref _timeouts);
            return (null, new SourceFailure(Name, Address, $"it did not answer within {_timeout.TotalSeconds:0} s"));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Any exception: a malformed answer makes NuGet's client throw many kinds.
            return (null, new SourceFailure(Name, Address, Reason(exception)));
        }
    }

    private string Reason(Exception exception)
    {
        var reasons = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Malformed(cause) is { } malformed)
            {
                return malformed;
            }

            if (cause is not AggregateException && !reasons.Exists(earlier => earlier.Contains(cause.Message, StringComparison.Ordinal)))
            {
                reasons.Add(cause.Message.TrimEnd('.', ' '));
            }
        }

        return DisplayText.OneLine(
            UserOfAddress().Replace(string.Join(": ", reasons).Replace(_source.Source, Address, StringComparison.Ordinal), "://"));
    }

    // The exceptions NuGet's client throws when an answer is not what it expects.
    private static string? Malformed(Exception cause) => cause switch
    {
        Newtonsoft.Json.JsonReaderException { LineNumber: > 0 } at =>
            $"its answer is not as NuGet's protocol has it, at line {at.LineNumber}, position {at.LinePosition}",
        Newtonsoft.Json.JsonSerializationException { LineNumber: > 0 } at =>
            $"its answer is not as NuGet's protocol has it, at line {at.LineNumber}, position {at.LinePosition}",
        Newtonsoft.Json.JsonException or System.Text.Json.JsonException
            or NullReferenceException or InvalidCastException or ArgumentException or KeyNotFoundException =>
            "its answer is not as NuGet's protocol has it",
        InvalidDataException when Uri.IsWellFormedUriString(cause.Message, UriKind.Absolute) =>
            "its answer is not as NuGet's protocol has it",
        _ => null,
    };

    private static async Task<AuthorsDeprecation?> DeprecationOf(IPackageSearchMetadata answer)
    {
        if (await answer.GetDeprecationMetadataAsync() is not { } deprecation)
        {
            return null;
        }

        var named = deprecation.AlternatePackage;
        var alternative = named?.PackageId is { } id && PackageIdValidator.IsValidPackageId(id) ? id : null;
        return new AuthorsDeprecation(
            [
                .. (deprecation.Reasons ?? [])
                    .Where(reason => !string.IsNullOrWhiteSpace(reason))
                    .Take(5)
                    .Select(reason => DisplayText.OneLine(reason, 40)),
            ],
            string.IsNullOrWhiteSpace(deprecation.Message) ? null : DisplayText.OneLine(deprecation.Message, 300),
            alternative is null ? null : PackageUrl.NuGet(alternative),
            named?.Range is { IsFloating: false } range && (range.HasLowerBound || range.HasUpperBound)
                ? DisplayText.OneLine(range.ToNormalizedString().Replace(", ", ",", StringComparison.Ordinal), 100)
                : null);
    }

    private static List<Advisory> AdvisoriesOf(IPackageSearchMetadata answer) =>
        [
            .. (answer.Vulnerabilities ?? []).Select(
                vulnerability => KnownVulnerabilities.Advisory(vulnerability.AdvisoryUrl, vulnerability.Severity)),
        ];

    // It may contain a password.
    [GeneratedRegex(@"://[^/\s@]+@", RegexOptions.CultureInvariant)]
    private static partial Regex UserOfAddress();
}
