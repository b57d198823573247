using Psi.Inventory.Services;
using Psi.Policy;

namespace Psi.Insights.Checkout;

/// <summary>What the files of a checkout that belong to no project say of shared security services.</summary>
internal static class RepositoryServices
{
    /// <summary>By place.</summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="notes">Takes what could not be read, and so shows nothing.</param>
    public static IReadOnlyList<ServiceSign> Read(string root, ICollection<string> notes)
    {
        var survey = RepositoryServiceSigns.Of(root, entry => entry.LinkTarget is not null);
        foreach (var file in survey.Unread)
        {
            notes.Add($"{file.At} may show which services are used, and could not be read: {file.Reason}");
        }

        return survey.Signs;
    }
}
