using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers;
using Psi.Analyzers.Rules;
using Psi.Build;
using Psi.Policy;

namespace Psi.Verify.Rules;

/// <summary>What rules found in a compilation.</summary>
/// <param name="Runs">Whether each rule that was asked for looked.</param>
/// <param name="Results">In no order; places with absolute paths.</param>
/// <param name="Evidence">The ids whose results are evidence.</param>
internal sealed record RuleResults(
    IReadOnlyList<RuleRun> Runs, IReadOnlyList<LoggedResult> Results, IReadOnlySet<string> Evidence);

/// <summary>
/// Lets this tool's own copy of Psi's rules look at a compilation, and those of the trusted SDK that the policy names. What the repository
/// set about rules is not among their options.
/// </summary>
internal sealed class RuleExecution
{
    private const string EvidenceTag = "PsiEvidence";

    /// <summary>SHA-256 of the assembly with Psi's own rules, in lower-case hex.</summary>
    public static string? PsiSha256 { get; } = PackagedAnalyzer.DigestOf(typeof(SecurityRule).Assembly.Location);

    private readonly ImmutableArray<DiagnosticAnalyzer> _psi;
    private readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> _sdk;

    /// <param name="sdk">Where other rules that a policy may name come from.</param>
    public RuleExecution(Toolchain.TrustedSdk sdk)
    {
        _psi = AnalyzersOf(typeof(SecurityRule).Assembly);
        _sdk = new(() => [.. Toolchain.TrustedAnalyzers.Of(sdk).SelectMany(assembly => AnalyzersOf(assembly))]);
    }

    /// <summary>Looks at a compilation.</summary>
    /// <param name="compilation">What was compiled.</param>
    /// <param name="policy">The analyzers' view of the policy: the content of a global config.</param>
    /// <param name="rules">The rules that requirements name.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<RuleResults> LookAsync(
        CSharpCompilation compilation, byte[] policy, IReadOnlyList<string> rules, CancellationToken cancellation)
    {
        var analyzers = _psi;
        if (rules.Any(rule => !CodeRules.IsPsi(rule)))
        {
            analyzers = [.. _psi, .. _sdk.Value.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rules.Contains(rule.Id)))];
        }

        var crashes = new ConcurrentDictionary<DiagnosticAnalyzer, string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new PolicyOptions(policy)),
            onAnalyzerException: (exception, analyzer, _) => crashes.TryAdd(analyzer, exception.Message),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        var found = await new CompilationWithAnalyzers(WithAll(compilation, rules), analyzers, options)
            .GetAnalyzerDiagnosticsAsync(cancellation);
        var descriptors = analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics, (analyzer, rule) => (Analyzer: analyzer, Rule: rule))
            .ToLookup(pair => pair.Rule.Id, StringComparer.Ordinal);
        return new RuleResults(
            [.. rules.Select(rule => RunOf(rule, descriptors[rule].Select(pair => pair.Analyzer).ToList(), crashes))],
            [.. found.Where(diagnostic => descriptors.Contains(diagnostic.Id)).Select(ResultOf)],
            descriptors
                .Where(rule => rule.Any(pair => pair.Rule.CustomTags.Contains(EvidenceTag)))
                .Select(rule => rule.Key)
                .ToHashSet(StringComparer.Ordinal));
    }

    // A rule of the SDK may be off by default.
    private static CSharpCompilation WithAll(CSharpCompilation compilation, IReadOnlyList<string> rules)
    {
        var named = rules.Where(rule => !CodeRules.IsPsi(rule)).ToImmutableDictionary(rule => rule, _ => ReportDiagnostic.Warn);
        return named.IsEmpty
            ? compilation
            : compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(named));
    }

    private static RuleRun RunOf(
        string rule, List<DiagnosticAnalyzer> analyzers, ConcurrentDictionary<DiagnosticAnalyzer, string> crashes)
    {
        if (analyzers.Count == 0)
        {
            return new RuleRun(
                rule,
                RuleRunState.DidNotRun,
                CodeRules.IsPsi(rule)
                    ? "this version of Psi has no such rule; update the psi tool if a newer one has it"
                    : "psi verify runs Psi's own rules and those of the .NET SDK, and neither has it");
        }

        return analyzers.Select(crashes.GetValueOrDefault).FirstOrDefault(crash => crash is not null) is { } message
            ? new RuleRun(rule, RuleRunState.DidNotRun, $"its analyzer crashed ({message})")
            : new RuleRun(rule, RuleRunState.Ran);
    }

    private static LoggedResult ResultOf(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        return new LoggedResult(
            diagnostic.Id,
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            diagnostic.Location.IsInSource
                ? new FileLocation(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1)
                : new FileLocation(""),
            diagnostic.IsSuppressed ? LoggedResult.Pragma : null,
            diagnostic.Id == CodeLook.RuleId ? LookOf(diagnostic) : null,
            LoggedService.IsSaidBy(diagnostic.Id) ? ServiceOf(diagnostic) : null);
    }

    private static LoggedService? ServiceOf(Diagnostic diagnostic) => LoggedService.Of(
        diagnostic.Properties.GetValueOrDefault(FindingProperties.Service),
        diagnostic.Properties.GetValueOrDefault(FindingProperties.Trace),
        diagnostic.Properties.GetValueOrDefault(FindingProperties.Name));

    private static LoggedLook LookOf(Diagnostic diagnostic) => new(
        diagnostic.Properties.GetValueOrDefault(FindingProperties.Looked) == FindingProperties.Yes,
        diagnostic.Properties.GetValueOrDefault(FindingProperties.Framework));

    private static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           where !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer))
           let languages = type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages ?? []
           where languages.Contains(LanguageNames.CSharp)
           orderby type.FullName
           select (DiagnosticAnalyzer)Activator.CreateInstance(type)!,
    ];
}
