using Psi.Build;
using Psi.Manifest;
using Psi.Policy;
using Psi.Verify.Logs;
using Psi.Verify.Projects;

namespace Psi.Verify.Tests.Harness;

/// <summary>A built solution, verified by Psi's baseline.</summary>
internal static class Verified
{
    /// <summary>The requirement that weak hash algorithms break.</summary>
    public const string WeakHash = "MAR-CRYPTO-1";

    /// <summary>Builds and verifies the only project that reached its compile.</summary>
    public static VerifiedProject Single(BuiltSolution solution, params IReadOnlyList<string> arguments)
    {
        var printed = solution.Build(arguments);
        return Assert.Single(Projects(solution, isLogGiven: false, printed));
    }

    /// <summary>Verifies what the log says.</summary>
    public static IReadOnlyList<VerifiedProject> Projects(BuiltSolution solution, bool isLogGiven, string printed = "") =>
        Result(solution, isLogGiven, [], printed).Projects;

    /// <summary>Verifies what was built by a policy that accepts some tools that rewrite assemblies.</summary>
    public static VerificationResult Accepting(BuiltSolution solution, string rewriters, string printed)
    {
        using var policy = BuiltSolution.Of(("policy.yaml", $"""
            psi: policy/v1
            organisation: Contoso
            version: "1"
            rewriters: {rewriters}
            """));
        return Result(solution, isLogGiven: false, [new PolicySource(policy.PathOf("policy.yaml"), "organisation")], printed);
    }

    private static VerificationResult Result(
        BuiltSolution solution, bool isLogGiven, IReadOnlyList<PolicySource> policies, string printed)
    {
        Assert.True(File.Exists(solution.Log), printed);
        var verification = Verification.Of(new VerificationRequest
        {
            Root = solution.Root,
            Policies = policies,
            Today = new CalendarDate(2026, 11, 30),
            Sdk = Sdk.Trusted,
            RepositoryFiles = new RepositoryFiles(solution.Root, solution.Written),
            IsLogGiven = isLogGiven,
            PsiVersion = "0.1.0",
        });
        return verification.RunAsync(BuildLogReader.Read(solution.Log), progress: null, default).GetAwaiter().GetResult();
    }

    /// <summary>The state of a requirement.</summary>
    public static RequirementState StateOf(this VerifiedProject project, string requirement = WeakHash) =>
        Assert.Single(project.Fragment.Requirements, one => one.Id == requirement).State;

    /// <summary>The findings of a rule.</summary>
    public static IReadOnlyList<ManifestFinding> FindingsOf(this VerifiedProject project, string rule) =>
        [.. project.Fragment.Findings.Where(finding => finding.RuleId == rule)];

    /// <summary>That nobody says anything about the code of a project, because what runs is not what was looked at.</summary>
    public static void ShouldBeDoubted(this VerifiedProject project, string reason)
    {
        Assert.Equal(ProjectState.NotAssessed, project.Fragment.Project.State);
        Assert.Contains(reason, project.Fragment.Project.Reason, StringComparison.Ordinal);
        Assert.Contains(project.Diagnostics, diagnostic => diagnostic.RuleId == ProblemIds.VerificationDiffers);
        Assert.DoesNotContain(
            project.Fragment.Requirements, requirement => requirement.State is RequirementState.Met or RequirementState.NotApplicable);
    }
}
