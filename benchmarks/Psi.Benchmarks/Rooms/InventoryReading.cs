using BenchmarkDotNet.Attributes;
using Psi.Benchmarks.Inputs;
using Psi.Inventory;

namespace Psi.Benchmarks.Rooms;

/// <summary>
/// Finding the component uses of a project with many packages: assets file, project file, chains and places. From disk, as in a build.
/// </summary>
[MemoryDiagnoser]
public class InventoryReading
{
    private RestoredProject _project = null!;

    /// <summary>Packages, direct and transitive.</summary>
    [Params(30, 300)]
    public int Packages { get; set; }

    /// <summary>Writes the project.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _project = new RestoredProject(Packages);
        var found = ProjectInventory.Read(_project.Request);
        if (found.Problems.Count > 0)
        {
            throw new InvalidOperationException(found.Problems[0].ToString());
        }
    }

    /// <summary>Deletes it.</summary>
    [GlobalCleanup]
    public void Delete() => _project.Dispose();

    /// <summary>Everything the project uses.</summary>
    [Benchmark(Description = "read project.assets.json")]
    public InventoryResult Read() => ProjectInventory.Read(_project.Request);
}
