using Psi.Insights.Report.Pages;

namespace Psi.Insights.Tests.Report;

public sealed class BypassesTests
{
    [Fact]
    public void A_setting_given_for_many_projects_of_a_repo_is_one_bypass() => Assert.Equal(
        3,
        Bypasses.Count(
        [
            new(1, "src/A/A.csproj", "PsiEnforcement", "report"), new(1, "src/B/B.csproj", "PsiEnforcement", "report"),
            new(1, "src/A/A.csproj", "PsiToday", "2026-11-21"),
            new(2, "src/A/A.csproj", "PsiEnforcement", "report"),
        ]));
}
