using Psi.Policy;
using Psi.Policy.Yaml;

namespace Psi.Inventory.Services;

/// <summary>Reads templates of Azure Resource Manager and of AWS CloudFormation: the types of their resources.</summary>
/// <seealso href="https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax"/>
/// <seealso href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"/>
internal static class TemplateReader
{
    private const string AzureSchema = "deploymentTemplate";

    private const string AwsType = "AWS::";

    /// <summary>Whether the text may be a template, so that reading it is worthwhile.</summary>
    public static bool IsCandidate(string text) =>
        text.IndexOf(AzureSchema, StringComparison.OrdinalIgnoreCase) >= 0
        || (text.IndexOf(AwsType, StringComparison.Ordinal) >= 0 && text.IndexOf("Resources", StringComparison.Ordinal) >= 0);

    public static void ReadJson(RepositoryFile file, SignCollector signs)
    {
        if (JsonNodes.Read(file, signs) is { } root)
        {
            ReadRoot(root, signs);
        }
    }

    public static void ReadYaml(RepositoryFile file, SignCollector signs)
    {
        foreach (var root in YamlNodes.Read(file, signs))
        {
            ReadAws(root, signs);
        }
    }

    private static void ReadRoot(YamlNode root, SignCollector signs)
    {
        if (root.GetScalar("$schema") is { } schema && schema.Value.IndexOf(AzureSchema, StringComparison.OrdinalIgnoreCase) >= 0)
        {
            ReadAzure(root, "", signs);
        }
        else
        {
            ReadAws(root, signs);
        }
    }

    private static void ReadAws(YamlNode root, SignCollector signs)
    {
        List<YamlScalar> types = [.. root.Get("Resources").EntriesOf().Select(entry => entry.Value.GetScalar("Type")).OfType<YamlScalar>()];
        if (root.Get("AWSTemplateFormatVersion") is null && !types.Exists(type => type.Value.StartsWith(AwsType, StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var type in types.Where(type => type.Value.IndexOf("::", StringComparison.Ordinal) > 0))
        {
            Add(type.Value, type, signs);
        }
    }

    // 'resources' is a list or, in newer templates, an object by name. A resource has others inside it, whose types follow its own.
    private static void ReadAzure(YamlNode node, string outer, SignCollector signs)
    {
        var resources = node.Get("resources");
        foreach (var resource in resources.ItemsOf().Concat(resources.EntriesOf().Select(entry => entry.Value)))
        {
            var type = resource.GetScalar("type");
            var full = type is null ? outer : outer.Length == 0 || type.Value.IndexOf('.') >= 0 ? type.Value : $"{outer}/{type.Value}";
            if (type is { Value.Length: > 0 })
            {
                Add(full, type, signs);
            }

            // A deployment inside the template has a template of its own.
            if (resource.Get("properties").Get("template") is { } inner)
            {
                ReadAzure(inner, "", signs);
            }

            if (full.Length <= SignCollector.MaximumName)
            {
                ReadAzure(resource, full, signs);
            }
        }
    }

    private static void Add(string name, YamlScalar type, SignCollector signs) =>
        signs.Add(new ServiceSign(ServiceTraceKind.Resource, name, type.Location)
        {
            Environment = FileEnvironment.Of(type.Location.Path),
        });
}
