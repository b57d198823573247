using Psi.Policy;

namespace Psi.Build.Tests.Gate;

/// <summary>That a project has no code must be seen: that the compiler's log is missing is no proof.</summary>
public sealed class WithoutCodeTests : IDisposable
{
    private readonly GateUnderTest _gate = new GateUnderTest().Write("policy.yaml", """
        psi: policy/v1
        organisation: Contoso
        version: '1'
        extends: none
        requirements: [{ id: R, title: Certificates are validated, rules: [PSI3201] }]
        """);

    [Fact]
    public void Without_sources_compile_and_assembly_no_requirement_on_code_applies()
    {
        _gate.Assemblies = ["obj/Debug/App.dll", "bin/App.dll"];

        var result = _gate.Run();

        Assert.True(result.Succeeded);
        Assert.Equal(RequirementState.NotApplicable, Assert.Single(result.Fragment.Requirements).State);
    }

    [Theory]
    [InlineData("a source file")]
    [InlineData("a compile")]
    [InlineData("an assembly")]
    public void With_one_of_them_a_missing_log_is_no_excuse(string what)
    {
        _gate.Sources = what == "a source file" ? ["Program.cs"] : [];
        _gate.CompileRan = what == "a compile";
        if (what == "an assembly")
        {
            _gate.Write("bin/App.dll", "");
            _gate.Assemblies = ["obj/Debug/App.dll", "bin/App.dll"];
        }

        var result = _gate.Run();

        Assert.False(result.Succeeded);
        Assert.Equal("App.csproj(0): error PSI0103", Assert.Single(result.Diagnostics).Summary);
        Assert.Equal(RequirementState.NotAssessed, Assert.Single(result.Fragment.Requirements).State);
    }

    public void Dispose() => _gate.Dispose();
}
