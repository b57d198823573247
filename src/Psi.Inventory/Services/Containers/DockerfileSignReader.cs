using System.Text;

namespace Psi.Inventory.Services;

/// <summary>Reads Dockerfiles: the images they begin with and the settings of <c>ENV</c>.</summary>
internal static class DockerfileSignReader
{
    public static void Read(RepositoryFile file, SignCollector signs)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        var stages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var variables = new List<EnvironmentVariable>();
        var otherwise = FileEnvironment.Of(file.Path);
        foreach (var instruction in DockerfileInstructions.In(file.Text))
        {
            if (signs.IsFull)
            {
                return;
            }

            var words = Words(instruction.Text);
            switch (words.Count == 0 ? "" : words[0].Text.ToUpperInvariant())
            {
                // Only what is written before the first stage counts for FROM; after it, an argument with the same name is another one.
                case "ARG" when stages.Count == 0:
                    foreach (var (name, value, _) in words.Skip(1).Select(word => Pair(word)))
                    {
                        arguments[name] = ShellDefault.Apply(value ?? "", arguments);
                    }

                    break;
                case "FROM":
                    EnvironmentVariables.Add(signs, variables, otherwise);
                    variables.Clear();
                    ReadFrom([.. words.Skip(1)], instruction, file.Path);
                    break;
                case "ENV":
                    variables.AddRange(Variables(words, instruction, file.Path));
                    break;
            }
        }

        EnvironmentVariables.Add(signs, variables, otherwise);

        void ReadFrom(List<Word> words, DockerfileInstruction instruction, string path)
        {
            words.RemoveAll(word => word.Text.StartsWith("--", StringComparison.Ordinal));
            if (words.Count == 0)
            {
                return;
            }

            var image = ShellDefault.Apply(words[0].Text, arguments);
            if (!stages.Contains(image))
            {
                signs.AddImage(image, instruction.PlaceOf(words[0].Start, path), otherwise);
            }

            // A stage without a name is one all the same; no image has such a name.
            stages.Add(words.Count > 2 && words[1].Text.Equals("AS", StringComparison.OrdinalIgnoreCase) ? words[2].Text : " ");
        }
    }

    private static IEnumerable<EnvironmentVariable> Variables(List<Word> words, DockerfileInstruction instruction, string path)
    {
        // The old form: ENV NAME the rest is the value.
        if (words.Count > 2 && words[1].Text.IndexOf('=') < 0)
        {
            var value = instruction.Text.Substring(words[2].Start).TrimEnd();
            return [new EnvironmentVariable(words[1].Text, ShellDefault.Apply(value), instruction.PlaceOf(words[2].Start, path))];
        }

        return words.Skip(1).Select(word => Pair(word)).Where(pair => pair.Value is not null).Select(pair =>
            new EnvironmentVariable(pair.Name, ShellDefault.Apply(pair.Value!), instruction.PlaceOf(pair.ValueStart, path)));
    }

    private static (string Name, string? Value, int ValueStart) Pair(Word word)
    {
        var at = word.Text.IndexOf('=');
        return at < 0
            ? (word.Text, null, word.Start)
            : (word.Text.Substring(0, at), word.Text.Substring(at + 1), word.Start + at + 1 + (word.IsQuotedAfter(at) ? 1 : 0));
    }

    // Quotes hold words together and belong to none; a backslash takes the meaning from what follows it.
    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var (start, quote, word) = (at, '\0', new StringBuilder());
            for (; at < text.Length && (quote != '\0' || !char.IsWhiteSpace(text[at])); at++)
            {
                if (text[at] == '\\' && quote != '\'' && at + 1 < text.Length)
                {
                    word.Append(text[++at]);
                }
                else if (text[at] == quote)
                {
                    quote = '\0';
                }
                else if (quote == '\0' && text[at] is '"' or '\'')
                {
                    quote = text[at];
                }
                else
                {
                    word.Append(text[at]);
                }
            }

            words.Add(new Word(word.ToString(), start, text));
        }

        return words;
    }

    private readonly record struct Word(string Text, int Start, string Whole)
    {
        public bool IsQuotedAfter(int at) => Start + at + 1 < Whole.Length && Whole[Start + at + 1] is '"' or '\'';
    }
}
