using Psi.Manifest;
using Psi.Policy;

namespace Psi.EndToEnd.Tests.Samples;

/// <summary>What the manifests of the sample products say of shared security services, and what met requirements rest on.</summary>
[Collection(nameof(SampleManifests))]
public sealed class SampleStatementsTests(SampleManifests manifests)
{
    [Theory]
    [InlineData("payments-api", "identity-provider", "recommended", "src/Payments.Api/appsettings.Production.json")]
    [InlineData("payments-api", "edge", "recommended", "infra/edge.tf")]
    [InlineData("payments-api", "security-scan", "recommended", ".github/workflows/build.yml")]
    [InlineData("payments-api", "log-collector", "not-determined", "compose.yaml")]
    [InlineData("payments-api", "vault", "unused", null)]
    [InlineData("mail-worker", "identity-provider", "unused", null)]
    [InlineData("mail-worker", "edge", "unused", null)]
    [InlineData("mail-worker", "security-scan", "unused", null)]
    [InlineData("mail-worker", "log-collector", "another", "src/MailWorker/MailWorker.csproj")]
    [InlineData("mail-worker", "vault", "unused", null)]
    [InlineData("web-shop", "identity-provider", "missing", null)]
    [InlineData("web-shop", "edge", "missing", null)]
    [InlineData("web-shop", "security-scan", "unused", null)]
    [InlineData("web-shop", "log-collector", "home-made", "src/WebShop/OrderAudit.cs")]
    [InlineData("web-shop", "vault", "unused", null)]
    public void Each_service_is_in_the_state_that_the_readme_names(string product, string id, string state, string? place)
    {
        var service = Assert.Single(manifests.Built(product).Services, service => service.Id == id);

        Assert.Equal(state, ManifestWord.Of(service.State));
        if (place is null)
        {
            Assert.Empty(service.Sightings);
        }
        else
        {
            Assert.Contains($"{place}(", service.Reason, StringComparison.Ordinal);
            Assert.Contains(service.Sightings, sighting => sighting.At.Path == place && sighting.At.Line > 0);
        }
    }

    [Fact]
    public void What_is_met_rests_on_rules_but_for_one_on_evidence_and_one_on_an_attestation()
    {
        var manifest = manifests.Built("payments-api");

        Assert.Equal(["MAR-AUTHZ-1"], MetBy(manifest, RequirementBasis.Attestation));
        Assert.Equal(["MAR-WEB-1"], MetBy(manifest, RequirementBasis.Evidence));
        Assert.Contains("MAR-TLS-1", MetBy(manifest, RequirementBasis.Rules));
        Assert.Contains(manifest.Evidence, seen => seen.RuleId == "PSI3901" && seen.At.Path == "src/Payments.Api/Program.cs");
        var attestation = Assert.Single(manifest.Attestations);
        Assert.Equal(
            ("MAR-AUTHZ-1", "payments-champion@contoso.example", AttestationState.Valid),
            (attestation.Requirement, attestation.By, attestation.State));
    }

    [Fact]
    public void What_the_API_s_sources_file_names_is_measured()
    {
        var manifest = manifests.Built("payments-api");

        Assert.Equal(
            [
                ("components.approved", false), ("coverage.branches", true), ("coverage.lines", true), ("projects.assessed", false),
                ("requirements.assessed", false), ("requirements.met", false), ("tests.flaky", true), ("tests.passed", true),
            ],
            manifest.Measurements.Select(measurement => (measurement.Id, measurement.Inputs is not null)));
        Assert.All(manifest.Measurements, measurement => Assert.Equal(MeasurementState.Measured, measurement.State));
        Assert.Contains("exports/tests.junit.xml", manifest.Inputs.Select(input => input.Path));
        Assert.DoesNotContain("sources.yaml", manifests.Built("web-shop").Inputs.Select(input => input.Path));
    }

    private static IEnumerable<string> MetBy(SecurityManifest manifest, RequirementBasis basis) => manifest.Requirements
        .Where(requirement => requirement.State == RequirementState.Met
            && requirement.Projects.Any(verdict => verdict.Basis.Contains(basis)))
        .Select(requirement => requirement.Id);
}
