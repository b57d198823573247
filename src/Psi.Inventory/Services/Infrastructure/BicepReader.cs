using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>Reads Bicep: the types of <c>resource</c> declarations, those inside another resource with its type before theirs.</summary>
/// <seealso href="https://learn.microsoft.com/azure/azure-resource-manager/bicep/resource-declaration"/>
internal static class BicepReader
{
    public static void Read(RepositoryFile file, SignCollector signs)
    {
        // The resources that are open, each with the depth of its braces.
        var open = new Stack<(string Type, int Depth)>();
        var line = new List<CodeToken>();
        var depth = 0;
        foreach (var token in CodeTokens.In(file, CodeForm.Bicep))
        {
            if (token.Kind == CodeTokenKind.LineEnd)
            {
                line.Clear();
                continue;
            }

            line.Add(token);
            if (line.Count == 3 && line[0].IsWord("resource") && line[1].Kind == CodeTokenKind.Word && token.Kind == CodeTokenKind.String)
            {
                var type = Full(token.Text, open);
                signs.Add(new ServiceSign(ServiceTraceKind.Resource, type, token.At) { Environment = FileEnvironment.Of(file.Path) });
                if (type.Length <= SignCollector.MaximumName)
                {
                    open.Push((type, depth));
                }
            }

            depth = token.IsMark("{") ? depth + 1 : token.IsMark("}") ? Math.Max(0, depth - 1) : depth;
            while (token.IsMark("}") && open.Count > 0 && depth <= open.Peek().Depth)
            {
                open.Pop();
            }
        }
    }

    // 'vaults/secrets@version' in full is 'Microsoft.KeyVault/vaults/secrets'; inside its vault it is 'secrets'.
    private static string Full(string written, Stack<(string Type, int Depth)> open)
    {
        var type = written.IndexOf('@') is >= 0 and var at ? written.Substring(0, at) : written;
        return open.Count > 0 && type.IndexOf('.') < 0 ? $"{open.Peek().Type}/{type}" : type;
    }
}
