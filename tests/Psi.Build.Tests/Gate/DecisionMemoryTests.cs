using System.Collections;
using System.Reflection;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Build.Tests.Gate;

/// <summary>The gate takes what step 1 decided in the same build from memory, and decides again when it is told something else.</summary>
public sealed class DecisionMemoryTests
{
    private const string Package = "Polly";

    public static TheoryData<string> EverySetting { get; } =
    [
        .. typeof(BuildSettings)
            .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.Name != nameof(BuildSettings.AnalyzersSha256))
            .Select(property => property.Name),
    ];

    [Fact]
    public void Files_that_change_while_it_compiles_change_nothing_that_the_compile_was_decided_by()
    {
        using var gate = new GateUnderTest { CompileRan = true }.Restore((Package, "7.0.0")).Prepare();
        var before = ManifestJson.ReadFragment(File.ReadAllBytes(gate.PathOf("artifacts/psi/App.psi.json")));
        gate.Restore((Package, "8.0.0")).Write("policy.yaml", GateUnderTest.Policy("status: permitted"));

        var result = gate.Run();

        Assert.Contains(result.Diagnostics, reported => reported.Code == "PSI1001");
        Assert.Equal(before.Inputs, result.Fragment.Inputs);
    }

    [Fact]
    public void The_next_build_reads_everything_again()
    {
        using var gate = new GateUnderTest { CompileRan = true }.Restore((Package, "7.0.0")).Prepare();
        gate.Run();
        gate.Restore((Package, "8.0.0"));

        Assert.Equal(["8.0.0"], gate.Run().Fragment.Components.Where(one => one.Purl.Name == Package).Select(one => one.Purl.Version));
    }

    [Fact]
    public void A_gate_that_is_told_something_else_decides_again()
    {
        using var gate = new GateUnderTest { CompileRan = true }.Restore((Package, "7.0.0")).Prepare();
        gate.Write("other.yaml", GateUnderTest.Policy("status: permitted"));
        gate.Policies = ["other.yaml"];

        Assert.DoesNotContain(gate.Run().Diagnostics, reported => reported.Code == "PSI1001");
    }

    [Theory]
    [MemberData(nameof(EverySetting))]
    public void Every_setting_counts(string name)
    {
        var property = typeof(BuildSettings).GetProperty(name)!;
        var changed = Settings() with { };
        property.SetValue(changed, Another(property.PropertyType, property.GetValue(changed)));

        Assert.True(Settings().SaysTheSameAs(Settings()));
        Assert.False(Settings().SaysTheSameAs(changed));
    }

    // With lists of its own: two steps make each list themselves.
    private static BuildSettings Settings() => new()
    {
        RepositoryRoot = "/src",
        ToolFolders = ["/tools"],
        ProductFile = "/src/psi.yaml",
        Policies = [new PolicySource("/src/policy.yaml", "")],
        Today = "2026-11-21",
        ProjectFile = "/src/App.csproj",
        AssetsFile = "/src/obj/project.assets.json",
        TargetFramework = "net10.0",
        TargetFrameworkMoniker = ".NETCoreApp,Version=v10.0",
        Configuration = "Debug",
        Language = "C#",
        DeclarationFiles = ["/src/App.csproj"],
        References = [new NamedPackage(Package, "/src/App.csproj")],
        ReferencePaths = ["/packages/a.dll"],
        AnalyzerPaths = ["/packages/analyzer.dll"],
        Copies = [["/packages/b.dll"]],
        PackageFolders = ["/packages"],
        FrameworkFolders = ["/packs"],
        ProjectReferences = ["/src/Lib.csproj"],
        Overrides = [new("PsiToday", "2026-11-21")],
        Foreign = [new ForeignInput("_PsiRoot", "/", null, ForeignInput.InEffect)],
        PsiVersion = "0.1.0",
    };

    private static object Another(Type type, object? value) => value switch
    {
        _ when type == typeof(string) => $"{value}x",
        bool known => !known,
        TestProjectFacts => new TestProjectFacts { IsTool = true },
        _ when type == typeof(IReadOnlyList<IReadOnlyList<string>>) => Array.Empty<IReadOnlyList<string>>(),
        IList list => Array.CreateInstance(list[0]!.GetType(), 0),
        _ => throw new InvalidOperationException($"There is no other value of {type}; say one here."),
    };
}
