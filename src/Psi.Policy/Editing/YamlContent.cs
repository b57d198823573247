using System.Globalization;
using System.Text;
using Psi.Policy.Yaml;

namespace Psi.Policy;

/// <summary>What a document says, without where and how it is written: two documents that say the same give the same text.</summary>
internal static class YamlContent
{
    /// <summary>The content, as it would be after the given changes.</summary>
    public static string Of(YamlNode root, IReadOnlyList<EntryChange>? changes = null)
    {
        var content = new StringBuilder();
        var changesByPlace = (changes ?? []).ToLookup(change => (change.Entry.Line, change.Entry.Column));
        Write(root);
        return content.ToString();

        void Write(YamlNode node)
        {
            switch (node)
            {
                case YamlScalar scalar:
                    WriteText(scalar.Value);
                    break;
                case YamlSequence sequence:
                    content.Append('[');
                    foreach (var item in sequence.Items)
                    {
                        Write(item);
                    }

                    content.Append(']');
                    break;
                case YamlMapping mapping:
                    content.Append('{');
                    var changed = PolicyEditor.PlaceOf(mapping) is { } place ? changesByPlace[place].ToList() : [];
                    // Sorted by key, because a new one may be written anywhere; repeated keys keep their order.
                    var kept = mapping.Entries
                        .Where(pair => !changed.Exists(change => change.Key == pair.Key.Value))
                        .Select(pair => (Key: pair.Key.Value, Change: (EntryChange?)null, pair.Value));
                    var pairs = kept.Concat(changed.Select(change => (change.Key, Change: (EntryChange?)change, Value: (YamlNode)mapping)));
                    foreach (var (key, change, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                    {
                        WriteText(key);
                        if (change is null)
                        {
                            Write(value);
                        }
                        else
                        {
                            WriteText(change.Value);
                        }
                    }

                    content.Append('}');
                    break;
            }
        }

        // With its length in front, so that no text can look like the structure around it.
        void WriteText(string text) => content.Append(text.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(text);
    }
}
