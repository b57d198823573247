using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Isolation;

/// <summary>
/// A package of somebody else's: tasks and an analyzer that carry other versions of the libraries Psi's tasks carry. Made once per test
/// run.
/// </summary>
/// <remarks>
/// Its tasks use each library, then say which version they got and which are loaded in the process, Psi's among them: so a test sees that
/// they ran in one process with Psi's. NuGet.Versioning has no second version for netstandard2.0, so there are two target frameworks.
/// </remarks>
internal sealed class OtherTools
{
    private const string TaskSource = """
        using System;
        using System.Linq;
        using Microsoft.Build.Framework;

        namespace Contoso.OtherTools;

        public sealed class SayVersions : Microsoft.Build.Utilities.Task
        {
            [Required] public string When { get; set; } = "";

            public override bool Execute()
            {
        #if NET
                var used = new[] { NuGet.Versioning.VersionRange.Parse("[1.0,2.0)").GetType() };
        #else
                var reader = new YamlDotNet.Serialization.DeserializerBuilder().Build();
                var yaml = reader.Deserialize<System.Collections.Generic.Dictionary<string, int>>("answer: 42");
                var json = System.Text.Json.JsonSerializer.Serialize(yaml);
                if (json != "{\"answer\":42}") throw new InvalidOperationException(json);
                var used = new[] { typeof(YamlDotNet.Serialization.IDeserializer), typeof(System.Text.Json.JsonSerializer) };
        #endif
                foreach (var type in used) Say("uses", type.Assembly.GetName());
                foreach (var loaded in AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName()))
                    if (loaded.Name is "YamlDotNet" or "NuGet.Versioning" or "Psi.Build") Say("sees", loaded);
                return true;

                void Say(string what, System.Reflection.AssemblyName assembly) =>
                    Log.LogMessage(MessageImportance.High, $"OTHERTOOLS {When} {what} {assembly.Name} {assembly.Version}");
            }
        }
        """;

    private const string AnalyzerSource = """
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        namespace Contoso.OtherTools;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class YamlVersion : DiagnosticAnalyzer
        {
            private static readonly DiagnosticDescriptor Rule =
                new("OTHER1", "Version", "YamlDotNet {0}", "Other", DiagnosticSeverity.Warning, true);

            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

            public override void Initialize(AnalysisContext context)
            {
                context.EnableConcurrentExecution();
                context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                context.RegisterCompilationAction(static compilation =>
                {
                    var yaml = new YamlDotNet.Serialization.SerializerBuilder().Build();
                    var text = yaml.GetType().Assembly.GetName().Version + " " + yaml.Serialize(42).Trim();
                    compilation.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, text));
                });
            }
        }
        """;

    private const string Targets = """
        <Project>
          <UsingTask TaskName="Contoso.OtherTools.SayVersions"
                     AssemblyFile="$(MSBuildThisFileDirectory)../tasks/netstandard2.0/Contoso.OtherTools.dll" />
          <UsingTask TaskName="Contoso.OtherTools.Net.SayVersions"
                     AssemblyFile="$(MSBuildThisFileDirectory)../tasks/net10.0/Contoso.OtherTools.Net.dll" />
          <Target Name="OtherToolsFirst" BeforeTargets="_PsiDecideBeforeCompile" Condition="'$(OtherToolsRun)' == 'before'">
            <Contoso.OtherTools.SayVersions When="before" />
            <Contoso.OtherTools.Net.SayVersions When="before" />
          </Target>
          <Target Name="OtherToolsLast" AfterTargets="PsiGate">
            <Contoso.OtherTools.SayVersions When="after" />
            <Contoso.OtherTools.Net.SayVersions When="after" />
          </Target>
        </Project>
        """;

    private static readonly Lazy<Task<OtherTools>> Made = new(MakeAsync);

    private OtherTools(string feed) => Feed = feed;

    /// <summary>The package; every test that uses it waits for it.</summary>
    public static Task<OtherTools> Shared => Made.Value;

    /// <summary>What a project adds to use the package.</summary>
    public string Reference => """<PackageReference Include="Contoso.OtherTools" Version="1.0.0" PrivateAssets="all" />""";

