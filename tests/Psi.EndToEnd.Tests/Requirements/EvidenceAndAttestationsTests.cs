using System.Text.Json;

namespace Psi.EndToEnd.Tests.Requirements;

/// <summary>What meets a requirement, and what an attestation cannot do: in the manifest's JSON, and at lines of psi.yaml.</summary>
public sealed class EvidenceAndAttestationsTests(AttestedProduct product) : IClassFixture<AttestedProduct>
{
    [Theory]
    [InlineData("BY-RULES", "met", "rules", "PSI3101 ran and found nothing")]
    [InlineData("BY-EVIDENCE", "met", "evidence", "PSI3901 was seen at src/Program.cs(2,")]
    [InlineData("BY-RULES-AND-EVIDENCE", "met", "rules evidence", "PSI3905 was seen at src/Program.cs(3,")]
    [InlineData("BY-ATTESTATION", "met", "attestation", "lead@contoso.example attested it on 2026-06-01 until 2027-05-31: Read docs")]
    [InlineData("INSTEAD-OF-EVIDENCE", "met", "attestation", "PSI3902 was not seen")]
    [InlineData("WITHOUT-EVIDENCE", "not-assessed", "", "PSI3909 was not seen: nothing shows that it is met")]
    [InlineData("UNATTESTED", "not-assessed", "", "nobody has attested it")]
    [InlineData("EXPIRED", "not-assessed", "", "counts for nothing: it ended on 2026-11-20")]
    [InlineData("EXPIRING", "met", "attestation", "attested it on 2026-06-01 until 2026-11-30")]
    [InlineData("STRANGER", "not-assessed", "", "counts for nothing: Contoso does not accept attestations by stranger@contoso.example")]
    [InlineData("TOO-LONG", "not-assessed", "", "counts for nothing: it is for 366 days, and Contoso allows at most 365")]
    [InlineData("AGAINST-FINDING", "unmet", "", "1 finding of PSI3201, the first at src/Program.cs(6,")]
    public void The_manifest_says_what_a_requirement_rests_on_and_why(string id, string state, string basis, string reason)
    {
        var requirement = Entry("requirements", "id", id);
        var verdict = Assert.Single(requirement.GetProperty("projects").EnumerateArray());

        Assert.Equal(state, requirement.GetProperty("state").GetString());
        Assert.Equal(state, verdict.GetProperty("state").GetString());
        Assert.Equal(basis, string.Join(' ', verdict.GetProperty("basis").EnumerateArray().Select(word => word.GetString())));
        Assert.Contains(reason, verdict.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BY-ATTESTATION", "valid", null)]
    [InlineData("EXPIRED", "expired", "it ended on 2026-11-20")]
    [InlineData("EXPIRING", "expiring", null)]
    [InlineData("STRANGER", "refused", "Contoso does not accept attestations by stranger@contoso.example")]
    [InlineData("TOO-LONG", "refused", "it is for 366 days, and Contoso allows at most 365")]
    [InlineData("AGAINST-FINDING", "valid", null)]
    public void The_manifest_states_every_attestation_with_its_place(string requirement, string state, string? reason)
    {
        var attestation = Entry("attestations", "requirement", requirement);

        Assert.Equal(state, attestation.GetProperty("state").GetString());
        Assert.Equal(reason, attestation.TryGetProperty("reason", out var why) ? why.GetString() : null);
        Assert.Equal("psi.yaml", attestation.GetProperty("at").GetProperty("file").GetString());
        Assert.Equal(LineOf(requirement), attestation.GetProperty("at").GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("EXPIRED", "PSI0005", "ended on 2026-11-20 and counts for nothing any more")]
    [InlineData("EXPIRING", "PSI0005", "ends on 2026-11-30: 9 days left")]
    [InlineData("STRANGER", "PSI0002", "Ask one of those it does: lead@contoso.example")]
    [InlineData("TOO-LONG", "PSI0002", "Let it end on 2027-06-01 or earlier")]
    public void The_build_reports_it_at_its_line(string requirement, string rule, string text) => Assert.Contains(
        product.Build.PsiDiagnostics,
        message => message.Summary == $"psi.yaml({LineOf(requirement)}): warning {rule}"
            && message.Text.Contains(text, StringComparison.Ordinal));

    [Fact]
    public void The_build_says_nothing_else_of_them_and_names_the_finding_that_outweighs_one() => Assert.Equal(
        [
            $"Program.cs({product.Folder.LineOf("src/Program.cs", "=> true")}): warning PSI0101",
            $"Program.cs({product.Folder.LineOf("src/Program.cs", "=> true")}): warning PSI3201",
            $"psi.yaml({LineOf("EXPIRED")}): warning PSI0005",
            $"psi.yaml({LineOf("EXPIRING")}): warning PSI0005",
            $"psi.yaml({LineOf("STRANGER")}): warning PSI0002",
            $"psi.yaml({LineOf("TOO-LONG")}): warning PSI0002",
        ],
        product.Build.PsiDiagnostics.Select(message => message.Summary).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_piece_of_evidence_is_in_the_manifest_with_its_place()
    {
        var seen = product.Manifest.GetProperty("evidence").EnumerateArray()
            .Select(evidence => $"{evidence.GetProperty("ruleId")} {evidence.GetProperty("at").GetProperty("line")}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(["PSI3901 2", "PSI3905 3"], seen);
    }

    private int LineOf(string requirement) => product.Folder.LineOf("psi.yaml", $"requirement: {requirement},");

    private JsonElement Entry(string section, string key, string value) => Assert.Single(
        product.Manifest.GetProperty(section).EnumerateArray(), entry => entry.GetProperty(key).GetString() == value);
}
