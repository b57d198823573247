using System.Globalization;
using System.Text;

namespace Psi.Benchmarks.Inputs;

/// <summary>A large organisation's recommended-components list, as policy files are written.</summary>
internal static class PolicyText
{
    private static readonly string[] Statuses = ["recommended", "permitted", "permitted", "deprecated", "prohibited"];

    /// <summary>The id of the package that the exact entry of this number is about.</summary>
    public static string ExactId(int number) => string.Create(CultureInfo.InvariantCulture, $"Vendor{number % 97}.Product{number}");

    /// <summary>The start of the ids of all packages that the glob entry of this number is about.</summary>
    public static string GlobPrefix(int number) => string.Create(CultureInfo.InvariantCulture, $"Contoso.Area{number}.");

    /// <summary>A valid policy file.</summary>
    /// <param name="entries">Component entries in all.</param>
    /// <param name="globs">How many of them name a whole family of packages, as <c>pkg:nuget/Contoso.*</c> does; the first ones.</param>
    public static string Of(int entries, int globs)
    {
        var text = new StringBuilder("""
            psi: policy/v1
            organisation: Contoso
            version: "2026.11"
            unlisted: { severity: warning, scopes: [runtime] }
            components:

            """);
        for (var number = 0; number < entries; number++)
        {
            var name = number < globs ? GlobPrefix(number) + "*" : ExactId(number);
            text.Append(CultureInfo.InvariantCulture, $"""
                  - purl: pkg:nuget/{name}
                    status: {Statuses[number % Statuses.Length]}
                    versions: "[{number % 7 + 1}.0.0,{number % 7 + 4}.0.0)"
                    replacement: pkg:nuget/Contoso.Platform.Component{number % 31}
                    reason: The platform offers this, and every product does it in one way.
                    enforceFrom: 202{number % 9}-0{number % 9 + 1}-01
                    scopes: [runtime, build]
                    owner: platform@contoso.example

                """);
        }

        return text.ToString();
    }
}
