using Psi.EndToEnd.Tests.Harness;

namespace Psi.EndToEnd.Tests.Incremental;

/// <summary>Small repositories, built; then one thing is changed in each, no source touched, and all are built again.</summary>
public sealed class Changes : BuiltOnce
{
    /// <summary>The same date in all builds.</summary>
    public const string Today = "-p:PsiToday=2026-11-21";

    private const string Waiver = """
        waivers:
          - id: W-1
            requirement: MAR-CRYPTO-1
            reason: The hash only names a file.
            owner: owner@contoso.example
            approvedBy: appsec@contoso.example
            approvedOn: 2026-11-01
            expires: 2027-02-01
        """;

    private protected override void Write(UserFolder folder)
    {
        foreach (var name in new[] { "Nothing", "Policy", "OlderPolicy", "Product", "Waiver", "Enforcement", "Assets" })
        {
            folder.WritePolicy($"{name}/");
            folder.WriteProject($"{name}/{name}.csproj", items: UserFolderProjects.ProhibitedPackage);
            folder.Write($"{name}/{name}.cs", UserFolderProjects.WeakHash(name));
        }

        // Without anything to repeat, so that only a change makes Psi run.
        foreach (var name in new[] { "Nothing", "Policy", "OlderPolicy", "Assets" })
        {
            folder.Write($"{name}/policy.yaml", Policy("Polly"));
            folder.Write($"{name}/{name}.cs", $"public class {name};");
        }
    }

    private protected override async Task<CommandResult> BuildAsync(UserFolder folder, string solution)
    {
        await folder.BuildAsync(solution, "-m", Today);

        folder.Write("Policy/policy.yaml", Policy("Newtonsoft.Json"));
        folder.Write("OlderPolicy/policy.yaml", Policy("Newtonsoft.Json"));
        File.SetLastWriteTimeUtc(folder.PathOf("OlderPolicy/policy.yaml"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        folder.WriteProduct("Product/", "lifecycle: { stage: retired-long-ago }");
        folder.WriteProduct("Waiver/", Waiver);
        folder.Write(
            "Enforcement/Directory.Build.props",
            "<Project><PropertyGroup><PsiEnforcement>report</PsiEnforcement></PropertyGroup></Project>");
        return await folder.BuildAsync(solution, "-m", Today, "--no-restore");
    }

    private static string Policy(string prohibited) => $"""
        psi: policy/v1
        organisation: Contoso
        version: "1"
        components:
          - purl: pkg:nuget/{prohibited}
            status: prohibited
            reason: Tests prohibit it.
        """;
}
