using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Psi.Benchmarks.Peers;

/// <summary>Makes one package of a compilation one that its policy refuses, as Psi.Build tells the compiler.</summary>
internal static class FlaggedPackage
{
    /// <summary>The first package by path; no options where the compilation refers to none.</summary>
    public static ImmutableDictionary<string, string> In(Compilation compilation) =>
        compilation.References.OfType<PortableExecutableReference>()
            .Select(reference => PathInPackages(reference.FilePath))
            .OfType<string>()
            .Order(StringComparer.Ordinal)
            .FirstOrDefault() is { } path
            ? ImmutableDictionary<string, string>.Empty.Add(
                "psi.flagged_apis",
                $"{Uri.EscapeDataString(path)}|pkg%3Anuget%2FFlagged%401.0.0|prohibited|Flagged%20for%20the%20measurement.")
            : ImmutableDictionary<string, string>.Empty;

    // <packages>/<id>/<version>/lib/<framework>/<assembly>.dll; the framework's reference assemblies lie in ref.
    private static string? PathInPackages(string? file)
    {
        var parts = file?.Replace('\\', '/').Split('/') ?? [];
        var lib = Array.LastIndexOf(parts, "lib");
        return lib >= 3 ? string.Join('/', parts[(lib - 2)..]) : null;
    }
}
