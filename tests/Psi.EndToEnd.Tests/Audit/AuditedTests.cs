namespace Psi.EndToEnd.Tests.Audit;

/// <summary>NuGet's own audit of a real restore, weighed by the policy.</summary>
public sealed class AuditedTests(Audited audited) : IClassFixture<Audited>
{
    [Fact]
    public void A_known_vulnerability_is_reported_at_the_reference_with_its_advisory()
    {
        var message = audited.Build("High.csproj").Single("PSI1005");

        Assert.Equal($"High.csproj({audited.Folder.LineOf("High/High.csproj", "Acme.High")}): error PSI1005", message.Summary);
        Assert.Contains(
            $"Acme.High 1.0.0 has a known vulnerability of high severity ({Audited.Advisory}GHSA-0000-0000-000c)",
            message.Text,
            StringComparison.Ordinal);
        Assert.Contains("ask for a waiver that names GHSA-0000-0000-000c", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_the_advisory_does_not_name_is_none() => Assert.Empty(audited.Build("Fixed.csproj").PsiDiagnostics);

    [Fact]
    public void What_each_severity_weighs_is_the_policys_to_say() => Assert.Equal(
        [
            $"Severities.csproj({audited.Folder.LineOf("Severities/Severities.csproj", "Acme.Moderate")}): warning PSI1005",
            $"Severities.csproj({audited.Folder.LineOf("Severities/Severities.csproj", "Acme.Critical")}): error PSI1005",
        ],
        audited.Build("Severities.csproj").PsiDiagnostics.Select(message => message.Summary));

    [Fact]
    public void Of_a_package_that_others_bring_in_the_chain_is_given_and_what_to_do()
    {
        var message = audited.Build("Transitive.csproj").Single("PSI1005");

        Assert.Equal(
            $"Transitive.csproj({audited.Folder.LineOf("Transitive/Transitive.csproj", "Acme.Top")}): error PSI1005", message.Summary);
        Assert.Contains(
            "It comes in through Acme.Top 1.0.0 → Acme.Middle 1.0.0 → Acme.High 1.0.0.", message.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Update Acme.Top 1.0.0 to a version that brings in a fixed one, or reference a fixed version of Acme.High directly.",
            message.Text,
            StringComparison.Ordinal);
        Assert.Contains("Acme.Top 2.0.0", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_waiver_of_the_advisory_covers_it_and_the_manifest_keeps_it()
    {
        Assert.Empty(audited.Build("Waived.csproj").PsiDiagnostics);
        Assert.Contains(
            "GHSA-0000-0000-000c",
            File.ReadAllText(Directory.GetFiles(audited.Folder.PathOf("Waived/artifacts/psi"))[0]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WaivedOther")]
    [InlineData("WaivedComponent")]
    public void A_waiver_of_another_advisory_or_of_the_component_does_not(string project) =>
        Assert.Equal("error", audited.Build($"{project}.csproj").Single("PSI1005").Severity);

    [Fact]
    public void An_audit_that_is_off_is_said_where_it_is_switched_off()
    {
        var build = audited.Build("Off.csproj");

        Assert.Equal(
            [$"Off.csproj({audited.Folder.LineOf("Off/Off.csproj", "NuGetAudit")}): error PSI1006"],
            build.PsiDiagnostics.Select(message => message.Summary));
        Assert.Contains("NuGet's audit is switched off", build.Single("PSI1006").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_advisory_that_NuGet_is_to_be_silent_about_is_said_unless_it_is_waived()
    {
        var message = audited.Build("Suppressed.csproj").Single("PSI1006");

        Assert.Equal(
            $"Suppressed.csproj({audited.Folder.LineOf("Suppressed/Suppressed.csproj", "NuGetAuditSuppress")}): error PSI1006",
            message.Summary);
        Assert.Contains("ask for a waiver that names GHSA-0000-0000-000c", message.Text, StringComparison.Ordinal);
        Assert.Empty(audited.Build("SuppressedAndWaived.csproj").PsiDiagnostics);
    }

    [Fact]
    public async Task A_source_of_advisories_that_does_not_answer_is_said()
    {
        var build = (await audited.BuildWithoutAdvisoriesAsync()).ShouldExit(1);

        // NuGet says both that the source did not answer and that it gave nothing.
        Assert.All(build.PsiDiagnostics, message => Assert.Equal(("error", "PSI1006"), (message.Severity, message.Id)));
        Assert.Contains(
            build.PsiDiagnostics,
            message =>
                message.Text.Contains("NU1900: ", StringComparison.Ordinal)
                && message.Text.Contains("http://127.0.0.1:1/v3/index.json", StringComparison.Ordinal));
    }
}
