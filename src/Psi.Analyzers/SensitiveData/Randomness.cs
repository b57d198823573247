namespace Psi.Analyzers.SensitiveData;

/// <summary>Tells random characters from words, sequences and repetitions.</summary>
internal static class Randomness
{
    private const int Characters = 128;

    private static readonly string[] Sequences = ["1234567", "abcdef", "ABCDEF", "0000000", "aaaaaa", "----", "____"];

    /// <summary>True for text that is not random: <c>1234567</c>, <c>abcdef</c>, the same character again and again.</summary>
    public static bool HasSequence(string text) => Sequences.Any(sequence => text.IndexOf(sequence, StringComparison.Ordinal) >= 0);

    /// <summary>
    /// Shannon's entropy of a text in bits per character, by how often each character occurs. At most the binary logarithm of its length.
    /// </summary>
    public static double BitsPerCharacter(string text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        var counts = new int[Characters];
        foreach (var character in text)
        {
            counts[character % Characters]++;
        }

        var frequencies = counts.Where(static count => count > 0).Select(count => (double)count / text.Length);
        return -frequencies.Sum(static frequency => frequency * Math.Log(frequency, 2));
    }
}
