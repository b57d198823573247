using Psi.Policy;

namespace Psi.Inventory.Tests;

/// <summary>What would take a component out that others bring in, by the packages that lie in a folder.</summary>
public sealed class TransitiveFixTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-packages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_lowest_version_of_the_direct_package_that_no_longer_brings_it_in_is_named()
    {
        Package("Acme.Top", "1.0.0", ("Bad", "1.0.0"));
        Package("Acme.Top", "1.1.0", ("Bad", "1.0.0"));
        Package("Acme.Top", "2.0.0");
        Package("Acme.Top", "3.0.0");

        var fix = Find(["Acme.Top@1.0.0", "Bad@1.0.0"]);

        Assert.Equal("pkg:nuget/acme.top@2.0.0", fix!.Update!.ToString().ToLowerInvariant());
        Assert.Equal("Acme.Top 2.0.0, which is in this machine's package folder, no longer brings it in.", fix.ToString());
    }

    [Fact]
    public void What_it_brings_in_itself_is_looked_through()
    {
        Package("Acme.Top", "2.0.0", ("Acme.Middle", "2.0.0"));
        Package("Acme.Middle", "2.0.0", ("Bad", "1.0.0"));
        Package("Acme.Top", "3.0.0", ("Acme.Middle", "3.0.0"));
        Package("Acme.Middle", "3.0.0");

        Assert.Equal("3.0.0", Find(["Acme.Top@1.0.0", "Acme.Middle@1.0.0", "Bad@1.0.0"])!.Update!.Version);
    }

    [Fact]
    public void A_version_that_brings_in_an_accepted_one_is_a_fix()
    {
        Package("Acme.Top", "2.0.0", ("Bad", "[2.0.0, )"));

        Assert.Equal("2.0.0", Find(["Acme.Top@1.0.0", "Bad@1.0.0"])!.Update!.Version);
    }

    [Theory]
    [InlineData("1.5.0", "Bad", "1.0.0")]
    [InlineData("2.0.0", "Acme.Unseen", "1.0.0")]
    [InlineData("2.0.0", "Bad", "(,2.0.0]")]
    [InlineData("2.0.0-beta", "Harmless", "1.0.0")]
    [InlineData("0.9.0", "Harmless", "1.0.0")]
    public void What_still_brings_it_in_or_is_not_known_or_is_no_update_is_none(string version, string dependency, string range)
    {
        Package("Harmless", "1.0.0");
        Package("Acme.Top", version, (dependency, range));

        Assert.Null(Find(["Acme.Top@1.0.0", "Bad@1.0.0"]));
    }

    [Fact]
    public void The_lowest_accepted_version_of_the_component_can_be_referenced_directly()
    {
        Package("Bad", "1.0.0");
        Package("Bad", "1.5.0");
        Package("Bad", "2.0.0");
        Package("Bad", "3.0.0");

        Assert.Equal(
            "Referencing Bad 2.0.0 directly, which is in this machine's package folder, would do.",
            Find(["Acme.Top@1.0.0", "Bad@1.0.0"])!.ToString());
    }

    [Fact]
    public void Where_two_direct_packages_bring_it_in_an_update_of_one_is_no_fix()
    {
        Package("Acme.Top", "2.0.0");

        Assert.Null(Find(["Acme.Top@1.0.0", "Bad@1.0.0"], ["Acme.Other@1.0.0", "Bad@1.0.0"]));
        Assert.NotNull(Find(["Acme.Top@1.0.0", "Bad@1.0.0"], ["Acme.Top@1.0.0", "Acme.Middle@1.0.0", "Bad@1.0.0"]));
    }

    [Fact]
    public void A_project_in_between_is_passed_over()
    {
        Package("Acme.Top", "2.0.0");

        Assert.Equal("2.0.0", Find(["Shop.Core", "Acme.Top@1.0.0", "Bad@1.0.0"])!.Update!.Version);
    }

    [Fact]
    public void Packages_that_depend_on_each_other_come_to_an_end()
    {
        Package("Acme.Top", "2.0.0", ("Acme.Middle", "1.0.0"));
        Package("Acme.Middle", "1.0.0", ("Acme.Top", "2.0.0"));

        Assert.Equal("2.0.0", Find(["Acme.Top@1.0.0", "Bad@1.0.0"])!.Update!.Version);
    }

    [Theory]
    [InlineData("<package><metadata><dependencies><dependency id='Bad' version='1.0.0'>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><package>&e;</package>")]
    [InlineData("<package><dependencies><dependency id='X' version='soon'/></dependencies></package>")]
    [InlineData("")]
    public void A_package_that_can_not_be_read_is_no_fix(string nuspec)
    {
        Write("Acme.Top", "2.0.0", nuspec);

        Assert.Null(Find(["Acme.Top@1.0.0", "Bad@1.0.0"]));
    }

    [Fact]
    public void For_a_direct_component_there_is_nothing_to_find()
    {
        Package("Bad", "2.0.0");

        Assert.Null(TransitiveFix.Find(Use([["Bad@1.0.0"]]) with { IsDirect = true }, new PackageFolder(_folder), MayBeUsed));
    }

    private TransitiveFix? Find(params IReadOnlyList<string>[] chains) =>
        TransitiveFix.Find(Use(chains), new PackageFolder(_folder), MayBeUsed);

    private static bool MayBeUsed(PackageUrl component) => component.Name != "Bad" || component.Version is not ("1.0.0" or "1.5.0");

    private static ComponentUse Use(IReadOnlyList<IReadOnlyList<string>> chains) => new()
    {
        Component = PackageUrl.NuGet("Bad", "1.0.0"),
        Scope = ComponentScope.Runtime,
        IsDirect = false,
        Chains = chains,
        DeclaredAt = new FileLocation("src/App.csproj", 7, 5),
        VersionDeclaredAt = new FileLocation("src/App.csproj", 7, 5),
    };

    private void Package(string id, string version, params (string Id, string Range)[] dependencies) => Write(
        id,
        version,
        $"<package xmlns='http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd'><metadata><id>{id}</id><dependencies><group "
        + "targetFramework='net8.0'>"
        + string.Concat(dependencies.Select(dependency => $"<dependency id='{dependency.Id}' version='{dependency.Range}' />"))
            + "</group></dependencies></metadata></package>");

    private void Write(string id, string version, string nuspec)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, id.ToLowerInvariant(), version)).FullName;
        File.WriteAllText(Path.Combine(folder, $"{id.ToLowerInvariant()}.nuspec"), nuspec);
    }
}
