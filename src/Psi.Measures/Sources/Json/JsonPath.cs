using System.Text;

namespace Psi.Measures.Sources.Json;

/// <summary>The way to parts of a JSON file: property names, and null for every item of a list.</summary>
internal sealed class JsonPath
{
    private readonly List<byte[]?> _steps = [];

    public JsonPath(string text)
    {
        foreach (var name in text.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = name.IndexOf('[', StringComparison.Ordinal);
            if (end != 0)
            {
                _steps.Add(Encoding.UTF8.GetBytes(end < 0 ? name : name[..end]));
            }

            for (; end >= 0; end = name.IndexOf('[', end + 1))
            {
                _steps.Add(null);
            }
        }
    }

    public int Length => _steps.Count;

    /// <summary>Whether a step is to each item of a list.</summary>
    public bool IsItem(int step) => _steps[step] is null;

    /// <summary>The name of a step; empty for each item of a list.</summary>
    public ReadOnlySpan<byte> Name(int step) => _steps[step];
}
