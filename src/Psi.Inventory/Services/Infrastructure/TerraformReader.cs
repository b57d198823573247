using Psi.Policy;

namespace Psi.Inventory.Services;

/// <summary>Reads Terraform and OpenTofu: the types of <c>resource</c> and <c>data</c> blocks.</summary>
/// <seealso href="https://developer.hashicorp.com/terraform/language/syntax/configuration"/>
internal static class TerraformReader
{
    private static readonly string[] Blocks = ["resource", "data"];

    public static void Read(RepositoryFile file, SignCollector signs)
    {
        var (depth, isLineStart) = (0, true);
        var header = new List<CodeToken>();
        foreach (var token in CodeTokens.In(file, CodeForm.Terraform))
        {
            if (depth == 0 && isLineStart && token.Kind == CodeTokenKind.Word && Blocks.Contains(token.Text))
            {
                header.Clear();
            }

            if (header.Count < 4)
            {
                header.Add(token);
            }

            if (IsBlock(header))
            {
                signs.Add(new ServiceSign(ServiceTraceKind.Resource, header[1].Text, header[1].At)
                {
                    Environment = FileEnvironment.Of(file.Path),
                });
                header.Clear();
            }

            depth = token.IsMark("{") ? depth + 1 : token.IsMark("}") ? Math.Max(0, depth - 1) : depth;
            isLineStart = token.Kind == CodeTokenKind.LineEnd;
            if (depth > 0 || isLineStart)
            {
                header.Clear();
            }
        }
    }

    /// <summary>Reads Terraform's JSON form.</summary>
    public static void ReadJson(RepositoryFile file, SignCollector signs)
    {
        var root = JsonNodes.Read(file, signs);
        foreach (var type in Blocks.SelectMany(block => root.Get(block).OneOrMore()).SelectMany(types => types.EntriesOf()))
        {
            signs.Add(new ServiceSign(ServiceTraceKind.Resource, type.Key.Value, type.Key.Location)
            {
                Environment = FileEnvironment.Of(file.Path),
            });
        }
    }

    // resource "type" "name" {
    private static bool IsBlock(List<CodeToken> header) =>
        header.Count == 4 && header[0].Kind == CodeTokenKind.Word && Blocks.Contains(header[0].Text)
        && header[1].Kind is CodeTokenKind.String && header[2].Kind is CodeTokenKind.String && header[3].IsMark("{");
}
