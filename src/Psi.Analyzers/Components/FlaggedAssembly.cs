using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Psi.Analyzers.Components;

/// <summary>An assembly that code should not use, as the global options pass it to the compiler.</summary>
/// <param name="Path">
/// Its path below the folder of all packages, with <c>/</c>: <c>Foo/1.0.0/lib/net8.0/Foo.dll</c>. Compares ignoring case.
/// </param>
/// <param name="Component">The package URL of the component that contains it.</param>
/// <param name="Decision">The rule of the decision about that component.</param>
/// <param name="Message">What the component is, why it should not be used, and what to use instead.</param>
internal sealed record FlaggedAssembly(string Path, string Component, string Decision, string Message)
{
    private const string Key = "psi.flagged_apis";

    /// <summary>
    /// Reads the global options. An invalid entry is skipped, because only Psi.Build writes entries, and the gate checks that.
    /// </summary>
    public static ImmutableArray<FlaggedAssembly> In(AnalyzerConfigOptions globalOptions)
    {
        if (!globalOptions.TryGetValue(Key, out var value))
        {
            return ImmutableArray<FlaggedAssembly>.Empty;
        }

        var assemblies = ImmutableArray.CreateBuilder<FlaggedAssembly>();
        foreach (var entry in value.Split(','))
        {
            if (entry.Trim().Split('|') is [var path, var component, var decision, var message] && path.Length > 0)
            {
                assemblies.Add(new(Decoded(path), Decoded(component), Decoded(decision), Decoded(message)));
            }
        }

        return assemblies.ToImmutable();
    }

    /// <summary>
    /// True when a reference of the compilation is this assembly: the same file of the same package, in whichever folder packages are
    /// unpacked.
    /// </summary>
    public bool IsAt(string filePath)
    {
        var start = filePath.Length - Path.Length;
        if (start < 1 || !IsSeparator(filePath[start - 1]))
        {
            return false;
        }

        for (var i = 0; i < Path.Length; i++)
        {
            var (found, expected) = (filePath[start + i], Path[i]);
            if (char.ToUpperInvariant(found) != char.ToUpperInvariant(expected) && !(IsSeparator(found) && IsSeparator(expected)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSeparator(char character) => character is '/' or '\\';

    private static string Decoded(string field) => Uri.UnescapeDataString(field);
}
