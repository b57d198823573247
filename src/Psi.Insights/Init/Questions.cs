using Psi.Insights.CommandLine;

namespace Psi.Insights.Init;

/// <summary>Asks a person for what could not be found.</summary>
internal static class Questions
{
    /// <summary>Asks one question per key; null when one is not answered.</summary>
    /// <param name="keys">What to ask for.</param>
    /// <param name="likely">What an empty answer means.</param>
    /// <param name="terminal">Where to ask.</param>
    /// <param name="answers">Where the answers come from.</param>
    public static IReadOnlyDictionary<ProductKey, ProductValue>? Ask(
        IReadOnlyList<ProductKey> keys, IReadOnlyDictionary<ProductKey, ProductValue> likely, Terminal terminal, TextReader answers)
    {
        var given = new Dictionary<ProductKey, ProductValue>();
        foreach (var key in keys)
        {
            if (Ask(key, likely.GetValueOrDefault(key), terminal, answers) is not { } answer)
            {
                terminal.SayError($"nothing is written, for '{key.Name}' was left unanswered; {key.Option} gives it too");
                return null;
            }

            given.Add(key, answer);
        }

        return given;
    }

    private static ProductValue? Ask(ProductKey key, ProductValue? likely, Terminal terminal, TextReader answers)
    {
        while (true)
        {
            var proposal = likely is null ? $"such as {key.Example}" : $"Enter for '{likely.Value}', {likely.Source}";
            terminal.Error.Write(VisibleText.OfLine($"{key.Name}: {key.Meaning}? ({proposal}) "));
            if (answers.ReadLine()?.Trim() is not { } answer)
            {
                return null;
            }

            if (answer.Length == 0)
            {
                return likely;
            }

            if (key.ProblemWith(answer) is not { } problem)
            {
                return new ProductValue(answer, "as you answered");
            }

            terminal.Remark(problem);
        }
    }
}
