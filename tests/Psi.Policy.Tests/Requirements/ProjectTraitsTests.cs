namespace Psi.Policy.Tests.Requirements;

/// <summary>What kind of application a project is shows in its SDK, its output, and what it uses.</summary>
public sealed class ProjectTraitsTests
{
    [Theory]
    [InlineData("Microsoft.NET.Sdk.Web", "Exe", "", "web: Microsoft.NET.Sdk.Web")]
    [InlineData("Microsoft.NET.Sdk.Worker", "Exe", "", "worker: Microsoft.NET.Sdk.Worker")]
    [InlineData("Microsoft.NET.Sdk.BlazorWebAssembly", "Exe", "", "browser: Microsoft.NET.Sdk.BlazorWebAssembly")]
    [InlineData("", "Exe", "", "console: OutputType Exe")]
    [InlineData("", "WinExe", "", "desktop: OutputType WinExe")]
    [InlineData("", "Library", "", "library: OutputType Library")]
    [InlineData("", "", "", "library: it names no other output")]
    [InlineData("", "Exe", "Android,Version=36.0", "mobile: it targets Android")]
    [InlineData("", "Exe", "Windows,Version=7.0", "console: OutputType Exe")]
    public void The_project_itself_shows_it(string sdk, string output, string platform, string expected) => Assert.Equal(
        [expected],
        Texts(new() { ApplicationSdk = sdk, OutputType = output, TargetPlatform = platform.Length > 0 ? platform : null }));

    [Theory]
    [InlineData("pkg:generic/aspnetcore-runtime@10.0", "web: aspnetcore-runtime")]
    [InlineData("pkg:generic/windowsdesktop-runtime@10.0", "desktop: OutputType Exe")]
    [InlineData("pkg:nuget/Microsoft.Extensions.Hosting@10.0.0", "worker: Microsoft.Extensions.Hosting")]
    public void What_it_uses_shows_it(string component, string expected) =>
        Assert.Equal([expected], Texts(new() { OutputType = "Exe", Components = [Purl(component)] }));

    [Theory]
    [InlineData("npgsql", "uses:database: npgsql")]
    [InlineData("Npgsql.EntityFrameworkCore.PostgreSQL", "uses:database: Npgsql.EntityFrameworkCore.PostgreSQL")]
    [InlineData("RabbitMQ.Client", "uses:messaging: RabbitMQ.Client")]
    [InlineData("Npg", null)]
    [InlineData("Dapper.Extensions", null)]
    public void It_uses_a_technology(string package, string? expected)
    {
        var texts = Texts(new() { OutputType = "Library", Components = [Purl($"pkg:nuget/{package}@1.0.0")] });

        Assert.Equal(expected is null ? [] : [expected], texts.Where(text => text.StartsWith("uses:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("api", "", true)]
    [InlineData("web", "", false)]
    [InlineData("web", "Swashbuckle.AspNetCore", true)]
    [InlineData("web", "Grpc.AspNetCore", true)]
    public void A_web_application_is_an_api_too(string technology, string package, bool isApi) => Assert.Equal(
        isApi,
        Of(new()
        {
            ApplicationSdk = "Microsoft.NET.Sdk.Web",
            Technology = technology,
            Components = package.Length > 0 ? [Purl($"pkg:nuget/{package}@1.0.0")] : [],
        }).Reasons.ContainsKey("api"));

    [Theory]
    [InlineData("library", true)]
    [InlineData("web", false)]
    [InlineData("web, library", true)]
    [InlineData("\"uses:pkg:nuget/Contoso.*\"", true)]
    [InlineData("\"uses:pkg:nuget/Fabrikam.*\"", false)]
    public void One_word_of_several_is_enough(string appliesTo, bool matches)
    {
        var policy = Given.Policy($"requirements: [{{ id: R, title: T, attestable: true, appliesTo: [{appliesTo}] }}]");

        Assert.Equal(
            matches,
            Of(new() { OutputType = "Library", Components = [Purl("pkg:nuget/Contoso.Ledger@1.0.0")] }).Match(policy.Requirements[0]));
    }

    private static ProjectTraits Of(ProjectTraitFacts facts) => ProjectTraits.Of(facts);

    private static IEnumerable<string> Texts(ProjectTraitFacts facts) => Of(facts).Reasons.Select(trait => $"{trait.Key}: {trait.Value}");

    private static PackageUrl Purl(string text) => PackageUrl.TryParse(text, out var purl, out _) ? purl! : throw new FormatException(text);
}
