using Psi.EndToEnd.Tests.Harness;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.NoQuietWay;

/// <summary>A component that restore does not know is one all the same.</summary>
public sealed class PathReferencesTests
{
    private const string Library = "$(NuGetPackageRoot)/newtonsoft.json/13.0.3/lib/netstandard2.0/Newtonsoft.Json.dll";

    [Fact]
    public async Task A_downloaded_package_that_a_reference_names_is_decided_at_its_lines()
    {
        using var user = await UserFolder.CreateAsync();
        user.WritePolicy();
        user.WriteProject("App.csproj", items: $"""
            <PackageDownload Include="Newtonsoft.Json" Version="[13.0.3]" />
            <Reference Include="{Library}" />
            """);
        user.Write("App.cs", "public class App { public object M() => Newtonsoft.Json.JsonConvert.Null; }");

        var build = (await user.BuildAsync()).ShouldExit(1);

        Assert.Equal(
            [user.LineOf("App.csproj", "PackageDownload"), user.LineOf("App.csproj", "<Reference")],
            build.Diagnostics.Where(message => message is { Id: "PSI1001", Severity: "error" }).Select(message => message.Line).Order());
        var component = Assert.Single(
            user.Fragment().Components, component => component.Purl.ToString() == "pkg:nuget/Newtonsoft.Json@13.0.3");
        Assert.Equal([ComponentScope.Runtime, ComponentScope.Build], component.Uses.Select(use => use.Scope).Order());
    }

    [Fact]
    public async Task A_copy_in_the_repository_is_decided_as_its_package_and_anything_else_by_its_file_version()
    {
        using var user = await UserFolder.CreateAsync();
        user.WritePolicy();
        user.WriteProject("Fetch.csproj", items: """<PackageDownload Include="Newtonsoft.Json" Version="[13.0.3]" />""");
        user.Write("App.cs", "public class App;");
        (await Command.DotNetAsync(user.Root, "restore", "Fetch.csproj")).ShouldExit(0);
        File.Delete(user.PathOf("Fetch.csproj"));
        Directory.CreateDirectory(user.PathOf("lib"));
        var packages = (await PackedPsi.Shared).PackageFolder;
        File.Copy(
            Path.Combine(packages, "newtonsoft.json/13.0.3/lib/netstandard2.0/Newtonsoft.Json.dll"),
            user.PathOf("lib/Newtonsoft.Json.dll"));
        File.Copy(typeof(PathReferencesTests).Assembly.Location, user.PathOf("lib/Vendor.dll"));
        user.WriteProject("App.csproj", items: """
            <Reference Include="Json"><HintPath>lib\Newtonsoft.Json.dll</HintPath></Reference>
            <Reference Include="lib/Vendor.dll" />
            """);

        var build = (await user.BuildAsync()).ShouldExit(1);

        Assert.Equal(user.LineOf("App.csproj", "HintPath"), build.Single("PSI1001").Line);
        var vendor = Assert.Single(user.Fragment().Components, component => component.Purl is { Type: "generic", Name: "Vendor" });
        Assert.Equal(user.LineOf("App.csproj", "Vendor"), Assert.Single(vendor.Uses).At.Line);
        Assert.Single(vendor.Sha512);
    }

    [Fact]
    public async Task What_the_SDK_uses_itself_is_no_part_of_the_framework()
    {
        using var user = await UserFolder.CreateAsync();
        user.WritePolicy();
        user.WriteProject("App.csproj", items: """
            <Reference Include="$(NetCoreRoot)/sdk/$(NETCoreSdkVersion)/Newtonsoft.Json.dll" />
            """);
        user.Write("App.cs", "public class App { public object M() => Newtonsoft.Json.JsonConvert.Null; }");

        await user.BuildAsync();

        Assert.Contains(user.Fragment().Components, component => component.Purl.Name == "Newtonsoft.Json");
    }

    [Fact]
    public async Task References_to_projects_packages_and_the_framework_are_none_of_it()
    {
        using var user = await UserFolder.CreateAsync();
        user.WritePolicy();
        user.WriteProject("Lib/Lib.csproj", targetFrameworks: "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>");
        user.Write("Lib/Lib.cs", "public class Lib { }");
        user.WriteProject("App/App.csproj", items: """
            <ProjectReference Include="../Lib/Lib.csproj" />
            <PackageReference Include="Polly" Version="8.4.0" />
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            """);
        user.Write("App/App.cs", "public class App : Lib { }");
        user.WriteSolution("All.slnx");

        (await user.BuildAsync("All.slnx")).ShouldExit(0);

        var names = user.Fragments()
            .SelectMany(fragment => fragment.Components)
            .Where(component => component.Purl.Type == "generic")
            .Select(component => component.Purl.Name)
            .Distinct()
            .Order();
        Assert.Equal(["aspnetcore-runtime", "dotnet-runtime", "dotnet-sdk", "netstandard"], names);
    }
}
