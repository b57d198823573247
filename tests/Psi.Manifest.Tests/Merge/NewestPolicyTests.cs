using Psi.Policy;

namespace Psi.Manifest.Tests;

/// <summary>After the policy or the product file changed and only one project was built again, the others are the ones to build.</summary>
public sealed class NewestPolicyTests
{
    private const string PolicyFile = "security/policy.yaml";
    private const string Central = "Directory.Packages.props";
    private static readonly string Old = new('1', 64);
    private static readonly string New = new('f', 64);

    [Fact]
    public void The_policy_file_as_it_is_now_decides_and_not_how_many_were_decided_by_an_older_one()
    {
        var now = Now((PolicyFile, New));

        var manifest = Merge(now, ByFile("a", Old), ByFile("b", Old), ByFile("c", New));

        Assert.Equal(New, manifest.Policy.Sha256);
        Assert.Equal(
            [
                "a.csproj NotAssessed decided by policy 2026.11 (sha256 11111111), which is not the newest, 2026.11 (sha256 ffffffff); "
                + "build it again",
                "b.csproj NotAssessed decided by policy 2026.11 (sha256 11111111), which is not the newest, 2026.11 (sha256 ffffffff); "
                + "build it again",
                "c.csproj Assessed ",
            ],
            Rows(manifest));
    }

    [Fact]
    public void A_policy_file_that_was_taken_back_beats_a_later_date()
    {
        var later = ByFile("a", New).DecidedFor(Examples.Today.AddDays(5));

        Assert.Equal(Old, Merge(Now((PolicyFile, Old)), later, ByFile("b", Old)).Policy.Sha256);
    }

    [Fact]
    public void A_policy_package_is_as_new_as_the_line_that_names_its_version()
    {
        var manifest = Merge(
            Now((Central, New)),
            ByPackage("a", Old, central: Old),
            ByPackage("b", Old, central: Old),
            ByPackage("c", New, central: New));

        Assert.Equal(New, manifest.Policy.Sha256);
    }

