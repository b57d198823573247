namespace Psi.Policy.Tests.Components;

public class PackageUrlTests
{
    [Theory]
    [InlineData("pkg:nuget/Serilog", "nuget", null, "Serilog", null)]
    [InlineData("pkg:nuget/Serilog@4.0.0", "nuget", null, "Serilog", "4.0.0")]
    [InlineData("PKG:NuGet/Serilog@4.0.0", "nuget", null, "Serilog", "4.0.0")]
    [InlineData("pkg://nuget/Serilog", "nuget", null, "Serilog", null)]
    [InlineData("pkg:docker/library/postgres@16", "docker", "library", "postgres", "16")]
    [InlineData("pkg:docker/library/postgres@sha256:0f1e", "docker", "library", "postgres", "sha256:0f1e")]
    [InlineData("pkg:npm/%40scope/name@1.2.3", "npm", "@scope", "name", "1.2.3")]
    [InlineData("pkg:npm/@scope/name@1.2.3", "npm", "@scope", "name", "1.2.3")]
    [InlineData("pkg:npm/@scope/name", "npm", "@scope", "name", null)]
    [InlineData("pkg:npm/%40scope%2Fname@1.2.3", "npm", "@scope", "name", "1.2.3")]
    [InlineData("pkg:githubactions/actions/checkout@v4", "githubactions", "actions", "checkout", "v4")]
    [InlineData("pkg:githubactions/actions/checkout@releases/v4", "githubactions", "actions", "checkout", "releases/v4")]
    [InlineData("pkg:generic/dotnet-runtime@8.0?os=linux#bin", "generic", null, "dotnet-runtime", "8.0")]
    [InlineData("pkg:golang/github.com/gorilla/mux@v1.8.1", "golang", "github.com/gorilla", "mux", "v1.8.1")]
    public void A_package_url_is_read_into_its_decoded_parts(string text, string type, string? @namespace, string name, string? version)
    {
        Assert.True(PackageUrl.TryParse(text, out var purl, out _));
        Assert.Equal((type, @namespace, name, version), (purl.Type, purl.Namespace, purl.Name, purl.Version));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Serilog")]
    [InlineData("nuget/Serilog")]
    [InlineData("pkg:")]
    [InlineData("pkg:nuget")]
    [InlineData("pkg:nuget/")]
    [InlineData("pkg:/Serilog")]
    [InlineData("pkg:nu get/Serilog")]
    [InlineData("pkg:nügét/Serilog")]
    [InlineData("pkg:1nuget/Serilog")]
    [InlineData("pkg:nuget/Serilog@")]
    [InlineData("pkg:nuget/Serilog ")]
    [InlineData("pkg:nuget/Ser\u200Bilog")]
    [InlineData("pkg:nuget/Ser%00ilog")]
    [InlineData("pkg:nuget/Ser%E2%80%AEilog")]
    [InlineData("pkg:nuget/Contoso/Library")]
    [InlineData("pkg:nuget/Contoso%2FLibrary")]
    public void What_is_not_a_package_url_is_refused_with_what_was_expected(string? text)
    {
        Assert.False(PackageUrl.TryParse(text, out var purl, out var expectation));
        Assert.Null(purl);
        Assert.NotEmpty(expectation);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused() => Assert.False(PackageUrl.TryParse("pkg:nuget/a\uD800b", out _, out _));

    [Fact]
    public void A_package_url_of_a_megabyte_is_refused() =>
        Assert.False(PackageUrl.TryParse("pkg:nuget/" + new string('a', 1 << 20), out _, out _));

    [Theory]
    [InlineData("pkg:npm/%40scope/name@1.2.3")]
    [InlineData("pkg:nuget/Serilog@4.0.0-rc.1%2Bbuild")]
    [InlineData("pkg:docker/library/postgres@sha256:0f1e")]
    [InlineData("pkg:generic/SQL%20Server%20%C3%9C")]
    public void The_canonical_form_reads_back_as_the_same_component(string canonical)
    {
        var purl = PackageUrl.Parse(canonical);
        Assert.Equal(canonical, purl.ToString());
        Assert.Equal(purl, PackageUrl.Parse(purl.ToString()));
    }

    [Fact]
    public void Characters_of_four_bytes_are_encoded_whole() =>
        Assert.Equal("pkg:generic/%F0%9F%94%92", PackageUrl.Generic("🔒").ToString());

    [Theory]
    [InlineData("pkg:nuget/serilog@4.0.0-RC", "pkg:nuget/Serilog@4.0.0-rc", true)]
    [InlineData("pkg:npm/Left-Pad", "pkg:npm/left-pad", true)]
    [InlineData("pkg:generic/OpenSSL", "pkg:generic/openssl", false)]
    [InlineData("pkg:nuget/Serilog@4.0.0", "pkg:nuget/Serilog@4.0.1", false)]
    [InlineData("pkg:nuget/Serilog", "pkg:npm/Serilog", false)]
    public void Names_compare_ignoring_case_where_their_ecosystem_does(string left, string right, bool same)
    {
        var (one, other) = (PackageUrl.Parse(left), PackageUrl.Parse(right));
        Assert.Equal(same, one.Equals(other));
        if (same)
        {
            Assert.Equal(one.GetHashCode(), other.GetHashCode());
        }
    }

    [Fact]
    public void Two_versions_name_the_same_component() =>
        Assert.True(PackageUrl.NuGet("Serilog", "4.0.0").NamesSameAs(PackageUrl.NuGet("SERILOG", "3.0.0")));

    [Fact]
    public void Without_its_version_a_component_is_the_same_component_in_all_versions() =>
        Assert.Equal(PackageUrl.NuGet("Serilog"), PackageUrl.NuGet("Serilog", "4.0.0").WithoutVersion);

    [Fact]
    public void Parsing_what_is_no_package_url_names_the_text() =>
        Assert.Contains("'Serilog'", Assert.Throws<FormatException>(() => PackageUrl.Parse("Serilog")).Message, StringComparison.Ordinal);
}
