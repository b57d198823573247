using System.Globalization;
using System.Text;
using Psi.Policy;

namespace Psi.Build.Tests;

public sealed class PolicyLayerMemoryTests
{
    [Fact]
    public void The_same_bytes_are_read_once()
    {
        var first = Read("a.yaml", Policy("Once"));

        Assert.Same(first.Layer, Read("a.yaml", Policy("Once")).Layer);
    }

    [Fact]
    public void Other_bytes_another_path_or_another_layer_are_read_anew()
    {
        var first = Read("a.yaml", Policy("Anew"));

        Assert.Equal("Other", Read("a.yaml", Policy("Other")).Layer!.File.Organisation);
        Assert.NotSame(first.Layer, Read("b.yaml", Policy("Anew")).Layer);
        Assert.Equal(PolicyLayerKind.Repository, PolicyLayerMemory.Read(PolicyLayerKind.Repository, "a.yaml", Policy("Anew"), out _)!.Kind);
    }

    [Fact]
    public void Mistakes_are_said_each_time_at_the_path_of_the_file()
    {
        var broken = Encoding.UTF8.GetBytes("psi: policy/v1\norganisation: Contoso\n");

        var (layer, problems) = Read("broken.yaml", broken);
        var (_, again) = Read("broken.yaml", broken);
        var (_, elsewhere) = Read("elsewhere.yaml", broken);

        Assert.Null(layer);
        Assert.NotEmpty(problems);
        Assert.Equal(problems, again);
        Assert.All(elsewhere, problem => Assert.Equal("elsewhere.yaml", problem.Location.Path));
    }

    [Fact]
    public void More_policies_than_are_kept_are_all_read_right()
    {
        for (var i = 0; i <= PolicyLayerMemory.Capacity * 2; i++)
        {
            var name = "Organisation" + i.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(name, Read("many.yaml", Policy(name)).Layer!.File.Organisation);
        }
    }

    private static byte[] Policy(string organisation) => Encoding.UTF8.GetBytes($"psi: policy/v1\norganisation: {organisation}\nversion: '1'\n");

    private static (PolicyLayer? Layer, IReadOnlyList<Problem> Problems) Read(string path, byte[] bytes) =>
        (PolicyLayerMemory.Read(PolicyLayerKind.Organisation, path, bytes, out var problems), problems);
}
