using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.NoQuietWay;

/// <summary>Projects that are tests, and projects that only claim to be, each with a weak hash in it.</summary>
public sealed class ClaimedTests : BuiltOnce
{
    private const string Framework = """<PackageReference Include="xunit.extensibility.core" Version="2.9.3" />""";

    private const string Fact = "public class AnyTests { [Xunit.Fact] public void Any() { } }\n";

    private const string OwnFramework = "namespace TUnit.Core { public class TestAttribute : System.Attribute; }";

    private const string Program = "public static class Program { public static void Main() { } }\n";

    private protected override void Write(UserFolder folder)
    {
        folder.WritePolicy();
        Write("Real", Fact, items: UserFolderProjects.TestPackages);
        Write(
            "Benchmarks",
            "public class AnyTests { [BenchmarkDotNet.Attributes.Benchmark] public void Any() { } }\n" + Program,
            "<OutputType>Exe</OutputType><IsPublishable>false</IsPublishable>",
            """<PackageReference Include="BenchmarkDotNet.Annotations" Version="0.14.0" />""");
        Write("Referring", "", items: Framework);
        Write("Declared", "", "<IsTestProject>true</IsTestProject>", Framework);
        Write("Web", Fact + Program, items: Framework, sdk: "Microsoft.NET.Sdk.Web");
        Write("WebDeclared", Fact + Program, "<IsTestProject>true</IsTestProject>", Framework, "Microsoft.NET.Sdk.Web");
        Write("Console", Fact + Program, "<OutputType>Exe</OutputType>", Framework);
        Write("Packed", Fact, "<IsTestProject>true</IsTestProject><IsPackable>true</IsPackable>", Framework);
        Write(
            "Tool",
            Fact + Program,
            "<IsTestProject>true</IsTestProject><OutputType>Exe</OutputType><PackAsTool>true</PackAsTool>",
            Framework);
        folder.WriteProject("TUnit.Core/TUnit.Core.csproj");
        folder.Write("TUnit.Core/Attributes.cs", OwnFramework);
        Write(
            "Decoy",
            "public class AnyTests { [TUnit.Core.Test] public void Any() { } }\n",
            items: """<ProjectReference Include="../TUnit.Core/TUnit.Core.csproj" />""");
        Write("Shared", Fact, items: Framework);
        folder.WriteProject("Product/Product.csproj", items: """<ProjectReference Include="../Shared/Shared.csproj" />""");
        folder.Write("Product/Product.cs", "public class Product { object M() => Shared.Of([]); }");
        // Silent by themselves: without the file that has the analyzers say whether they looked.
        Write("Mute", "", rest: """
            <Target Name="Mute" BeforeTargets="CoreCompile" DependsOnTargets="PsiPrepareCompile">
              <ItemGroup><EditorConfigFiles Remove="@(EditorConfigFiles)" Condition="'%(Filename)' == 'Facts'" /></ItemGroup>
            </Target>
            """);

        void Write(
            string name, string source, string properties = "", string items = "", string sdk = "Microsoft.NET.Sdk", string rest = "")
        {
            folder.WriteProject($"{name}/{name}.csproj", properties, items, sdk, end: rest);
            folder.Write($"{name}/{name}.cs", source + UserFolderProjects.WeakHash(name));
        }
    }
}
