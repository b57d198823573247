namespace Psi.Policy;

// Generated from rules.tsv.
/// <summary>The ids of <see cref="CodeRules"/>.</summary>
internal static class CodeRuleIds
{
    public static IReadOnlyList<string> All { get; } =
    [
        "PSI1101", "PSI2001", "PSI2002", "PSI3101", "PSI3102", "PSI3103", "PSI3104", "PSI3105", "PSI3106", "PSI3107",
        "PSI3108", "PSI3109", "PSI3110", "PSI3111", "PSI3112", "PSI3113", "PSI3114", "PSI3201", "PSI3202", "PSI3203",
        "PSI3204", "PSI3205", "PSI3206", "PSI3401", "PSI3402", "PSI3403", "PSI3404", "PSI3405", "PSI3411", "PSI3412",
        "PSI3413", "PSI3501", "PSI3502", "PSI3503", "PSI3504", "PSI3505", "PSI3506", "PSI3901", "PSI3902", "PSI3903",
        "PSI3904", "PSI3905", "PSI3906", "PSI3907", "PSI3908", "PSI3909", "PSI3910", "PSI3911", "PSI3912",
    ];
}
