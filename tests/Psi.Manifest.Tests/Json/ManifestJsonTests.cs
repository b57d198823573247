using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Psi.Manifest.Tests;

public sealed class ManifestJsonTests
{
    [Fact]
    public void A_complete_fragment_comes_back_with_the_same_bytes()
    {
        var bytes = ManifestJson.Write(Examples.CompleteFragment);

        Assert.Equal(Text(bytes), Text(ManifestJson.Write(ManifestJson.ReadFragment(bytes))));
    }

    [Fact]
    public void A_complete_manifest_comes_back_with_the_same_bytes()
    {
        var bytes = ManifestJson.Write(Examples.CompleteManifest);

        Assert.Equal(Text(bytes), Text(ManifestJson.Write(ManifestJson.ReadManifest(bytes))));
    }

    [Fact]
    public void What_a_fragment_leaves_out_is_empty_or_unknown()
    {
        var read = ManifestJson.ReadFragment(Encoding.UTF8.GetBytes($$"""
            {
              "fragmentVersion": 1, "stage": "before-compile", "tool": { "name": "Psi.Analyzers", "version": "0.1.0" },
              "policy": {
                "organisation": "baseline", "version": "1", "sha256": "{{Examples.Digest}}", "enforcement": "report",
                "decidedFor": "2026-11-02"
              },
              "project": { "path": "App.csproj", "state": "not-assessed" }
            }
            """));

        Assert.Equal(FragmentStage.BeforeCompile, read.Stage);
        Assert.Null(read.Product);
        Assert.Null(read.Project.TargetFramework);
        Assert.Empty(read.Components);
        Assert.Empty(read.Requirements);
        Assert.Equal(Examples.Today, read.Policy.DecidedFor);
    }

    [Fact]
    public void Unknown_names_are_skipped_so_that_a_later_Psi_may_add_some()
    {
        var text = Text(ManifestJson.Write(Examples.CompleteManifest))
            .Replace("\"manifestVersion\": 1,", "\"manifestVersion\": 1, \"later\": { \"a\": [1, {}] },");

        Assert.Equal(
            Text(ManifestJson.Write(Examples.CompleteManifest)),
            Text(ManifestJson.Write(ManifestJson.ReadManifest(Encoding.UTF8.GetBytes(text)))));
    }

    [Fact]
    public void Files_are_UTF8_with_line_feeds_and_no_byte_order_mark()
    {
        var text = Text(ManifestJson.Write(Examples.CompleteManifest));

        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n}\n", text);
        Assert.StartsWith("{\n  \"manifestVersion\": 1,\n", text);
    }

    [Fact]
    public void Letters_of_every_script_stay_readable_and_markup_does_not()
    {
        var text = Text(
            ManifestJson.Write(Examples.CompleteManifest with { Subject = Examples.Subject with { Branch = "größe-日本-<script>" } }));

        Assert.Contains("Zahlungsverkehr für Österreich", text);
        Assert.Contains("größe-日本-", text);
        Assert.DoesNotContain("<script>", text);
    }

    [Fact]
    public void A_byte_order_mark_of_an_editor_is_read_over()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. ManifestJson.Write(Examples.CompleteManifest)];

        Assert.Equal(marked[3..], ManifestJson.Write(ManifestJson.ReadManifest(marked)));
    }

    [Fact]
    public void The_culture_changes_no_byte()
    {
        var manifest = Examples.CompleteManifest with
        {
            Measurements = [Examples.CompleteManifest.Measurements[0] with { Numerator = 0.5 }],
        };
        var here = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = WithOtherSigns();
            var there = ManifestJson.Write(manifest);

            Assert.Contains("\"numerator\": 0.5", Text(there));
            Assert.Equal(Text(there), Text(ManifestJson.Write(ManifestJson.ReadManifest(there))));
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [Fact]
    public void A_figure_of_other_tools_has_its_parts_and_inputs_sorted_and_says_nothing_of_what_is_not_known()
    {
        var told = Examples.MeasurementOfOtherTools with
        {
            Distribution = null,
            Parts = new Dictionary<string, double> { ["Z"] = 1, ["a"] = 2, ["B"] = 3 },
            Proxy = null,
            Remark = null,
            Inputs = ["exports/b.csv", "exports/B.csv", "exports/a.csv"],
        };

        var written = ManifestJson.Write(Examples.CompleteManifest with { Measurements = [told] });

        var measurement = JsonNode.Parse(written)!["measurements"]![0]!.AsObject();
        Assert.Equal(
            ["id", "value", "unit", "observedAt", "source", "state", "formulaVersion", "sample", "parts", "period", "inputs"],
            measurement.Select(member => member.Key));
        Assert.Equal(["B", "Z", "a"], measurement["parts"]!.AsObject().Select(part => part.Key));
        Assert.Equal(
            ["exports/B.csv", "exports/a.csv", "exports/b.csv"], measurement["inputs"]!.AsArray().Select(path => path!.ToString()));
        Assert.Equal(Text(written), Text(ManifestJson.Write(ManifestJson.ReadManifest(written))));
    }

    [Fact]
    public void A_measurement_of_the_manifest_alone_is_written_as_before()
    {
        var measurement = JsonNode.Parse(ManifestJson.Write(Examples.CompleteManifest))!["measurements"]![0]!.AsObject();

        Assert.Equal(
            ["id", "numerator", "denominator", "unit", "observedAt", "source", "state"], measurement.Select(member => member.Key));
    }

    // Culture data may not be installed; the signs are what could leak.
    private static CultureInfo WithOtherSigns()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "−";
        culture.DateTimeFormat.DateSeparator = ".";
        return culture;
    }

    private static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);
}
