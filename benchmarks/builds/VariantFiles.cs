using System.Globalization;
using System.Text;

namespace Psi.Benchmarks.Builds;

/// <summary>The files that make a build one with Psi.</summary>
internal static class VariantFiles
{
    // As many as an organisation's list has after a year or two. What larger ones cost is measured in Psi.Benchmarks.
    private const int Entries = 300;

    /// <summary>Nothing.</summary>
    public const string WithoutPsi = "<Project />\n";

    /// <summary>The package as a repo installs it, the policy beside this file, and, to try something, one file more.</summary>
    public static string WithPsi(string version, string? import) => $"""
        <Project>
          <ItemGroup>
            <PackageVersion Include="Psi.Analyzers" Version="{version}" Condition="'$(ManagePackageVersionsCentrally)' == 'true'" />
            <PackageReference Include="Psi.Analyzers" PrivateAssets="all" Condition="'$(ManagePackageVersionsCentrally)' == 'true'" />
            <PackageReference Include="Psi.Analyzers" Version="{version}" PrivateAssets="all"
                              Condition="'$(ManagePackageVersionsCentrally)' != 'true'" />
            <PsiPolicy Include="$(MSBuildThisFileDirectory)policy.yaml" />
          </ItemGroup>
          {(import is null ? "" : $"""<Import Project="{System.Security.SecurityElement.Escape(import)}" />""")}
        </Project>

        """;

    /// <summary>A policy that fails no build.</summary>
    /// <param name="findsSomething">Whether it gives every project a diagnostic: its target framework is on no list.</param>
    public static string Policy(bool findsSomething)
    {
        var text = new StringBuilder($$"""
            psi: policy/v1
            organisation: Benchmark
            version: "1"
            extends: none
            enforcement: { default: report }
            unlisted: { severity: {{(findsSomething ? "warning" : "none")}}, scopes: [runtime, test] }
            requirements:
              - { id: MAR-CRYPTO-1, title: No weak hash algorithm is used, levels: [1, 2, 3], rules: [PSI3101], severity: warning }
              - { id: MAR-TLS-1, title: Server certificates are validated, levels: [1, 2, 3], rules: [PSI3201], severity: warning }
            components:

            """);
        for (var number = 0; number < Entries; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                  - purl: pkg:nuget/Benchmark.Component{number}{(number % 20 == 0 ? ".*" : "")}
                    status: deprecated
                    versions: "[1.0.0,4.0.0)"
                    replacement: pkg:nuget/Benchmark.Platform
                    reason: The platform offers this, and every product does it in one way.
                    owner: platform@benchmark.example

                """);
        }

        return text.ToString();
    }

    /// <summary>The product file, at the root of the tree.</summary>
    public const string Product = """
        psi: product/v1
        id: benchmark
        product: Benchmark
        domain: Benchmark
        team: benchmark
        level: 2
        accountable: owner@benchmark.example

        """;
}
