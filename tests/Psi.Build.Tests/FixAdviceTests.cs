using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>What a diagnostic advises: the place where the version is written, and only what restore then accepts.</summary>
public sealed class FixAdviceTests : IDisposable
{
    private const string Vulnerable = "vulnerabilities: { high: error }";
    private const string InFolder = "which is in this machine's package folder";
    private static readonly FileLocation Central = new("Directory.Packages.props", 12, 40);
    private readonly string _folder = Directory.CreateTempSubdirectory("psi-packages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_version_that_central_pinning_chose_is_changed_at_its_PackageVersion()
    {
        Package("Polly", "9.0.0");

        Assert.EndsWith(
            "Central package management chose this version: change the PackageVersion of Polly at Directory.Packages.props(12,40) "
            + $"to an accepted one. Polly 9.0.0, {InFolder}, would do.",
            Message(Outside, Pinned, CentralVersions.OfEverything));
    }

    [Fact]
    public void Updating_what_brings_in_a_pinned_version_is_no_advice()
    {
        Package("Acme.Top", "2.0.0");

        var message = Message(Outside, Pinned, CentralVersions.OfEverything);

        Assert.EndsWith("change the PackageVersion of Polly at Directory.Packages.props(12,40) to an accepted one.", message);
        Assert.DoesNotContain("Update", message);
        Assert.DoesNotContain("directly", message);
    }

    [Fact]
    public void A_vulnerable_pinned_version_is_changed_there_too()
    {
        var message = Message(Vulnerable, WithAdvisory(Pinned), CentralVersions.OfEverything);

        Assert.Contains(
            "change the PackageVersion of Polly at Directory.Packages.props(12,40) to one that the advisory calls fixed.", message);
        Assert.DoesNotContain("directly", message);
    }

    [Fact]
    public void A_pinned_component_that_is_prohibited_in_every_version_goes_with_what_brings_it_in()
    {
        Package("Polly", "9.0.0");
        Package("Acme.Top", "2.0.0");

        var message = Message(Prohibited, Pinned, CentralVersions.OfEverything);

        Assert.EndsWith($"Acme.Top 2.0.0, {InFolder}, no longer brings it in.", message);
        Assert.DoesNotContain("PackageVersion", message);
    }

    [Theory]
    [InlineData(CentralVersions.None, "Referencing Polly 9.0.0 directly")]
    [InlineData(CentralVersions.OfReferences, "A PackageVersion of Polly 9.0.0 and a PackageReference to it")]
    [InlineData(CentralVersions.OfEverything, "A PackageVersion of Polly 9.0.0 beside the others")]
    public void Another_version_of_what_is_not_pinned_is_asked_for_as_the_project_asks_for_versions(CentralVersions central, string advice)
    {
        Package("Polly", "9.0.0");

        Assert.EndsWith($"{advice}, {InFolder}, would do.", Message(Outside, Transitive, central));
    }

    [Theory]
    [InlineData(true, "Its version is written at Directory.Packages.props(12,40).")]
    [InlineData(false, null)]
    public void The_place_of_a_vulnerable_direct_version_is_named_where_it_is_another_one(bool isCentral, string? advice)
    {
        var use = WithAdvisory(Direct with { VersionDeclaredAt = isCentral ? Central : Direct.DeclaredAt });

        var message = Message(Vulnerable, use, CentralVersions.OfReferences);

        Assert.Equal(advice is not null, message.Contains("Its version is written", StringComparison.Ordinal));
        Assert.EndsWith(advice ?? "", message);
    }

    [Theory]
    [InlineData("components: [{ purl: 'pkg:nuget/Polly', status: prohibited, reason: No. }]")]
    [InlineData("unlisted: { severity: error }")]
    public void A_reference_to_what_the_framework_provides_is_removed(string policy) =>
        Assert.EndsWith(
            "Remove the reference: the target framework provides it, and restore takes nothing out of the package (NU1510).",
            Message(policy, Direct with { IsProvidedByFramework = true }, CentralVersions.None));

    [Theory]
    [InlineData(
        "NETStandard.Library",
        CentralVersions.OfReferences,
        "For another version write <PackageReference Update=\"NETStandard.Library\" Version=\"…\" /> into the project file.")]
    [InlineData(
        "Microsoft.NET.ILLink.Tasks",
        CentralVersions.None,
        "For another version write <PackageReference Include=\"Microsoft.NET.ILLink.Tasks\" Version=\"…\" PrivateAssets=\"all\" /> into "
        + "the project file, or use another .NET SDK.")]
    [InlineData(
        "Microsoft.NET.ILLink.Tasks",
        CentralVersions.OfEverything,
        "For another version write <PackageReference Include=\"Microsoft.NET.ILLink.Tasks\" PrivateAssets=\"all\" /> into the project file "
        + "and <PackageVersion Include=\"Microsoft.NET.ILLink.Tasks\" Version=\"…\" /> into Directory.Packages.props, "
        + "or use another .NET SDK.")]
    public void What_the_sdk_adds_is_said_to_be_its_own_with_the_line_that_changes_it(string id, CentralVersions central, string advice)
    {
        var use = Given.Use(id, "1.0.0") with
        {
            VersionOrigin = VersionOrigin.Sdk,
            DeclaredAt = new FileLocation("src/App.csproj"),
            VersionDeclaredAt = new FileLocation("src/App.csproj"),
        };

        var problem = Problem($"components: [{{ purl: 'pkg:nuget/{id}', status: permitted, versions: '[2.0,)' }}]", use, central);

        Assert.Equal("src/App.csproj", problem.Location.ToString());
        Assert.EndsWith($"The .NET SDK adds {id} 1.0.0 by itself. {advice}", problem.Message);
    }

    private const string Outside = "components: [{ purl: 'pkg:nuget/Polly', status: permitted, versions: '[9.0,)' }]";

    private const string Prohibited =
        "components: [{ purl: 'pkg:nuget/Polly', status: prohibited, reason: No. }, { purl: 'pkg:nuget/Acme.Top', status: permitted }]";

    private static ComponentUse Direct { get; } = Given.Use("Polly", "8.4.0");

    private static ComponentUse Transitive { get; } = Direct with { IsDirect = false, Chains = [["Acme.Top@1.0.0", "Polly@8.4.0"]] };

    private static ComponentUse Pinned { get; } =
        Transitive with { VersionDeclaredAt = Central, VersionOrigin = VersionOrigin.CentralPin };

    private static ComponentUse WithAdvisory(ComponentUse use) => use with
    {
        Vulnerabilities = [new KnownVulnerability("https://github.com/advisories/GHSA-1111-2222-3333", VulnerabilitySeverity.High)],
    };

    private string Message(string policy, ComponentUse use, CentralVersions central) => Problem(policy, use, central).Message;

    private Problem Problem(string policy, ComponentUse use, CentralVersions central) => Assert.Single(
        ComponentAssessment.Assess(
            SetupUnderTest.Of(policy, ""), new InventoryResult([use], []) { Central = central }, new PackageFolder(_folder)).Problems);

    private void Package(string id, string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, id.ToLowerInvariant(), version)).FullName;
        File.WriteAllText(
            Path.Combine(folder, $"{id.ToLowerInvariant()}.nuspec"), $"<package><metadata><id>{id}</id></metadata></package>");
    }
}
