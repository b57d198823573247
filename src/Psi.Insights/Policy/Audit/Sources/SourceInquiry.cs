using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Protocol.Plugins;

namespace Psi.Insights.Policy.Audit.Sources;

/// <summary>Asks all sources about all packages, several at a time.</summary>
internal static class SourceInquiry
{
    /// <summary>Questions under way at once, over all sources.</summary>
    private const int AtOnce = 8;

    /// <summary>Asks; failures are part of the answer.</summary>
    /// <param name="sources">All sources, and which of them may answer for a package.</param>
    /// <param name="ids">The packages, each once.</param>
    /// <param name="timeout">How long one question may take.</param>
    /// <param name="advance">Called after each package.</param>
    /// <exception cref="OperationCanceledException">Stopped from outside.</exception>
    public static async Task<InquiryResult> AskAsync(
        ConfiguredSources sources, IReadOnlyList<string> ids, TimeSpan timeout, Action advance, CancellationToken cancellation)
    {
        HttpHandlerResourceV3.CredentialService ??= new Lazy<ICredentialService>(
            static () => new CredentialProviders(PluginManager.Instance));
        UserAgent.SetUserAgentString(new UserAgentStringBuilder("psi"));
        // An audit needs today's answers: NuGet's cache of answers is neither read nor written.
        using var cache = new SourceCacheContext { NoCache = true };

        var needed = ids
            .SelectMany(sources.For)
            .Concat(ids.Count > 0 ? sources.Audit : [])
            .DistinctBy(KeyOf)
            .ToDictionary(KeyOf, source => new SourceClient(source, timeout));
        var closed = new Dictionary<(string, string), SourceFailure>();
        var opened = await Task.WhenAll(needed.Select(async source => (source.Key, await source.Value.OpenAsync(cancellation))));
        foreach (var (key, failure) in opened)
        {
            if (failure is not null)
            {
                closed.Add(key, failure);
            }
        }

        var vulnerabilities = await AskForVulnerabilities([.. (ids.Count > 0 ? sources.Audit : []).Select(KeyOf)]);
        var known = vulnerabilities.Select(answer => answer.Known).OfType<KnownVulnerabilities>().ToList();
        var vulnerabilityFailures = vulnerabilities.Select(answer => answer.Failure).OfType<SourceFailure>().ToList();

        var facts = new PackageFacts[ids.Count];
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, ids.Count), atOnce, async (index, token) =>
        {
            var answers = new List<IReadOnlyList<VersionFacts>>();
            var failures = new List<SourceFailure>();
            var asked = sources.For(ids[index]).Select(KeyOf).ToList();
            foreach (var source in asked)
            {
                if (closed.TryGetValue(source, out var reason))
                {
                    failures.Add(reason);
                    continue;
                }

                var (versions, failure) = await needed[source].AskAsync(ids[index], cache, token);
                answers.Add(versions);
                if (failure is not null)
                {
                    failures.Add(failure);
                }
            }

            facts[index] = new PackageFacts(
                ids[index], Merged(ids[index], answers, known), [.. asked.Select(source => needed[source].Name)], failures);
            advance();
        });

        return new InquiryResult(
            facts,
            [
                .. needed.OrderBy(source => source.Value.Name, StringComparer.Ordinal)
                    .Select(
                        source => new SourceResult(
                            source.Value.Name, source.Value.Address, closed.GetValueOrDefault(source.Key)?.Reason)),
            ],
            known.Count > 0,
            vulnerabilityFailures);

        async Task<IReadOnlyList<(KnownVulnerabilities? Known, SourceFailure? Failure)>> AskForVulnerabilities(
            IReadOnlyList<(string, string)> keys) =>
            await Task.WhenAll(keys.Select(async key => closed.TryGetValue(key, out var reason)
                ? (null, reason)
                : await needed[key].AskForVulnerabilitiesAsync(cache, cancellation)));
    }

    private static (string Name, string Address) KeyOf(PackageSource source) => (source.Name, source.Source);

    // A version that several sources have is listed when one of them lists it; deprecations and advisories of all of them count.
    private static List<VersionFacts> Merged(
        string id, IReadOnlyList<IReadOnlyList<VersionFacts>> answers, IReadOnlyList<KnownVulnerabilities> known) =>
    [
        .. answers.SelectMany(answer => answer)
            .GroupBy(facts => facts.Version)
            .OrderBy(versions => versions.Key)
            .Select(versions => new VersionFacts(
                versions.Key,
                versions.Any(facts => facts.IsListed),
                versions.Select(facts => facts.Deprecation).FirstOrDefault(deprecation => deprecation is not null),
                [
                    .. versions.SelectMany(facts => facts.Advisories).Concat(known.SelectMany(source => source.Of(id, versions.Key)))
                        .GroupBy(advisory => advisory.Address, StringComparer.OrdinalIgnoreCase)
                        .Select(same => same.MaxBy(advisory => advisory.Severity)!)
                        .OrderByDescending(advisory => advisory.Severity)
                        .ThenBy(advisory => advisory.Address, StringComparer.Ordinal),
                ])),
    ];
}

/// <summary>What the sources answered.</summary>
/// <param name="Packages">In the order asked.</param>
/// <param name="Sources">The sources there were to ask.</param>
/// <param name="HasVulnerabilityList">Whether any of them offers a list of known vulnerabilities.</param>
/// <param name="VulnerabilityFailures">The sources whose list of vulnerabilities could not be read.</param>
internal sealed record InquiryResult(
    IReadOnlyList<PackageFacts> Packages,
    IReadOnlyList<SourceResult> Sources,
    bool HasVulnerabilityList,
    IReadOnlyList<SourceFailure> VulnerabilityFailures);

/// <summary>A source, and whether it could be asked at all.</summary>
/// <param name="Name">Its name in nuget.config.</param>
/// <param name="Address">Its address, without what may be secret.</param>
/// <param name="Failure">Why not; null when it could.</param>
internal sealed record SourceResult(string Name, string Address, string? Failure);
