using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Psi.Structure.Tests;

/// <summary>A lambda reads like a sentence when its parameter is a word.</summary>
public sealed class LambdaTests
{
    [Fact]
    public void Parameters_of_lambdas_are_words() => Offenders.AreAbsent(
        from file in SourceTree.Files(".cs")
        from parameter in file.Syntax.DescendantNodes().OfType<ParameterSyntax>()
        where parameter.Ancestors().TakeWhile(node => node is not BlockSyntax).FirstOrDefault(node => node is ParameterListSyntax)?.Parent
            is null or AnonymousFunctionExpressionSyntax
        where parameter.Identifier.ValueText is { Length: 1 } name && name != "_"
        select $"{file.At(parameter)} names a parameter '{parameter.Identifier}'");
}
