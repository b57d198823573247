using System.Text;

namespace Psi.Policy.Tests;

/// <summary>Valid inputs, made from the few lines a test is about.</summary>
internal static class Given
{
    public static readonly CalendarDate Today = Day("2026-11-21");

    public static CalendarDate Day(string text) =>
        CalendarDate.TryParse(text, out var day) ? day : throw new ArgumentException($"'{text}' is no day");

    public static PackageUrl Component(string purl) => PackageUrl.Parse(purl);

    public static VersionInterval Interval(string text) =>
        VersionInterval.TryParse(text, out var interval) ? interval : throw new ArgumentException($"'{text}' is no interval");

    public static PathGlob Glob(string text) =>
        PathGlob.TryParse(text, out var glob) ? glob : throw new ArgumentException($"'{text}' is no glob");

    /// <summary>A policy file's text: the head, then <paramref name="rest"/>.</summary>
    public static string PolicyText(string rest, string extends = "none") =>
        $"psi: policy/v1\norganisation: Contoso\nversion: \"1\"\nextends: {extends}\n{rest}\n";

    /// <summary>A product file's text: the head, then <paramref name="rest"/>.</summary>
    public static string ProductText(string rest) =>
        $"psi: product/v1\nid: shop\nproduct: Shop\ndomain: Retail\nteam: shopfront\naccountable: head@contoso.example\n{rest}\n";

    /// <summary>An organisation's layer without the baseline, unless it says otherwise.</summary>
    public static PolicyLayer Organisation(string rest, string extends = "none", string path = "organisation.yaml") =>
        Layer(PolicyLayerKind.Organisation, path, PolicyText(rest, extends));

    /// <summary>A repository's layer.</summary>
    public static PolicyLayer Repository(string rest, string path = "repository.yaml") =>
        Layer(PolicyLayerKind.Repository, path, PolicyText(rest, "baseline"));

    public static EffectivePolicy Policy(params PolicyLayer[] layers) => PolicyComposition.Compose(layers);

    /// <summary>One organisation layer without the baseline.</summary>
    public static EffectivePolicy Policy(string rest) => Policy(Organisation(rest));

    public static ProductFile Product(string rest)
    {
        var result = ProductFileReader.Read("psi.yaml", ProductText(rest));
        Assert.Empty(result.Problems);
        return result.Value!;
    }

    /// <summary>A baseline's text: the head, then <paramref name="rest"/>.</summary>
    public static string BaselineText(
        string rest, string approvedBy = "appsec@contoso.example", string approvedOn = "2026-10-01", string expires = "2027-02-01") =>
        $"psi: baseline/v1\nreason: R.\nowner: dev@contoso.example\napprovedBy: {approvedBy}\napprovedOn: {approvedOn}\n"
        + $"expires: {expires}\n{rest}\n";

    public static BaselineFile Baseline(string text)
    {
        var result = BaselineFileReader.Read(BaselineFile.FileName, text);
        Assert.Empty(result.Problems);
        return result.Value!;
    }

    private static PolicyLayer Layer(PolicyLayerKind kind, string path, string text)
    {
        var layer = PolicyLayer.Read(kind, path, Encoding.UTF8.GetBytes(text), out var problems);
        Assert.Empty(problems);
        return layer!;
    }
}
