using System.Globalization;
using System.Text;
using Psi.Policy;

namespace Psi.Build.Tests.Setup;

public sealed class SetupMemoryTests
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
        Assert.Equal(PolicyLayerKind.Repository, SetupMemory.ReadLayer(PolicyLayerKind.Repository, "a.yaml", Policy("Anew"), out _)!.Kind);
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
    public void The_same_layers_are_put_together_once_and_others_anew()
    {
        var one = Read("one.yaml", Policy("One")).Layer!;
        var two = Read("two.yaml", Policy("Two")).Layer!;
        var together = SetupMemory.Compose([one, two]);

        Assert.Same(together, SetupMemory.Compose([one, two]));
        Assert.Equal("Two", together.Organisation);
        Assert.Equal("One", SetupMemory.Compose([two, one]).Organisation);
        Assert.Equal("One", SetupMemory.Compose([one]).Organisation);
    }

    [Fact]
    public void A_product_file_is_read_once_and_anew_when_its_bytes_or_its_path_are_others()
    {
        var first = SetupMemory.ReadProduct("psi.yaml", Product("Shop"));

        Assert.Same(first, SetupMemory.ReadProduct("psi.yaml", Product("Shop")));
        Assert.Equal("Store", SetupMemory.ReadProduct("psi.yaml", Product("Store")).Value!.Name);
        Assert.NotSame(first, SetupMemory.ReadProduct("other.yaml", Product("Shop")));
    }

    [Fact]
    public void More_policies_than_are_kept_are_all_read_right()
    {
        for (var i = 0; i <= SetupMemory.Capacity * 2; i++)
        {
            var name = "Organisation" + i.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(name, Read("many.yaml", Policy(name)).Layer!.File.Organisation);
        }
    }

    private static byte[] Product(string name) =>
        Encoding.UTF8.GetBytes(
            $"psi: product/v1\nid: shop\nproduct: {name}\ndomain: Retail\nteam: shop\nlevel: 2\naccountable: a@contoso.example\n");

    private static byte[] Policy(string organisation) =>
        Encoding.UTF8.GetBytes($"psi: policy/v1\norganisation: {organisation}\nversion: '1'\n");

    private static (PolicyLayer? Layer, IReadOnlyList<Problem> Problems) Read(string path, byte[] bytes) =>
        (SetupMemory.ReadLayer(PolicyLayerKind.Organisation, path, bytes, out var problems), problems);
}
