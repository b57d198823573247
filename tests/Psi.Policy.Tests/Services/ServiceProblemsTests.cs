namespace Psi.Policy.Tests.Services;

/// <summary>What is reported of services, where, and how severe it is.</summary>
public sealed class ServiceProblemsTests
{
    private const string Required = "its level is 2";

    private static readonly FileLocation File = new("src/appsettings.json", 2, 3);
    private static readonly FileLocation Code = new("src/Program.cs", 7, 5);

    [Fact]
    public void Another_service_in_a_file_is_an_error_where_the_service_is_required()
    {
        var problem = Assert.Single(At(Service(), Required, Another()));

        Assert.Equal((ProblemIds.AnotherService, Severity.Error, File), (problem.RuleId, problem.Severity, problem.Location));
        Assert.Equal(
            "x.test is another identity service than the recommended Contoso Identity. With one place to sign in, rules for passwords and "
            + "second factors hold everywhere, and who leaves is locked out everywhere. Use Contoso Identity (login.contoso.example) "
            + "instead, or ask for a waiver of service idp.",
            problem.Message);
    }

    [Fact]
    public void A_file_of_nothing_else_is_reported_twenty_times_and_the_rest_is_counted()
    {
        var problems = At(
            Service(), Required, [.. Enumerable.Range(1, 25).Select(line => Another() with { At = File with { Line = line } })]);

        Assert.Equal(20, problems.Count);
        Assert.EndsWith(" 5 more of these are in this file.", problems[^1].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("more of these", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_a_warning_where_the_service_need_not_be_used() =>
        Assert.Equal(Severity.Warning, Assert.Single(At(Service(), null, Another())).Severity);

    [Fact]
    public void Before_its_day_it_is_a_warning_that_names_the_day()
    {
        var problem = Assert.Single(At(Service(", enforceFrom: 2027-03-01"), Required, Another()));

        Assert.Equal(Severity.Warning, problem.Severity);
        Assert.EndsWith(" From 2027-03-01 on this is an error.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_in_code_are_said_again_only_where_they_are_errors_and_once()
    {
        ServiceSighting[] seen =
        [
            Another() with { At = Code, RuleId = ProblemIds.AnotherService },
            Another() with { At = Code with { Line = 9 }, RuleId = ProblemIds.AnotherService },
        ];

        var problem = Assert.Single(At(Service(), Required, seen));

        Assert.Equal((Severity.Error, Code), (problem.Severity, problem.Location));
        Assert.Contains(
            "here, the first of 2 places in the code of this project, it uses x.test instead.", problem.Message, StringComparison.Ordinal);
        Assert.Empty(At(Service(), null, seen));
        Assert.Empty(At(Service(", severity: warning"), Required, seen));
    }

    [Fact]
    public void What_could_not_be_determined_is_a_warning_where_the_service_is_required()
    {
        var open = Another() with { Use = ServiceUse.NotDetermined, Reason = "the value of Oidc:Authority is set at deployment" };

        var problem = Assert.Single(At(Service(), Required, open));

        Assert.Equal((ProblemIds.ServiceUndetermined, Severity.Warning), (problem.RuleId, problem.Severity));
        Assert.Empty(At(Service(), null, open));
    }

    [Fact]
    public void What_is_waived_or_only_for_development_is_not_reported()
    {
        Assert.Empty(At(Service(), Required, Another() with { Waiver = "W-1" }));
        Assert.Empty(At(Service(), Required, Another() with { Environment = "Development" }));
    }

    [Theory]
    [InlineData(ServiceState.Missing, ProblemIds.ServiceMissing, Severity.Error)]
    [InlineData(ServiceState.NotDetermined, ProblemIds.ServiceUndetermined, Severity.Warning)]
    public void A_service_that_was_not_seen_is_reported(ServiceState state, string rule, Severity severity)
    {
        var problem = ServiceProblems.Missing(Service(), new(state, "why"), Required, File, Given.Today);

        Assert.Equal((rule, severity, File), (problem!.RuleId, problem.Severity, problem.Location));
    }

    [Theory]
    [InlineData(ServiceState.Recommended)]
    [InlineData(ServiceState.Unused)]
    [InlineData(ServiceState.Waived)]
    [InlineData(ServiceState.Another)]
    public void Whatever_was_seen_is_reported_at_its_place(ServiceState state) =>
        Assert.Null(ServiceProblems.Missing(Service(), new(state, "why"), Required, File, Given.Today));

    [Theory]
    [InlineData("levels: [2, 3]", 2, "library", "its level is 2")]
    [InlineData("levels: [2, 3]", 1, "web", null)]
    [InlineData("when: web", 1, "web", "its technology is web")]
    [InlineData("when: web", 1, "library", null)]
    [InlineData("when: 'uses:database'", 1, "library", "a project uses database")]
    [InlineData("levels: [2], when: web", 2, "web", "its level is 2 and its technology is web")]
    [InlineData("levels: [2], when: web", 3, "web", null)]
    public void A_product_must_use_it_for_a_reason(string required, int level, string technology, string? why)
    {
        var traits = ProjectTraits.Of(new ProjectTraitFacts { Components = [PackageUrl.Parse("pkg:nuget/Npgsql@9.0.0")] });

        Assert.Equal(why, Service($", requiredFor: {{ {required} }}").WhyRequired(level, technology, traits));
    }

    private static ServiceSighting Another() => new("idp", ServiceUse.Another, ServiceTraceKind.Host, "x.test", File);

    private static List<Problem> At(SharedService service, string? required, params ServiceSighting[] seen) =>
        [.. ServiceProblems.At(service, seen, required, Given.Today)];

    private static SharedService Service(string rest = "") => Assert.Single(Given.Policy(
        $"services: [{{ id: idp, title: Contoso Identity, kind: identity, recommended: {{ hosts: [login.contoso.example] }}{rest} }}]")
        .Services);
}
