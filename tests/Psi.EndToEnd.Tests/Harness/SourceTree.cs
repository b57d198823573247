using System.Runtime.CompilerServices;

namespace Psi.EndToEnd.Tests.Harness;

/// <summary>The checkout the tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
