using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Compile;

/// <summary>Projects that use the API of a prohibited component, each in its own repository.</summary>
public sealed class ComponentApis : BuiltOnce
{
    /// <summary>A file whose fifth line uses the component first.</summary>
    public const string Code = """
        using Newtonsoft.Json;

        public class Export
        {
            public string Text(object value) => JsonConvert.SerializeObject(value, Formatting.Indented);
        }
        """;

    private protected override void Write(UserFolder folder)
    {
        Write(folder, "used", targetFrameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>");
        folder.Write("used/More.cs", "public class More { public Newtonsoft.Json.Linq.JToken Token { get; } = 1; }");
        folder.Write("used/Own.cs", "public class Own { public string Text(Export export) => export.Text(1); }");

        Write(folder, "waived");
        folder.WriteProduct("waived/", """
            waivers:
              - id: W-1
                component: pkg:nuget/Newtonsoft.Json
                reason: A contract until then.
                owner: owner@contoso.example
                approvedBy: appsec@contoso.example
                approvedOn: 2026-11-01
                expires: 2027-02-01
            """);

        Write(folder, "kept-out", package: """<PackageReference Include="Newtonsoft.Json" Version="13.0.3" ExcludeAssets="compile" />""");
        folder.Write(
            "kept-out/Export.cs",
            "namespace Newtonsoft.Json { public static class JsonConvert { public static string Text => \"\"; "
            + "} public class Own { public string Text => JsonConvert.Text; } }");

        Write(folder, "pages", sdk: "Microsoft.NET.Sdk.Web");
        folder.Write("pages/Export.cs", "System.Console.WriteLine();");
        folder.Write("pages/Pages/Index.cshtml", "@page\n<h1>Export</h1>\n<p>@Newtonsoft.Json.JsonConvert.SerializeObject(1)</p>\n");
    }

    private protected override Task<CommandResult> BuildAsync(UserFolder folder, string solution) =>
        folder.BuildAsync(solution, "-m", "-p:PsiToday=2026-11-21");

    private static void Write(
        UserFolder folder, string name, string package = UserFolderProjects.ProhibitedPackage, string sdk = "Microsoft.NET.Sdk",
        string targetFrameworks = "<TargetFramework>net10.0</TargetFramework>")
    {
        folder.WritePolicy($"{name}/");
        folder.WriteProject($"{name}/{name}.csproj", items: package, sdk: sdk, targetFrameworks: targetFrameworks);
        folder.Write($"{name}/Export.cs", Code);
    }
}
