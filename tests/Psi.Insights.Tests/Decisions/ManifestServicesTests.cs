using System.Text;
using Psi.Insights.Decisions;
using Psi.Insights.Tests.Samples;
using Psi.Manifest;
using Psi.Policy;
using Psi.Store;

namespace Psi.Insights.Tests.Decisions;

/// <summary>From the places that a manifest states the organisation's policy decides about services again.</summary>
public sealed class ManifestServicesTests
{
    private const string Traces = "recommended: { hosts: [login.contoso.example] }, insteadOf: { hosts: [other.test] }";

    private const string Required = "requiredFor: { levels: [1, 2, 3] }";

    [Theory]
    [InlineData(ServiceState.Recommended, ServiceUse.Recommended)]
    [InlineData(ServiceState.Another, ServiceUse.Another)]
    public void What_follows_from_the_places_agrees(ServiceState state, ServiceUse seen) => Assert.Empty(Of(state, seen));

    [Fact]
    public void A_state_that_does_not_follow_is_a_disagreement()
    {
        var one = Assert.Single(Of(ServiceState.Recommended, ServiceUse.Another));

        Assert.Equal(
            (DisagreementKind.Service, "idp", "recommended", "another"), (one.Kind, one.Subject, one.Stated, one.Decided));
    }

    [Fact]
    public void A_service_that_the_manifest_does_not_know_is_not_assessed_where_it_is_required()
    {
        var one = Assert.Single(Disagreements(SampleOrganisation.Tools with { Services = [] }, Policy(Required)));

        Assert.Equal(("nothing", "not assessed"), (one.Stated, one.Decided));
        Assert.Empty(Disagreements(SampleOrganisation.Tools with { Services = [] }, Policy("")));
    }

    [Fact]
    public void Other_traces_than_the_policys_were_looked_for()
    {
        var one = Assert.Single(Of(
            ServiceState.Recommended,
            ServiceUse.Recommended,
            policy: Policy(Required, "recommended: { hosts: [login.contoso.example] }, insteadOf: { hosts: [other.test, third.test] }")));

        Assert.Equal("not assessed", one.Decided);
    }

    [Fact]
    public void A_waiver_that_the_policy_does_not_accept_covers_nothing()
    {
        var waived = Stating(ServiceState.Waived, ServiceUse.Another, waiver: "W-1") with
        {
            Waivers = [SampleOrganisation.Waiver(
                "W-1", "service idp", "R.", new CalendarDate(2026, 10, 1), new CalendarDate(2027, 2, 1), WaiverState.Valid)],
        };

        Assert.Empty(Disagreements(waived, Policy(Required)));
        var one = Assert.Single(Disagreements(waived, $"{Policy(Required)}\nwaivers: {{ approvers: [ciso@contoso.example] }}"));
        Assert.Equal(("waived", "another"), (one.Stated, one.Decided));
    }

    [Fact]
    public void Another_severity_is_a_disagreement_of_its_own()
    {
        var one = Assert.Single(Of(
            ServiceState.Recommended, ServiceUse.Recommended, policy: Policy($"{Required}, severity: warning")));

        Assert.Equal(("severity", "error", "warning"), (one.Detail, one.Stated, one.Decided));
    }

    private static IReadOnlyList<Disagreement> Of(ServiceState state, ServiceUse seen, string? policy = null) =>
        Disagreements(Stating(state, seen), policy ?? Policy(Required));

    private static IReadOnlyList<Disagreement> Disagreements(SecurityManifest manifest, string policy) =>
    [
        .. ManifestDisagreements.Of(manifest, Composed(policy), new CalendarDate(2026, 11, 21)).Disagreements
            .Where(one => one.Kind == DisagreementKind.Service),
    ];

    private static SecurityManifest Stating(ServiceState state, ServiceUse seen, string? waiver = null) => SampleOrganisation.Tools with
    {
        Services =
        [
            new ManifestService
            {
                Id = "idp",
                Title = "Contoso Identity",
                Kind = "identity",
                Severity = Severity.Error,
                Required = "its level is 2",
                State = state,
                Recommended = ["hosts: login.contoso.example"],
                InsteadOf = ["hosts: other.test"],
                Sightings =
                [
                    new ManifestServiceSighting
                    {
                        Use = seen,
                        Trace = ServiceTraceKind.Host,
                        Name = "other.test",
                        At = new FileLocation("compose.yaml", 3, 5),
                        Waiver = waiver,
                    },
                ],
            },
        ],
    };

    private static string Policy(string required, string traces = Traces) =>
        $"services: [{{ id: idp, title: T, kind: identity, {traces}{(required.Length == 0 ? "" : ", ")}{required} }}]";

    private static EffectivePolicy Composed(string rest)
    {
        var layer = PolicyLayer.Read(
            PolicyLayerKind.Organisation,
            "policy.yaml",
            Encoding.UTF8.GetBytes($"psi: policy/v1\norganisation: Contoso\nversion: '1'\nextends: none\n{rest}\n"),
            out var problems);
        Assert.Empty(problems);
        return PolicyComposition.Compose([layer!]);
    }
}
