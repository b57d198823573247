using System.Globalization;
using System.Text;

namespace Psi.Policy;

/// <summary>Writes baselines: the same content gives the same text on every system, with <c>\n</c>.</summary>
public static class BaselineText
{
    private const string Header =
        "# What spoke against the organisation's policy in this repository on the day 'approvedOn', and is accepted until 'expires': "
        + "builds fail on\n"
        + "# what is new only. After that day everything listed here fails again. Nothing here counts as met; "
        + "the security manifest shows all of it.\n"
        + "# To get rid of an entry, fix what it names, build, and run 'psi init --baseline': it takes out what is gone, "
        + "and never adds anything.\n"
        + "# It writes the whole file anew, so comments do not stay. To accept new things, delete the file and run it again: "
        + "the reviewer sees the change.\n";

    /// <summary>The text of the file.</summary>
    public static string Of(BaselineFile baseline)
    {
        var text = new StringBuilder(Header)
            .Line($"psi: {BaselineFileReader.Format}")
            .Line($"reason: {Scalar(baseline.Reason)}")
            .Line($"owner: {Scalar(baseline.Owner)}")
            .Line($"approvedBy: {Scalar(baseline.ApprovedBy)}")
            .Line($"approvedOn: {baseline.ApprovedOn}")
            .Line($"expires: {baseline.Expires}");
        if (baseline.Components.Count > 0)
        {
            text.Line("components:");
        }

        foreach (var entry in baseline.Components)
        {
            text.Line($"  - purl: {Scalar(entry.Component.ToString())}").Line($"    rules: [{string.Join(", ", entry.Rules)}]");
            if (entry.Advisories.Count > 0)
            {
                text.Line($"    advisories: [{string.Join(", ", entry.Advisories.Select(Scalar))}]");
            }

            text.Line("    paths:");
            foreach (var path in entry.Paths)
            {
                text.Line($"      - {Scalar(path)}");
            }
        }

        if (baseline.Findings.Count > 0)
        {
            text.Line("findings:");
        }

        foreach (var entry in baseline.Findings)
        {
            text.Line($"  - rule: {entry.RuleId}");
            text.Line($"    path: {Scalar(entry.Path)}");
            text.Line($"    count: {entry.Count.ToString(CultureInfo.InvariantCulture)}");
        }

        return text.ToString();
    }

    private static StringBuilder Line(this StringBuilder text, string line) => text.Append(line).Append('\n');

    // In quotes where a character could mean something in YAML.
    private static string Scalar(string value)
    {
        if (IsPlain(value))
        {
            return value;
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(string value) =>
        value.Length > 0 && IsLetterOrDigit(value[0]) && (IsLetterOrDigit(value[value.Length - 1]) || value[value.Length - 1] == '.')
        && value.All(letter => IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '/' or '@' or '%' or '+' or ' ' or ':' or ';')
        && value.IndexOf(": ", StringComparison.Ordinal) < 0;

    private static bool IsLetterOrDigit(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
}
