using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers;

/// <summary>
/// Gives rules the help links of a compilation. A rule's own descriptor has none: the organisation says which pages explain its rules, and
/// where those inside the package are differs by machine. To Roslyn, descriptors of one id are one rule, whatever their links.
/// </summary>
internal static class RuleHelp
{
    private const string Key = "psi.help";
    private const string IdPlace = "{id}";

    // By options, the linked descriptors by rule. Holds no options longer than the compiler does.
    private static readonly ConditionalWeakTable<AnalyzerConfigOptionsProvider, ConcurrentDictionary<string, DiagnosticDescriptor>> Linked =
        new();

    /// <summary>
    /// The rule with its link in a compilation; the rule itself where no pages are known. Asked only when something is reported.
    /// </summary>
    public static DiagnosticDescriptor In(this DiagnosticDescriptor rule, AnalyzerOptions options)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        return provider.GlobalOptions.TryGetValue(Key, out var template)
            ? Linked.GetOrCreateValue(provider).GetOrAdd(rule.Id, _ => WithLink(rule, template))
            : rule;
    }

    private static DiagnosticDescriptor WithLink(DiagnosticDescriptor rule, string encodedTemplate) => new(
        rule.Id,
        rule.Title,
        rule.MessageFormat,
        rule.Category,
        rule.DefaultSeverity,
        rule.IsEnabledByDefault,
        rule.Description,
        Uri.UnescapeDataString(encodedTemplate).Replace(IdPlace, rule.Id),
        [.. rule.CustomTags]);
}