    [Theory]
    [InlineData("2026.9", "2026.10")]
    [InlineData("2026.11", "2026.11.1")]
    [InlineData("v9", "v10")]
    [InlineData("2026-02-28", "2026-03-01")]
    public void Where_no_file_tells_the_higher_version_is_the_newer(string old, string newer)
    {
        var manifest = Merge(PresentFiles.Unknown, Version("a", Old, old), Version("b", Old, old), Version("c", New, newer));

        Assert.Equal(newer, manifest.Policy.Version);
        Assert.Equal(
            $"a.csproj NotAssessed decided by policy {old} of Contoso, which is not the newest, {newer} of Contoso; build it again",
            Rows(manifest)[0]);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("2026.x")]
    public void A_version_without_an_order_tells_nothing_so_most_fragments_do_and_the_reason_says_so(string word)
    {
        var manifest = Merge(PresentFiles.Unknown, Version("a", Old, "1"), Version("b", Old, "1"), Version("c", New, word));

        Assert.Equal(Old, manifest.Policy.Sha256);
        Assert.Contains("nothing says which is newer; build all of them again", Rows(manifest)[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_file_edited_after_every_build_makes_no_fragment_of_one_policy_stale() =>
        Assert.All(
            Merge(Now((PolicyFile, New)), ByFile("a", Old), ByFile("b", Old)).Projects,
            project => Assert.Equal(ProjectState.Assessed, project.State));

    [Fact]
    public void The_product_file_as_it_is_now_decides_and_not_how_many_had_none()
    {
        var without = new[] { "a", "b" }.Select(name => Examples.Built($"{name}.csproj") with { Product = null });

        var manifest = Merge(Now(("psi.yaml", New)), [.. without, WithProductFile("c", New)]);

        Assert.Equal("payments-api", manifest.Product!.Id);
        Assert.Equal(
            [
                "a.csproj NotAssessed decided before psi.yaml changed; build it again",
                "b.csproj NotAssessed decided before psi.yaml changed; build it again",
                "c.csproj Assessed ",
            ],
            Rows(manifest));
    }

    [Fact]
    public void Another_product_file_of_the_same_product_is_another_one_because_its_waivers_may_be_others()
    {
        var manifest = Merge(Now(("psi.yaml", New)), WithProductFile("a", Old), WithProductFile("b", Old), WithProductFile("c", New));

        Assert.Equal(
            [ProjectState.NotAssessed, ProjectState.NotAssessed, ProjectState.Assessed],
            manifest.Projects.Select(project => project.State));
    }

    [Fact]
    public void A_product_file_with_other_line_ends_is_the_same() =>
        Assert.All(
            ManifestMerge.Merge(
                [WithProductFile("a", Old), WithProductFile("b", New)],
                Examples.Subject,
                ["a.csproj", "b.csproj"],
                new PresentFiles(new Dictionary<string, IReadOnlyCollection<string>> { ["psi.yaml"] = [Old, New] })).Projects,
            project => Assert.Equal(ProjectState.Assessed, project.State));

    [Fact]
    public void A_product_file_that_was_deleted_makes_no_product() =>
        Assert.Null(
            Merge(
                Gone("psi.yaml"),
                WithProductFile("a", Old),
                WithProductFile("b", Old),
                Examples.Built("c.csproj") with { Product = null }).Product);

    [Fact]
    public void A_product_file_elsewhere_is_the_one_that_counts()
    {
        var elsewhere = WithProductFile("a", New, "team/psi.yaml") with
        {
            Overrides = [new ManifestOverride { Project = "a.csproj", Name = "PsiProductFile", Value = "team/psi.yaml" }],
        };

        var manifest = Merge(Now(("team/psi.yaml", New)), elsewhere);

        Assert.Equal(ProjectState.Assessed, Assert.Single(manifest.Projects).State);
    }

    [Fact]
    public void Stale_fragments_are_named_with_the_reason_of_their_row()
    {
        Fragment[] fragments = [ByFile("a", Old), ByFile("b", New)];
        var now = Now((PolicyFile, New));

        var stale = Assert.Single(ManifestMerge.Stale(fragments, now));

        Assert.Same(fragments[0], stale.Fragment);
        Assert.Equal(Merge(now, fragments).Projects[0].Reason, stale.Reason);
    }

    private static SecurityManifest Merge(PresentFiles now, params Fragment[] fragments) => ManifestMerge.Merge(
        fragments, Examples.Subject, [.. fragments.Select(fragment => fragment.Project.Path)], now);

    private static List<string> Rows(SecurityManifest manifest) =>
        [.. manifest.Projects.Select(project => $"{project.Path} {project.State} {project.Reason}")];

    private static PresentFiles Now(params (string Path, string Sha256)[] files) =>
        new(files.ToDictionary(file => file.Path, IReadOnlyCollection<string> (file) => [file.Sha256]));

    private static PresentFiles Gone(string path) => new(new Dictionary<string, IReadOnlyCollection<string>> { [path] = [] });

    private static Fragment ByFile(string name, string sha256)
    {
        var built = Examples.Built($"{name}.csproj").DecidedBy(sha256);
        var layer = new ManifestPolicyLayer
        {
            Name = PolicyFile,
            Layer = PolicyLayerKind.Organisation,
            Version = built.Policy.Version,
            Sha256 = sha256,
        };
        return built with { Policy = built.Policy with { Layers = [layer] } };
    }

    private static Fragment ByPackage(string name, string sha256, string central) =>
        Examples.Built($"{name}.csproj").DecidedBy(sha256) with { Inputs = [new ManifestInput { Path = Central, Sha256 = central }] };

    private static Fragment Version(string name, string sha256, string version)
    {
        var built = Examples.Built($"{name}.csproj").DecidedBy(sha256);
        return built with { Policy = built.Policy with { Version = version } };
    }

    private static Fragment WithProductFile(string name, string sha256, string path = "psi.yaml") =>
        Examples.Built($"{name}.csproj") with { Inputs = [new ManifestInput { Path = path, Sha256 = sha256 }] };
}
