using System.Reflection;
using System.Runtime.Loader;

namespace Psi.Verify.Toolchain;

/// <summary>The analyzers that the trusted SDK itself brings.</summary>
internal static class TrustedAnalyzers
{
    private static readonly string[] Names = ["Microsoft.CodeAnalysis.NetAnalyzers", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers"];

    /// <summary>Their assemblies; none where the SDK has none.</summary>
    public static IReadOnlyList<Assembly> Of(TrustedSdk sdk)
    {
        var folder = Path.Combine(sdk.Folder, "Sdks", "Microsoft.NET.Sdk", "analyzers");
        return
        [
            .. Names.Select(name => Path.Combine(folder, $"{name}.dll"))
                .Where(File.Exists)
                .Select(AssemblyLoadContext.Default.LoadFromAssemblyPath),
        ];
    }
}
