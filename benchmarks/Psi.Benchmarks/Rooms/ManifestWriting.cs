using BenchmarkDotNet.Attributes;
using Psi.Benchmarks.Inputs;
using Psi.Manifest;

namespace Psi.Benchmarks.Rooms;

/// <summary>
/// What a build leaves behind and <c>psi manifest</c> puts together, for a repository of 60 projects with 300 components each.
/// </summary>
[MemoryDiagnoser]
public class ManifestWriting
{
    private const int Projects = 60;
    private const int Components = 300;

    private Fragment[] _fragments = [];
    private byte[] _written = [];
    private string[] _projectPaths = [];

    /// <summary>Makes the fragments of all projects.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _fragments = [.. Enumerable.Range(0, Projects).Select(project => Fragments.Of(project, Components))];
        _written = ManifestJson.Write(_fragments[0]);
        _projectPaths = [.. Enumerable.Range(0, Projects).Select(Fragments.ProjectPath)];
    }

    /// <summary>One fragment as JSON.</summary>
    [Benchmark(Description = "write a fragment of 300 components")]
    public byte[] Write() => ManifestJson.Write(_fragments[0]);

    /// <summary>The same back, checked.</summary>
    [Benchmark(Description = "read a fragment of 300 components")]
    public Fragment Read() => ManifestJson.ReadFragment(_written);

    /// <summary>All fragments as one manifest.</summary>
    [Benchmark(Description = "merge 60 fragments")]
    public SecurityManifest Merge() => ManifestMerge.Merge(_fragments, Fragments.Subject, _projectPaths);
}