    /// <summary>The property by which its project finds it.</summary>
    public string Source => $"<RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>";

    private string Feed { get; }

    private static async Task<OtherTools> MakeAsync()
    {
        using var folder = await UserFolder.CreateAsync();
        WriteRoom(folder, "Tasks", "netstandard2.0", "Contoso.OtherTools", """
            <PackageReference Include="Microsoft.Build.Utilities.Core" Version="17.7.2" ExcludeAssets="runtime" />
            <PackageReference Include="YamlDotNet" Version="13.7.1" />
            <PackageReference Include="System.Text.Json" Version="9.0.22" />
            """, TaskSource);
        WriteRoom(folder, "NetTasks", "net10.0", "Contoso.OtherTools.Net", """
            <PackageReference Include="Microsoft.Build.Utilities.Core" Version="17.7.2" ExcludeAssets="runtime" />
            <PackageReference Include="NuGet.Versioning" Version="8.0.0" />
            """, TaskSource.Replace("namespace Contoso.OtherTools;", "namespace Contoso.OtherTools.Net;", StringComparison.Ordinal));
        WriteRoom(folder, "Analyzer", "netstandard2.0", "Contoso.OtherTools.Analyzer", """
            <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.8.0" ExcludeAssets="runtime" />
            <PackageReference Include="YamlDotNet" Version="15.3.0" />
            """, AnalyzerSource);
        folder.Write("Package/build/Contoso.OtherTools.targets", Targets);
        folder.Write("Package/Package.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <PackageId>Contoso.OtherTools</PackageId>
                <IncludeBuildOutput>false</IncludeBuildOutput>
                <SuppressDependenciesWhenPacking>true</SuppressDependenciesWhenPacking>
                <NoWarn>$(NoWarn);NU5128;NU5100;NU5110;NU5111</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <None Include="build/*.targets" Pack="true" PackagePath="build/" />
                <None Include="../Tasks/bin/Release/netstandard2.0/*.*" Pack="true" PackagePath="tasks/netstandard2.0/" />
                <None Include="../NetTasks/bin/Release/net10.0/*.*" Pack="true" PackagePath="tasks/net10.0/" />
                <Analyzers Include="../Analyzer/bin/Release/netstandard2.0/Contoso.OtherTools.Analyzer.dll" />
                <Analyzers Include="../Analyzer/bin/Release/netstandard2.0/YamlDotNet.dll" />
                <None Include="@(Analyzers)" Pack="true" PackagePath="analyzers/dotnet/cs/" />
              </ItemGroup>
            </Project>
            """);
        var psi = await PackedPsi.Shared;
        var (feed, unpacked) = (
            Path.Combine(Path.GetDirectoryName(psi.Feed)!, "other-tools"), Path.Combine(psi.PackageFolder, "contoso.othertools"));
        foreach (var stale in new[] { feed, unpacked })
        {
            if (Directory.Exists(stale))
            {
                Directory.Delete(stale, recursive: true);
            }
        }

        folder.Write(
            "Rooms.slnx",
            """
            <Solution>
              <Project Path="Tasks/Tasks.csproj" />
              <Project Path="NetTasks/NetTasks.csproj" />
              <Project Path="Analyzer/Analyzer.csproj" />
            </Solution>
            """);
        (await Command.DotNetAsync(folder.Root, "build", "Rooms.slnx", "-c", "Release", "-nologo")).ShouldExit(0);
        (await Command.DotNetAsync(folder.Root, "pack", "Package", "-c", "Release", "-nologo", "-o", feed)).ShouldExit(0);
        return new(feed);
    }

    private static void WriteRoom(UserFolder folder, string name, string framework, string assembly, string packages, string source)
    {
        folder.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <AssemblyName>{assembly}</AssemblyName>
                <LangVersion>latest</LangVersion>
                <CopyLocalLockFileAssemblies>true</CopyLocalLockFileAssemblies>
              </PropertyGroup>
              <ItemGroup>
                {packages}
              </ItemGroup>
            </Project>
            """);
        folder.Write($"{name}/Source.cs", source);
    }
}
