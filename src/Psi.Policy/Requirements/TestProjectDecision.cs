namespace Psi.Policy;

/// <summary>
/// Whether a project holds tests and nothing that reaches anybody. Rules about code then have nothing to say about it. Decided from facts:
/// neither a reference to a framework nor what the project calls itself is enough.
/// </summary>
/// <param name="IsTest">The decision.</param>
/// <param name="Reason">Why, as the rest of a sentence.</param>
/// <param name="Facts">What was looked at, each as <c>name: value</c>, in a fixed order.</param>
public sealed record TestProjectDecision(bool IsTest, string Reason, IReadOnlyList<string> Facts)
{
    private const string Applicable = "test project (";

    private static readonly string[] Programs = ["Exe", "WinExe", "AppContainerExe"];

    /// <summary>Why a requirement does not apply to the project.</summary>
    public string NotApplicableBecause => $"{Applicable}{Reason})";

    /// <summary>Whether a requirement does not apply because the project is one of tests, by the reason that is written down.</summary>
    public static bool IsReason(string reason) => reason.StartsWith(Applicable, StringComparison.Ordinal);

    /// <summary>Decides.</summary>
    /// <param name="facts">Everything that is known.</param>
    public static TestProjectDecision Decide(TestProjectFacts facts)
    {
        var contradictions = Contradictions(facts);
        if (contradictions.Count > 0)
        {
            return new(false, string.Join("; ", contradictions), FactsOf(facts));
        }

        return facts.Framework is { } framework
            ? new(true, $"its code holds tests of {DisplayText.OneLine(framework)}{First(facts)}, and nothing ships it", FactsOf(facts))
            : new(false, "its code holds no test of a known framework", FactsOf(facts));
    }

    /// <summary>
    /// What speaks against a test project, whatever its code holds: that it is published, packed, a server or a service, or that the
    /// product refers to it. Each is a sentence without its end.
    /// </summary>
    /// <param name="facts">Everything that is known.</param>
    public static IReadOnlyList<string> Contradictions(TestProjectFacts facts)
    {
        var found = new List<string>();
        if (facts.ApplicationSdk.Length > 0)
        {
            found.Add($"{DisplayText.OneLine(facts.ApplicationSdk)} makes it a server or a service");
        }

        if (IsTrue(facts.Publishable))
        {
            found.Add("IsPublishable is set to true");
        }
        else if (!facts.IsDeclared && facts.Publishable.Length == 0 && IsProgram(facts))
        {
            found.Add($"it is a program that can be published (OutputType is {facts.OutputType}); IsPublishable=false says that it is not");
        }

        if (IsTrue(facts.Packable))
        {
            found.Add("IsPackable is set to true");
        }

        if (facts.IsPackedOnBuild)
        {
            found.Add("GeneratePackageOnBuild is true");
        }

        if (facts.IsTool)
        {
            found.Add("PackAsTool is true");
        }

        if (facts.Referrers.Count > 0)
        {
            var others = facts.Referrers.Count == 1 ? "" : $" and {Quantity.Of(facts.Referrers.Count - 1, "other project")}";
            found.Add($"{DisplayText.OneLine(facts.Referrers[0])}{others}, which is no test project, refers to it");
        }

        return found;
    }

    private static bool IsProgram(TestProjectFacts facts) => Programs.Contains(facts.OutputType, StringComparer.OrdinalIgnoreCase);

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string First(TestProjectFacts facts) => facts.FirstTest is { } first ? $", the first at {first}" : "";

    private static IReadOnlyList<string> FactsOf(TestProjectFacts facts)
    {
        (string Name, string Value)[] known =
        [
            ("tests", facts.Framework ?? "none"),
            ("IsTestProject", facts.IsDeclared ? "true" : ""),
            ("OutputType", facts.OutputType),
            ("IsPublishable", facts.Publishable),
            ("IsPackable", facts.Packable),
            ("GeneratePackageOnBuild", facts.IsPackedOnBuild ? "true" : ""),
            ("PackAsTool", facts.IsTool ? "true" : ""),
            ("sdk", facts.ApplicationSdk),
            ("referredToBy", string.Join(", ", facts.Referrers)),
        ];
        return [.. known.Where(fact => fact.Value.Length > 0).Select(fact => DisplayText.OneLine($"{fact.Name}: {fact.Value}"))];
    }
}
