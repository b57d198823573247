using System.Reflection;
using System.Runtime.Loader;

namespace Psi.Benchmarks.Peers;

/// <summary>What lies beside an analyzer is the analyzer's; the compiler is everybody's.</summary>
internal sealed class FolderLoadContext(string folder) : AssemblyLoadContext
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(folder, $"{assemblyName.Name}.dll");
        return assemblyName.Name is "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" || !File.Exists(path)
            ? null
            : LoadFromAssemblyPath(path);
    }
}
