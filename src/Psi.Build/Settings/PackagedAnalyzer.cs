using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>The analyzers of the package that the task itself lies in: what the compiler must have been given.</summary>
internal static class PackagedAnalyzer
{
    private const string Name = "Psi.Analyzers.dll";
    private const string Inside = "analyzers/dotnet/cs/" + Name;

    // tasks/net10.0/linux-x64
    private const int DeepestTaskFolder = 4;
    private const int MaximumLength = 64 * 1024 * 1024;

    /// <summary>Its path; null when the task lies in no package, as in tests of the task.</summary>
    /// <param name="task">The task's own assembly.</param>
    public static string? Of(string task)
    {
        var folder = Path.GetDirectoryName(task);
        for (var step = 0; step < DeepestTaskFolder && folder is not null; step++, folder = Path.GetDirectoryName(folder))
        {
            var path = Path.GetFullPath(Path.Combine(folder, Inside));
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>
    /// What passes for Psi's analyzers and is not: an assembly of their name with other content, or another path that the targets name.
    /// </summary>
    /// <param name="packaged">As <see cref="Of"/> gives it.</param>
    /// <param name="named">What the targets call Psi's analyzers.</param>
    /// <param name="given">The analyzers of the compile.</param>
    public static IEnumerable<ForeignInput> Swapped(string packaged, string named, IReadOnlyList<string> given)
    {
        var digest = new Lazy<string?>(() => DigestOf(packaged));
        foreach (var path in given
            .Where(path => Path.GetFileName(path).Equals(Name, StringComparison.OrdinalIgnoreCase))
            .Append(named)
            .Where(path => path.Length > 0 && !path.Equals(packaged, FileSystemPaths.Comparison))
            .Distinct(FileSystemPaths.Comparer)
            .Where(path => DigestOf(path) is var other && (other is null || other != digest.Value)))
        {
            yield return new(
                "Analyzer", path, null, "It is not the assembly of the package, so what it says of the code counts for nothing.");
        }
    }

    /// <summary>SHA-256 of an assembly in lower-case hex; null when it can't be read.</summary>
    public static string? DigestOf(string path) =>
        FileContent.TryRead(path, MaximumLength, out var content, out _) ? Digest.Sha256(content) : null;
}
