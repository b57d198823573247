using System.Reflection.PortableExecutable;
using System.Text.Json;
using Psi.Insights.Tests.Samples;

namespace Psi.Insights.Tests;

/// <summary>The libraries of others that are shipped with the tool.</summary>
public class ShippedLibrariesTests
{
    [Fact]
    public void Every_one_is_named_in_the_notices_that_are_shipped_too()
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "psi.deps.json")));
        var words = RepositoryFolder.Page("src/Psi.Insights/THIRD-PARTY-NOTICES.txt")
            .Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries);

        var shipped = dependencies.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() != "project")
            .Select(library => library.Name.Split('/')[0])
            .Where(library => !library.StartsWith("Psi.", StringComparison.Ordinal))
            .ToList();

        Assert.Contains("NuGet.Protocol", shipped);
        Assert.Empty(shipped.Except(words, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("NuGet.Common")]
    [InlineData("NuGet.Configuration")]
    [InlineData("NuGet.Frameworks")]
    [InlineData("NuGet.Packaging")]
    [InlineData("NuGet.Protocol")]
    [InlineData("NuGet.Versioning")]
    public void NuGets_client_runs_on_every_operating_system_and_processor(string library)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{library}.dll")));

        Assert.Equal(Machine.I386, file.PEHeaders.CoffHeader.Machine);
        Assert.Equal(PEMagic.PE32, file.PEHeaders.PEHeader!.Magic);
        Assert.Equal(CorFlags.ILOnly, file.PEHeaders.CorHeader!.Flags & ~CorFlags.StrongNameSigned);
        Assert.Equal(0, file.PEHeaders.CorHeader.ManagedNativeHeaderDirectory.Size);
    }
}
