using Psi.Policy.Yaml;

namespace Psi.Inventory.Services;

/// <summary>
/// Reads <c>launchSettings.json</c>: how developers start a product. The address that it then has is its own, so only the environment
/// variables of its profiles are settings.
/// </summary>
internal static class LaunchSettingsReader
{
    private const string Development = "Development";

    public static void Read(RepositoryFile file, SignCollector signs)
    {
        foreach (var profile in JsonNodes.Read(file, signs).Get("profiles").EntriesOf())
        {
            List<EnvironmentVariable> variables =
            [
                .. profile.Value.Get("environmentVariables").EntriesOf().Select(entry =>
                    new EnvironmentVariable(entry.Key.Value, (entry.Value as YamlScalar).TextOf(), entry.Value.Location)),
            ];
            EnvironmentVariables.Add(signs, variables, Development);
        }
    }
}
