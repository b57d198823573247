namespace Psi.Build.Tests.Gate;

/// <summary>No file of the machine shows in a message because a link in the repository leads to it.</summary>
public sealed class LinksTests : IDisposable
{
    private const string Secret = "root:x:0:0:secret";

    private readonly GateUnderTest _gate = new();
    private readonly string _outside = Directory.CreateTempSubdirectory("psi-outside-").FullName;

    [Theory]
    [InlineData("psi.yaml", "PSI0002")]
    [InlineData("psi.baseline.yaml", "PSI0002")]
    [InlineData("policy.yaml", "PSI0001")]
    [InlineData("global.json", "PSI1006")]
    [InlineData(".config/dotnet-tools.json", "PSI1006")]
    [InlineData("packages.lock.json", "PSI1006")]
    [InlineData("packages.config", "PSI1006")]
    public void A_link_out_of_the_repository_is_not_read(string file, string id)
    {
        _gate.IsOutsideSdk = file == "packages.config";
        Link(file, _outside);

        var result = _gate.Run();

        Assert.False(result.Succeeded);
        Assert.Contains(result.Diagnostics, reported => reported.Code == id && reported.File == file);
        Assert.All(result.Diagnostics, reported => Assert.DoesNotContain("secret", reported.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(result.Fragment.Inputs, input => input.Path == file);
    }

    [Fact]
    public void A_link_within_the_repository_is()
    {
        _gate.Write("eng/psi.yaml", "psi: product/v1\nid: app\nproduct: App\ndomain: D\nteam: t\naccountable: a@b.example\nlevel: 1\n");
        File.CreateSymbolicLink(_gate.PathOf("psi.yaml"), "eng/psi.yaml");

        Assert.Equal("app", _gate.Run().Fragment.Product?.Id);
    }

    public void Dispose()
    {
        _gate.Dispose();
        Directory.Delete(_outside, recursive: true);
    }

    private void Link(string file, string folder)
    {
        var target = Path.Combine(folder, "passwd");
        File.WriteAllText(target, Secret);
        Directory.CreateDirectory(Path.GetDirectoryName(_gate.PathOf(file))!);
        File.Delete(_gate.PathOf(file));
        File.CreateSymbolicLink(_gate.PathOf(file), target);
    }
}
