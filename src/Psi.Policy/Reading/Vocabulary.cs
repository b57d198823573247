namespace Psi.Policy.Reading;

/// <summary>The words a key may have, and what each means.</summary>
internal sealed class Vocabulary<T>(params (string Word, T Meaning)[] words)
    where T : struct
{
    /// <summary>The word for a meaning.</summary>
    public string WordOf(T meaning) => words.First(word => EqualityComparer<T>.Default.Equals(word.Meaning, meaning)).Word;

    public bool TryParse(string text, out T? value, out string expectation)
    {
        foreach (var (word, meaning) in words)
        {
            if (word != text)
            {
                continue;
            }

            (value, expectation) = (meaning, "");
            return true;
        }

        value = null;
        var known = words.Select(pair => pair.Word).ToList();
        expectation = $"expected one of {string.Join(", ", known)}{Suggestion.For(text, known)}";
        return false;
    }
}

/// <summary>The words a key may have, where the word itself is what is kept.</summary>
internal sealed class WordSet(params string[] words)
{
    public bool TryParse(string text, out string? value, out string expectation)
    {
        value = words.Contains(text, StringComparer.Ordinal) ? text : null;
        expectation = value is null ? $"expected one of {string.Join(", ", words)}{Suggestion.For(text, words)}" : "";
        return value is not null;
    }
}
