using System.Text.Json;
using Psi.Measures.Sources.Json;

namespace Psi.Measures.Sources.Events;

/// <summary>Reads the items of a list that is the whole file, or one property of it.</summary>
internal static class EventList
{
    /// <param name="file">The file.</param>
    /// <param name="property">The property.</param>
    /// <param name="take">Takes an item; it is only valid until it returns.</param>
    /// <exception cref="SourceFormatException">There is no such list.</exception>
    public static void Read(SourceFile file, string property, Action<SourceValue> take)
    {
        var isEmpty = true;
        SourceJson.Read(file, ["[]", $"{property}[]"], part =>
        {
            isEmpty = false;
            take(part.Value);
        });

        if (isEmpty)
        {
            // An empty list is fine; a file without one is of another kind.
            var whole = SourceJson.Whole(file);
            _ = (whole.Element.ValueKind == JsonValueKind.Object ? whole.Required(property) : whole).Items();
        }
    }
}
