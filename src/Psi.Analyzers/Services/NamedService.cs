using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Services;

/// <summary>A shared security service that the policy names, as the global options pass it to the compiler.</summary>
/// <param name="Id">Its id in the policy.</param>
/// <param name="Title">The name people use.</param>
/// <param name="Kind">What it is for: one of <see cref="ServiceKind"/>, or a word of the organisation.</param>
/// <param name="Advice">What to do instead of using another service, as a sentence.</param>
/// <param name="Recommended">How its use shows.</param>
/// <param name="InsteadOf">How the use of another service in its place shows.</param>
internal sealed record NamedService(
    string Id, string Title, string Kind, string Advice, ServiceMarks Recommended, ServiceMarks InsteadOf)
{
    private const string Key = "psi.services";

    /// <summary>
    /// Reads the global options. An invalid entry is skipped, because only Psi.Build writes entries, and the gate checks that.
    /// </summary>
    public static ImmutableArray<NamedService> In(AnalyzerConfigOptions globalOptions)
    {
        if (!globalOptions.TryGetValue(Key, out var value))
        {
            return ImmutableArray<NamedService>.Empty;
        }

        var services = ImmutableArray.CreateBuilder<NamedService>();
        foreach (var entry in value.Split(','))
        {
            var fields = Array.ConvertAll(Decoded(entry.Trim()).Split('|'), Decoded);
            if (fields is [{ Length: > 0 } id, var title, var kind, var advice,
                    var hosts, var apis, var keys, var otherHosts, var otherApis, var otherKeys])
            {
                services.Add(new(id, title, kind, advice, Marks(hosts, apis, keys), Marks(otherHosts, otherApis, otherKeys)));
            }
        }

        return services.ToImmutable();
    }

    /// <summary>Whether a host is that of this service: named by it at least as closely as by what it replaces.</summary>
    public bool IsRecommended(string host) =>
        Recommended.ClosenessTo(host) is > 0 and var closeness && closeness >= InsteadOf.ClosenessTo(host);

    /// <summary>Whether a host is that of another service in place of this one.</summary>
    public bool IsAnother(string host) => InsteadOf.ClosenessTo(host) > Recommended.ClosenessTo(host);

    private static ServiceMarks Marks(string hosts, string apis, string keys) => new(Items(hosts), Items(apis), Items(keys));

    private static ImmutableArray<string> Items(string list) =>
        list.Split('\n').Select(static item => item.Trim()).Where(static item => item.Length > 0).ToImmutableArray();

    private static string Decoded(string field) => Uri.UnescapeDataString(field);
}
