using System.Text;
using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>What a project is decided by, from texts.</summary>
internal static class SetupUnderTest
{
    public static CalendarDate Today { get; } = new(2026, 11, 21);

    /// <param name="policy">The organisation's policy without its head.</param>
    /// <param name="product">The product file without its head.</param>
    /// <param name="baseline">The repository's baseline without its head; empty for none.</param>
    /// <param name="today">The date to decide for; by default <see cref="Today"/>.</param>
    /// <param name="organisation">Whose policy it is.</param>
    public static PolicySetup Of(
        string policy, string product, string baseline = "", CalendarDate? today = null, string organisation = "Contoso")
    {
        var layer = PolicyLayer.Read(
            PolicyLayerKind.Organisation,
            "policy.yaml",
            Encoding.UTF8.GetBytes($"psi: policy/v1\norganisation: {organisation}\nversion: '1'\n{policy}\n"),
            out var problems);
        Assert.Empty(problems);
        var composed = PolicyComposition.Compose([layer!]);
        var read = ProductFileReader.Read(
            "psi.yaml", $"psi: product/v1\nid: app\nproduct: App\ndomain: Tests\nteam: tests\naccountable: a@b.example\n{product}\n");
        Assert.Empty(read.Problems);
        var date = today ?? Today;
        var listed = baseline.Length == 0 ? null : BaselineFileReader.Read(
            "psi.baseline.yaml", "psi: baseline/v1\nreason: Tests\nowner: a@b.example\napprovedBy: c@d.example\napprovedOn: 2026-10-01\n"
                + $"expires: 2027-02-01\n{baseline}\n");
        Assert.Empty(listed?.Problems ?? []);
        return new PolicySetup
        {
            Policy = composed,
            Product = read.Value,
            Level = ProductLevel.Of(read.Value, composed.Levels),
            Waivers = WaiverBook.Open(composed, read.Value, date, listed?.Value),
            Enforcement = EnforcementMode.Enforce,
            Today = date,
            Problems = [],
            IsReliable = true,
            FilesRead = [],
        };
    }
}
