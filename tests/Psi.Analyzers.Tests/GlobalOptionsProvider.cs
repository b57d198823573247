using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Tests;

/// <summary>The options the compiler makes of one global analyzer configuration.</summary>
/// <param name="lines">Its settings.</param>
internal sealed class GlobalOptionsProvider(string lines) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(SettingsIn($"is_global = true\n{lines}\n"));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private static ImmutableDictionary<string, string> SettingsIn(string globalConfig) =>
        AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(globalConfig, "/.globalconfig")))
            .GlobalConfigOptions.AnalyzerOptions;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
