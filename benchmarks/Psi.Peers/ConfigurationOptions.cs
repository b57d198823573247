using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Benchmarks.Peers;

/// <summary>A project's configuration files as analyzers read them, with more global options.</summary>
internal sealed class ConfigurationOptions(
    AnalyzerConfigSet configuration, ImmutableDictionary<string, string> more) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Dictionary(more.SetItems(
        configuration.GlobalConfigOptions.AnalyzerOptions));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => At(tree.FilePath);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => At(textFile.Path);

    private Dictionary At(string path) =>
        new(
            Path.IsPathFullyQualified(path)
                ? configuration.GetOptionsForSourcePath(path).AnalyzerOptions
                : ImmutableDictionary<string, string>.Empty);

    private sealed class Dictionary(ImmutableDictionary<string, string> options) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => options.TryGetValue(key, out value);

        public override IEnumerable<string> Keys => options.Keys;
    }
}
