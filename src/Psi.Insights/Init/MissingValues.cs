using Psi.Insights.Checkout;

namespace Psi.Insights.Init;

/// <summary>Names the values that are missing when there is nobody to ask.</summary>
internal static class MissingValues
{
    /// <summary>One message: each option that is missing, and a command line that would do.</summary>
    /// <param name="missing">The keys.</param>
    /// <param name="likely">Values that may be the right ones.</param>
    /// <param name="arguments">The command line as it was given.</param>
    /// <param name="root">The repository root.</param>
    public static IEnumerable<string> Message(
        IReadOnlyList<ProductKey> missing,
        IReadOnlyDictionary<ProductKey, ProductValue> likely,
        IReadOnlyList<string> arguments,
        string root)
    {
        yield return $"psi: error: nothing is written: {RepositoryRoot.ProductFileName} needs these values, "
            + $"and nothing in {root} tells them:";
        var width = missing.Max(key => key.Option.Length);
        foreach (var key in missing)
        {
            var perhaps = likely.TryGetValue(key, out var known) ? $" (perhaps {known.Value}: {known.Source})" : "";
            yield return $"  {key.Option.PadRight(width)}  {key.Meaning}{perhaps}";
        }

        var values = missing.SelectMany(key => (string[])[key.Option, ValueFor(key)]);
        yield return $"for example: psi {string.Join(' ', arguments.Concat(values).Select(Quoted))}";

        string ValueFor(ProductKey key) =>
            likely.TryGetValue(key, out var value) && IsHarmless(value.Value) ? value.Value : key.Example;
    }

    private static string Quoted(string argument) => argument.Contains(' ') || argument.Length == 0 ? $"\"{argument}\"" : argument;

    // People copy the line into a shell, and the remote's address comes from others.
    private static bool IsHarmless(string value) =>
        char.IsLetterOrDigit(value[0]) && value.All(character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_' or '.');
}
