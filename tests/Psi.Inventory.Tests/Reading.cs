using System.Text;

namespace Psi.Inventory.Tests;

/// <summary>Gives texts to readers.</summary>
internal static class Reading
{
    public static InventoryResult Read(this IComponentReader reader, string text, string path) =>
        reader.Read(new RepositoryFile(path, Encoding.UTF8.GetBytes(text)));
}
