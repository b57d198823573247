namespace Psi.Build.Tests.Gate;

/// <summary>
/// A project that follows the message passes: a banned component that is removed, or moved to a permitted version, never fails.
/// </summary>
public sealed class WayOutTests : IDisposable
{
    private const string Expired = """
        psi: product/v1
        id: app
        product: App
        domain: Tests
        team: tests
        level: 1
        accountable: a@b.example
        lifecycle: { stage: live }
        waivers:
          - { id: W-1, component: pkg:nuget/Polly, reason: Tests, owner: a@b.example, approvedBy: c@d.example,
              approvedOn: 2026-10-01, expires: 2026-11-20 }
        """;

    private static readonly string Valid = Expired.Replace("2026-11-20", "2027-02-01", StringComparison.Ordinal);

    private readonly GateUnderTest _gate = new();

    /// <summary>
    /// Whatever else there is: no product file, a waiver that covers, one that no longer does, no baseline, the baseline.
    /// </summary>
    public static TheoryData<string?, string> Surroundings => new()
    {
        { null, "none" },
        { null, "baseline" },
        { Expired, "none" },
        { Expired, "baseline" },
        { Valid, "none" },
        { Valid, "baseline" },
    };

    public void Dispose() => _gate.Dispose();

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void A_banned_component_that_is_removed_passes_and_leaves_the_fragment(string? product, string extends)
    {
        Surround(product, extends);
        var banned = _gate.Restore(("Polly", "7.2.4"), ("Serilog", "4.0.0")).Run();
        Assert.Equal(product != Valid, IsStoppedByPolly(banned));
        Assert.Equal(["Polly 7.2.4", "Serilog 4.0.0"], banned.Packages);

        var removed = _gate.Restore(("Serilog", "4.0.0")).Run();

        Assert.True(removed.Succeeded);
        Assert.Empty(removed.Diagnostics);
        Assert.Equal(["Serilog 4.0.0"], removed.Packages);
    }

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void A_banned_version_that_is_raised_to_one_that_is_not_passes(string? product, string extends)
    {
        Surround(product, extends);
        Assert.Equal(product != Valid, IsStoppedByPolly(_gate.Restore(("Polly", "7.2.4")).Run()));

        var raised = _gate.Restore(("Polly", "8.0.0")).Run();

        Assert.True(raised.Succeeded);
        Assert.Empty(raised.Diagnostics);
        Assert.Equal(["Polly 8.0.0"], raised.Packages);
    }

    [Theory]
    [InlineData("status: permitted, versions: '[8.0,9.0)'", "7.2.4", "8.0.0")]
    [InlineData("status: permitted, versions: '[8.0,9.0)'", "9.0.0", "8.9.9")]
    [InlineData("status: recommended, versions: '[8.4.1]'", "8.4.0", "8.4.1")]
    [InlineData("status: prohibited, reason: Bad., versions: '[8.0,8.4.1)'", "8.4.0", "8.4.1")]
    [InlineData("status: prohibited, reason: Bad., versions: '[8.0,8.4.1)'", "8.4.0", "7.2.4")]
    public void A_version_that_is_moved_to_where_the_policy_accepts_it_passes_in_either_direction(string entry, string from, string to)
    {
        _gate.Write("policy.yaml", GateUnderTest.Policy(entry));
        Assert.True(IsStoppedByPolly(_gate.Restore(("Polly", from)).Run()));

        var moved = _gate.Restore(("Polly", to)).Run();

        Assert.True(moved.Succeeded);
        Assert.Empty(moved.Diagnostics);
    }

    // The innocent's counterpart: another banned version is no way out.
    [Fact]
    public void A_banned_version_that_is_raised_to_another_banned_one_still_fails()
    {
        _gate.Restore(("Polly", "7.2.3")).Run();

        var raised = _gate.Restore(("Polly", "7.2.4")).Run();

        Assert.False(raised.Succeeded);
        Assert.Equal(["App.csproj(3): error PSI1001"], raised.Diagnostics.Select(reported => reported.Summary));
    }

    private static bool IsStoppedByPolly(GateResult result) =>
        !result.Succeeded
        && result.Diagnostics.Any(reported =>
            reported is { Severity: "error", Code: "PSI1001" or "PSI1002", File: "App.csproj", Line: 3 });

    private void Surround(string? product, string extends)
    {
        if (product is not null)
        {
            _gate.Write("psi.yaml", product);
        }

        _gate.Write(
            "policy.yaml",
            GateUnderTest.Policy(
                "status: prohibited, versions: '(,8.0)', reason: Old versions "
                + "leak.").Replace("extends: none", $"extends: {extends}", StringComparison.Ordinal));
    }
}
