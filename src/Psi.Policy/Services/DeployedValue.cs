namespace Psi.Policy;

/// <summary>Values that something puts in when the product is deployed.</summary>
internal static class DeployedValue
{
    private static readonly (string Begin, string End)[] Marks =
    [
        ("${", "}"), ("#{", "}"), ("{{", "}}"), ("$(", ")"), ("__", "__"), ("<", ">"), ("%", "%"), ("[[", "]]"), ("@@", "@@"),
    ];

    /// <summary>Whether a value is empty, or says that another one comes in its place.</summary>
    public static bool Is(string? value) =>
        string.IsNullOrWhiteSpace(value) || Array.Exists(Marks, mark => Holds(value!, mark.Begin, mark.End));

    private static bool Holds(string value, string begin, string end)
    {
        var start = value.IndexOf(begin, StringComparison.Ordinal);
        return start >= 0 && value.IndexOf(end, start + begin.Length, StringComparison.Ordinal) > start + begin.Length;
    }
}
