namespace Psi.Build.Tests.Gate;

public sealed class DecisionMessageTests : IDisposable
{
    private readonly GateUnderTest _gate = new();

    public void Dispose() => _gate.Dispose();

    [Fact]
    public void The_fragment_holds_the_message_that_the_build_reports()
    {
        var result = _gate.Restore(("Polly", "7.2.4"), ("Serilog", "4.0.0")).Run();

        var decisions = result.Fragment.Components.ToDictionary(component => component.Purl.Name, component => component.Uses[0].Decision);
        Assert.Equal(result.Diagnostics.Single(diagnostic => diagnostic.Code == "PSI1001").Message, decisions["Polly"].Message);
        Assert.Null(decisions["Serilog"].Message);
    }
}
