using Psi.Policy;

namespace Psi.Build.Tests;

public sealed class ShownPathsTests
{
    private static readonly string Base = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "base"));
    private readonly ShownPaths _paths = new(In("org", "repo"), In("packages"));

    [Fact]
    public void A_file_of_the_repository_is_relative_to_its_root() =>
        Assert.Equal("src/App/App.csproj", _paths.Show(In("org", "repo", "src", "App", "App.csproj")));

    [Fact]
    public void A_file_of_a_package_is_relative_to_the_package_folder() =>
        Assert.Equal("contoso.policy/1.0.0/policy.yaml", _paths.Show(In("packages", "contoso.policy", "1.0.0", "policy.yaml")));

    [Fact]
    public void A_file_further_up_keeps_its_distance() =>
        Assert.Equal("../.editorconfig", _paths.Show(In("org", ".editorconfig")));

    [Fact]
    public void A_file_elsewhere_shows_no_folder_of_the_machine() =>
        Assert.Equal("(outside)/policy.yaml", _paths.Show(In("elsewhere", "secret", "policy.yaml")));

    [Fact]
    public void A_folder_whose_name_only_begins_like_the_root_is_outside() =>
        Assert.Equal("(outside)/x.cs", _paths.Show(In("org", "repo-two", "x.cs")));

    [Theory]
    [InlineData(true, "sdk", "10.0", "Sdk.targets")]
    [InlineData(false, "sdk-of-mine", "Sdk.targets")]
    [InlineData(false, "org", "Common.props")]
    public void A_file_of_the_sdk_is_known_by_its_folder(bool isBelow, params string[] parts) =>
        Assert.Equal(isBelow, _paths.IsBelow([In("sdk") + Path.DirectorySeparatorChar], In(parts)));

    [Fact]
    public void A_folder_that_holds_the_repository_is_not_the_sdks_alone() =>
        Assert.False(_paths.IsBelow([In("org")], In("org", "repo", "src", "App.csproj")));

    [Fact]
    public void Every_shown_path_leads_back()
    {
        string[] files = [
            In("org", "repo", ".editorconfig"),
            In("org", ".editorconfig"),
            In("packages", "p", ".editorconfig"),
            In("elsewhere", ".editorconfig"),
        ];

        var shown = files.Select(_paths.Show).ToList();

        Assert.Equal(files, shown.Select(_paths.Absolute));
    }

    [Fact]
    public void A_place_keeps_its_line() =>
        Assert.Equal(new FileLocation("a.cs", 3, 4), _paths.Show(new FileLocation(In("org", "repo", "a.cs"), 3, 4)));

    private static string In(params string[] parts) => Path.Combine([Base, .. parts]);
}
