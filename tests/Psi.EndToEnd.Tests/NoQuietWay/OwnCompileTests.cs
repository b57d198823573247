using Psi.EndToEnd.Tests.Harness;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.NoQuietWay;

/// <summary>A project that compiles in its own way and shows the gate no source has code all the same.</summary>
public sealed class OwnCompileTests
{
    [Theory]
    [InlineData("", "CoreCompile")]
    [InlineData("elsewhere/", "PsiGate")]
    public async Task An_assembly_without_a_log_is_not_assessed(string folder, string copiedAfter)
    {
        using var user = await UserFolder.CreateAsync();
        user.WritePolicy();
        const string Plain = "<ProduceReferenceAssembly>false</ProduceReferenceAssembly><UseAppHost>false</UseAppHost>";
        user.WriteProject("App.csproj", Plain, end: $"""
            <Target Name="CoreCompile">
              <MakeDir Directories="$(MSBuildProjectDirectory)/elsewhere" />
              <Csc Sources="@(Compile)" References="@(ReferencePathWithRefAssemblies)" TargetType="library"
                   OutputAssembly="{(folder.Length == 0 ? "@(IntermediateAssembly)" : $"{folder}App.dll")}" EmitDebugInformation="false" />
              <ItemGroup><Compile Remove="@(Compile)" /></ItemGroup>
            </Target>
            <Target Name="PutIntoPlace" AfterTargets="{copiedAfter}" Condition="'{folder}' != ''">
              <Copy SourceFiles="{folder}App.dll" DestinationFiles="@(IntermediateAssembly)" />
            </Target>
            """);
        user.Write("App.cs", UserFolderProjects.WeakHash("App"));

        var build = await user.BuildAsync("-p:DebugType=none");

        Assert.Contains(build.ShouldExit(1).Diagnostics, message => message is { Id: "PSI0103", Severity: "error" });
        Assert.Equal(ProjectState.Assessed, user.Fragment().Project.State);
        Assert.All(user.Fragment().RequirementsWithRules(), requirement => Assert.Equal(RequirementState.NotAssessed, requirement.State));
    }
}
