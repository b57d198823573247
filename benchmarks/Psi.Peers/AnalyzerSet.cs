using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Benchmarks.Peers;

/// <summary>Analyzers that are measured together.</summary>
/// <param name="Name">As the report calls them.</param>
/// <param name="Analyzers">Each reports at least one of the rules.</param>
/// <param name="Rules">The rules that are on. What else the analyzers could report is off.</param>
/// <param name="FlagsPackage">Whether Psi's rule about components has a package to look for.</param>
internal sealed record AnalyzerSet(
    string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers, ImmutableHashSet<string> Rules, bool FlagsPackage = false)
{
    /// <summary>Psi as it is built here, and another build of it.</summary>
    public static IReadOnlyList<AnalyzerSet> TwoBuilds(string other)
    {
        var before = Of("Psi, the other build", Load(Path.GetDirectoryName(other)!, Path.GetFileName(other)), _ => true);
        return
        [
            Psi,
            before,
            Psi with { Name = "Psi, one package flagged", FlagsPackage = true },
            before with { Name = "Psi, the other, flagged", FlagsPackage = true },
        ];
    }

    /// <summary>Psi, and those that people have instead of it.</summary>
    public static IReadOnlyList<AnalyzerSet> All()
    {
        var psi = Psi;
        var sonar = Load("SonarAnalyzer.CSharp");
        return
        [
            psi,
            psi with { Name = "Psi, one package flagged", FlagsPackage = true },
            Of("NetAnalyzers, security", Load("Microsoft.CodeAnalysis.NetAnalyzers"), rule => rule.Category == "Security"),
            Of("SecurityCodeScan", Load("SecurityCodeScan.VS2019"), _ => true),
            Of(
                "Sonar, security",
                sonar,
                rule =>
                    rule.Category.EndsWith("Vulnerability", StringComparison.Ordinal)
                    || rule.Category.EndsWith("Security Hotspot", StringComparison.Ordinal)),
            Of("Sonar", sonar, _ => true),
        ];
    }

    private static AnalyzerSet Psi => Of(
        "Psi",
        Load(Path.GetDirectoryName(typeof(Analyzers.Rules.WeakHashAlgorithmAnalyzer).Assembly.Location)!, "Psi.Analyzers.dll"),
        _ => true);

    /// <summary>Every rule of the set as a warning, everything else that its analyzers could report off.</summary>
    public Compilation SwitchedOnIn(Compilation compilation)
    {
        var severities = Analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Select(rule => rule.Id)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(id => id, id => Rules.Contains(id) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress);
        return compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(severities).WithSyntaxTreeOptionsProvider(null));
    }

    private static AnalyzerSet Of(string name, IEnumerable<DiagnosticAnalyzer> analyzers, Func<DiagnosticDescriptor, bool> isWanted)
    {
        var wanted = analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(isWanted)).ToImmutableArray();
        return new(name, wanted, [.. wanted.SelectMany(analyzer => analyzer.SupportedDiagnostics).Where(isWanted).Select(rule => rule.Id)]);
    }

    private static IEnumerable<DiagnosticAnalyzer> Load(string package)
    {
        var folder = typeof(AnalyzerSet).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry =>
            entry.Key == package).Value!;
        return Load(folder, "*.dll");
    }

    private static IEnumerable<DiagnosticAnalyzer> Load(string folder, string files)
    {
        var context = new FolderLoadContext(folder);
        return [.. Directory
            .GetFiles(folder, files)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Types(context.LoadFromAssemblyPath(file)))
            .Where(IsForCSharp)
            .Select(Create)];
    }

    // An assembly may hold types that need what only editors have.
    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException incomplete)
        {
            return incomplete.Types.OfType<Type>();
        }
    }

    private static bool IsForCSharp(Type type) =>
        type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer))
        && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true;

    private static DiagnosticAnalyzer Create(Type type) => (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
}
