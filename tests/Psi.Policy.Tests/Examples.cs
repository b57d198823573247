namespace Psi.Policy.Tests;

/// <summary>The design's own example files, made whole.</summary>
internal static class Examples
{
    public const string Policy = """
        psi: policy/v1
        organisation: Contoso
        version: "2026.11"
        extends: baseline                          # or none
        enforcement: { default: enforce, minimum: report, waiversFrom: repository }
        unlisted: { severity: warning, scopes: [runtime] }
        waivers: { maxDays: 180, approvers: [appsec@contoso.example] }
        levels:
          technology: { web: 2, library: 1 }
          dataTypes: { cardholder: 3, public: 1 }
          criticality: { low: 1, medium: 2, high: 3 }
        components:
          - purl: pkg:nuget/Newtonsoft.Json
            status: deprecated
            versions: "[13.0.3,)"
            replacement: pkg:nuget/System.Text.Json
            reason: One JSON serializer per product; System.Text.Json is in the runtime.
            enforceFrom: 2027-03-31
            scopes: [runtime, build]
            levels: [2, 3]
            owner: platform@contoso.example
            reviewBy: 2027-11-30
        services:
          - id: identity-provider
            title: Contoso Identity
            kind: identity
            recommended: { hosts: [login.contoso.example], packages: [pkg:nuget/Microsoft.Identity.Web] }
            insteadOf:   { packages: [pkg:nuget/IdentityServer4] }
            requiredFor: { levels: [2, 3], when: web }
        requirements:
          - id: MAR-TLS-1
            title: Server certificates are validated
            asvs: [V12.3.2]
            levels: [1, 2, 3]
            rules: [PSI3201]
            severity: error
            enforceFrom: 2026-01-01

        """;

    public const string Product = """
        psi: product/v1
        id: payments-api
        product: Payments API
        domain: Payments
        team: payments-core
        technology: web
        dataTypes: [cardholder]
        criticality: high
        level: 3
        accountable: head-of-payments@contoso.example
        responsible: [leadership, product, development, operations]
        securityChampions: [dev-lead@contoso.example]
        lifecycle: { stage: live, endOfSupport: 2029-12-31 }
        operatingModel: { scope: The API and its database, environments: [production, staging], onCall: around the clock,
          incidentProcess: https://wiki.contoso.example/incidents, sloAvailability: 99.9, dataClassification: restricted,
          decommissionPlan: docs/decommission.md }
        waivers:
          - id: W-2026-014
            component: pkg:nuget/Newtonsoft.Json
            reason: Contract with the card scheme until the v3 client ships.
            owner: dev-lead@contoso.example
            approvedBy: appsec@contoso.example
            approvedOn: 2026-10-01
            expires: 2027-02-01

        """;
}
