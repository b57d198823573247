namespace Psi.Policy;

/// <summary>Whether a product file says what the policy asks of a product of its level (PSI0007). Pure.</summary>
public static class OperatingModelAssessment
{
    // Afterwards nobody promises support any more.
    private static readonly string[] EndingStages = ["retiring", "retired"];

    /// <summary>
    /// What is missing, each at the section of the product file where it belongs, and at the file's beginning where that section is missing
    /// too; and an end of support that has passed.
    /// </summary>
    /// <param name="policy">What is asked.</param>
    /// <param name="product">Null when the repository has no valid product file: that is reported by itself.</param>
    /// <param name="level">The product's level.</param>
    /// <param name="today">The date to decide for.</param>
    public static IReadOnlyList<Problem> Assess(EffectivePolicy policy, ProductFile? product, int level, CalendarDate today)
    {
        if (product is null)
        {
            return [];
        }

        var problems = new List<Problem>();
        foreach (var demand in policy.OperatingModel.Where(demand => demand.IsForLevel(level)))
        {
            if (OperatingModelKey.Find(demand.Subject) is { } key && !key.IsSaidBy(product))
            {
                problems.Add(Missing(key, demand, policy, product, level, today));
            }
        }

        if (product.EndOfSupport < today && !EndingStages.Contains(product.Stage))
        {
            problems.Add(Passed(policy, product, level, today));
        }

        return Problem.InOrder(problems);
    }

    private static Problem Missing(
        OperatingModelKey key, ProductDemand demand, EffectivePolicy policy, ProductFile product, int level, CalendarDate today)
    {
        var severity = demand.SeverityOn(today);
        var deadline = severity < demand.Severity ? $" From {demand.EnforceFrom} this is an error." : "";
        return new Problem(
            ProblemIds.OperatingModelIncomplete,
            severity,
            product.SectionLocation(key.Section),
            $"'{key.Name}' is missing{(key.Section is null ? "" : $" in '{key.Section}'")}. The policy of {policy.Organisation} asks for "
            + $"it in a product of level {level}, because {key.Reason}. Write for example {key.Written}.{deadline}");
    }

    private static Problem Passed(EffectivePolicy policy, ProductFile product, int level, CalendarDate today)
    {
        var demand = policy.OperatingModel.FirstOrDefault(one => one.Subject == "endOfSupport" && one.IsForLevel(level));
        var stage = product.Stage is null ? "no 'stage' says that it is retiring" : $"its stage is {product.Stage}";
        return new Problem(
            ProblemIds.OperatingModelIncomplete,
            demand?.SeverityOn(today) ?? Severity.Warning,
            product.Locations.TryGetValue("lifecycle.endOfSupport", out var place) ? place : new FileLocation(product.Path),
            $"The support of {product.Name} ended on {product.EndOfSupport}, but {stage}. Those who use it believe one of the two. "
            + "Set 'endOfSupport' to the day until which vulnerabilities are fixed, or 'stage' to retiring or retired.");
    }
}
