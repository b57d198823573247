using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Psi.Benchmarks.Peers;

/// <summary>Loads source generators, each folder in its own context.</summary>
internal sealed class PluginLoader : IAnalyzerAssemblyLoader
{
    private readonly Dictionary<string, AssemblyLoadContext> _contexts = new(StringComparer.Ordinal);

    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath)
    {
        var folder = Path.GetDirectoryName(fullPath)!;
        lock (_contexts)
        {
            if (!_contexts.TryGetValue(folder, out var context))
            {
                _contexts[folder] = context = new FolderLoadContext(folder);
            }

            return context.LoadFromAssemblyPath(fullPath);
        }
    }
}
