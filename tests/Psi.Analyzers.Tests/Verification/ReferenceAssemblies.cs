using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>The framework a test's source is compiled against.</summary>
public sealed class ReferenceAssemblies
{
    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private ReferenceAssemblies(Func<IEnumerable<string>> paths) =>
        _references = new(() => [.. paths().Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))]);

    /// <summary>No framework at all: not even <see cref="object"/> exists.</summary>
    public static ReferenceAssemblies None { get; } = new(() => []);

    internal ImmutableArray<MetadataReference> References => _references.Value;

    /// <summary>The framework the tests themselves run on.</summary>
    public static class Net
    {
        public static ReferenceAssemblies Net100 { get; } = new(RunningFramework);

        private static IEnumerable<string> RunningFramework()
        {
            var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
            var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
            return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework);
        }
    }

    public static class NetStandard
    {
        /// <summary>The reference assemblies of .NET Standard 2.0, which the project file copies beside the tests.</summary>
        public static ReferenceAssemblies NetStandard20 { get; } =
            new(() => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "references", "netstandard2.0"), "*.dll"));
    }
}
