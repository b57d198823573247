using Psi.Insights.Baselines;
using Psi.Inventory.Services;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Checkout;

/// <summary>What the files of a checkout that belong to no project say of shared security services.</summary>
internal static class RepositoryServices
{
    /// <summary>The manifest with the services decided of the whole repository.</summary>
    /// <param name="manifest">Merged from builds.</param>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="notes">Takes what could not be read, and so shows nothing.</param>
    public static SecurityManifest AddTo(SecurityManifest manifest, string root, ICollection<string> notes)
    {
        if (manifest.Services.Count == 0)
        {
            return manifest;
        }

        var survey = RepositoryServiceSigns.Of(root, entry => entry.LinkTarget is not null);
        foreach (var file in survey.Unread)
        {
            notes.Add($"{file.At} may show which services are used, and could not be read: {file.Reason}");
        }

        var baseline = BaselineReading.Of(Path.Combine(root, BaselineFile.FileName), BaselineFile.FileName).File;
        return ServiceMerge.WithRepository(manifest, survey.Signs, baseline);
    }
}
