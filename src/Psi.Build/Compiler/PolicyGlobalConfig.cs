using System.Globalization;
using System.Text;
using Psi.Policy;

namespace Psi.Build;

/// <summary>Everything that analyzers know of the policy: a global analyzer configuration with <c>psi.*</c> keys.</summary>
internal static class PolicyGlobalConfig
{
    /// <summary>Above every configuration of a repository, so that none can unset a key unnoticed.</summary>
    private const int GlobalLevel = 1_000_000;

    /// <summary>
    /// The file's content in UTF-8. Only what changes an analyzer's findings or their links goes in: a changed file means a new compile.
    /// </summary>
    /// <param name="setup">What the decision depends on.</param>
    /// <param name="components">The project's components, decided; none in a project without any, or one that is not restored.</param>
    /// <param name="tests">
    /// What is known of the project that could make it a test project; null where rules look at tests as at all other code.
    /// </param>
    public static byte[] Write(PolicySetup setup, ComponentAssessment components, TestProjectFacts? tests = null)
    {
        var text = new StringBuilder()
            .Append("# Written by Psi from the policy. Changes are overwritten.\n")
            .Append("is_global = true\n")
            .Append("global_level = ").Append(GlobalLevel.ToString(CultureInfo.InvariantCulture)).Append('\n');
        if (setup.Exclusion is not null)
        {
            foreach (var rule in SilentWhenExcluded(setup.Policy))
            {
                text.Append("dotnet_diagnostic.").Append(rule).Append(".severity = none\n");
            }

            return Encoding.UTF8.GetBytes(text.ToString());
        }

        text.Append("psi.product_level = ").Append(setup.Level.Level.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var setting in RuleSetting.All)
        {
            if (setup.Policy.Rules[setting] is { } value)
            {
                text.Append(setting.Option).Append(" = ").Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
            }
        }

        if (setup.Pages.Template is { } template)
        {
            text.Append("psi.help = ").Append(Encode(template)).Append('\n');
        }

        if (TestFrameworks.Of(components.Uses) is { Count: > 0 } frameworks)
        {
            text.Append("psi.test_frameworks = ").Append(string.Join(",", frameworks.Select(Encode))).Append('\n');
            if (tests is not null && setup.Policy.Tests == TestCode.Ignore && TestProjectDecision.Contradictions(tests).Count == 0)
            {
                text.Append("psi.pass_over_tests = true\n");
            }
        }

        if (setup.Policy.Services is { Count: > 0 } services)
        {
            text.Append("psi.services = ").Append(string.Join(",", services.Select(Encode).Select(Encode))).Append('\n');
        }

        if (FlaggedApi.Of(components.Uses, setup.Policy.Organisation) is { Count: > 0 } flagged)
        {
            text.Append("psi.flagged_apis = ").Append(string.Join(",", flagged.Select(Encode))).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // The rules about code that a requirement rests on. That about components' APIs has nothing to report without components.
    private static IEnumerable<string> SilentWhenExcluded(EffectivePolicy policy) => policy.Requirements
        .Concat(BaselinePolicy.Layer.File.Requirements)
        .SelectMany(requirement => requirement.Rules)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(rule => rule, StringComparer.Ordinal);

    private static string Encode(FlaggedApi api) =>
        string.Join("|", ((string[])[api.Assembly, api.Component, api.RuleId, api.Message]).Select(Encode));

    private static string Encode(SharedService service) => string.Join(
        "|",
        ((string[])
        [
            service.Id, service.Title, service.Kind, service.Advice,
            List(service.Recommended.Hosts), List(service.Recommended.Apis), List(service.Recommended.ConfigurationKeys),
            List(service.InsteadOf.Hosts), List(service.InsteadOf.Apis), List(service.InsteadOf.ConfigurationKeys),
        ]).Select(Encode));

    private static string List(IReadOnlyList<string> items) => string.Join("\n", items);

    // Everything but RFC 3986's unreserved characters and the slash: ';' and '#' start a comment in a value, and '|' and ',' are separators
    // here.
    private static string Encode(string field)
    {
        var encoded = new StringBuilder(field.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(field))
        {
            var c = (char)octet;
            if (c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '.' or '_' or '~' or '/')
            {
                encoded.Append(c);
            }
            else
            {
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }
}
