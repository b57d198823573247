using System.Globalization;
using System.Text;

namespace Psi.Build;

/// <summary>The analyzers' whole view of the policy: a global analyzer configuration with <c>psi.*</c> keys.</summary>
internal static class PolicyGlobalConfig
{
    /// <summary>Above every configuration of a repo, so that it can't unset a key without being seen.</summary>
    private const int GlobalLevel = 1_000_000;

    /// <summary>The file's content in UTF-8. Only what changes an analyzer's findings goes in: a changed file means a new compile.</summary>
    public static byte[] Write(PolicySetup setup)
    {
        var text = new StringBuilder()
            .Append("# Written by Psi from the policy. Changes are overwritten.\n")
            .Append("is_global = true\n")
            .Append("global_level = ").Append(GlobalLevel.ToString(CultureInfo.InvariantCulture)).Append('\n')
            .Append("psi.product_level = ").Append(setup.Level.Level.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
